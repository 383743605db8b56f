/** What a day's digests would say, with the facts as they are now: the rehearsal of the command line. */
import type { Day } from '../../calendar/day.js';
import { daysLeft } from '../../calendar/spell.js';
import type { ChannelName } from '../../channels/contract.js';
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { digestHours, isDigestDay } from '../../ledger/remind.js';
import { reachableAccount } from '../../org/reach.js';
import { titleOf } from '../tasks/index.js';
import { isPausedOn, morningAhead } from './morning.js';
import { owedIfReminded, peopleToRemind } from './who-today.js';

export interface DigestPreview {
  readonly person: string;
  /** The code of the unit by which the person answers. */
  readonly unit: string;
  /** Where it would be sent; null: the person is out of reach. */
  readonly channel: ChannelName | null;
  readonly tasks: readonly {
    /** The task's key. */
    readonly code: string;
    readonly title: string;
    readonly clause: string;
    readonly dueAt: Date;
    /** From that day; negative once it is past. */
    readonly daysLeft: number;
  }[];
}

/** Who would be told what on the morning of `day`. A day without digests has none, nor has one in a pause. */
export async function previewDigests(
  read: Read,
  edition: PlanInForce,
  day: Day,
  now: Date,
): Promise<readonly DigestPreview[]> {
  const { plan, calendar } = edition;
  if (!isDigestDay(day, plan.reminders, calendar)) return [];
  if (await isPausedOn(read, edition, day)) return [];
  const { opensAt } = digestHours(day, plan.reminders, calendar.zone);
  const morning = await morningAhead(read, edition, day, now);
  const previews: DigestPreview[] = [];
  for (const person of await peopleToRemind(read, edition, morning, opensAt)) {
    const owed = await owedIfReminded(read, edition, person, morning, opensAt);
    if (owed === undefined) continue;
    const tasks = owed.map((task) => ({
      code: task.key,
      title: titleOf(task),
      clause: task.clause,
      dueAt: task.dueAt,
      daysLeft: daysLeft(opensAt, task.dueAt, calendar.zone),
    }));
    previews.push({ ...(await addressOf(read, person)), tasks });
  }
  return previews;
}

async function addressOf(read: Read, id: number): Promise<Omit<DigestPreview, 'tasks'>> {
  const person = await read.person.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      memberships: {
        where: { until: null, role: { in: ['lead', 'office'] } },
        orderBy: { id: 'asc' },
        select: { role: true, unit: { select: { code: true } } },
      },
    },
  });
  const post = person.memberships.find(({ role }) => role === 'lead') ?? person.memberships[0];
  const account = await reachableAccount(read, id);
  const channel =
    account === undefined
      ? null
      : (await read.account.findUniqueOrThrow({ where: { id: account }, select: { channel: true } })).channel;
  return { person: person.name, unit: post?.unit.code ?? '', channel };
}
