/**
 * What was written about us, to the leaders over it, once a working morning when there is something; a day on which
 * nobody noted anything says nothing.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { House } from '../../feature.js';
import { type PlanInForce, planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { digestHours, isDigestDay } from '../../ledger/remind.js';
import type { Json } from '../../lib/json.js';
import { loadPerson, THE_HOUSE } from '../../org/actor.js';
import type { Composed } from '../../outbox/claim.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { settleRaised } from '../done-marks/index.js';
import { leadersOver } from '../hot-issues/index.js';
import { listMentions } from './choices.js';
import { STANCE_NAMES, STANCES, texts } from './texts.js';

export const DAILY = 'press.daily';
const SHOWN = 12;

const Args = z.object({ at: z.iso.datetime() });

export const dailySweep: Sweep<House> = {
  name: 'press.daily',
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    await listWaiting(house, edition);
    if (edition.plan.press?.watching !== undefined) await settleLists(house);
  },
};

/** Unsaid when all of it was taken out meanwhile. The negative stands first. */
export async function composeDaily(act: Act, person: number, args: Json): Promise<Composed> {
  const at = new Date(Args.parse(args).at);
  const mentions = (await mentionsListed(act, at)).filter(({ leaders }) => leaders.includes(person));
  if (mentions.length === 0) return 'withdraw';
  const { zone } = (await requirePlan(act.tx)).calendar;
  const order = STANCES.toReversed();
  const sorted = mentions.toSorted((a, b) => order.indexOf(a.stance) - order.indexOf(b.stance) || a.id - b.id);
  const lines = sorted
    .slice(0, SHOWN)
    .map(({ stance, outlet, words, link }) => texts.dailyLine(STANCE_NAMES[stance], outlet, words, link));
  const more = sorted.length > SHOWN ? [texts.dailyMore(sorted.length - SHOWN)] : [];
  const head = texts.daily(numericDay(dayOf(at, zone)), sorted.length);
  const choices = [[listMentions.choice(texts.seeMentions, { page: 0 })]];
  return { say: { text: [head, ...lines, ...more].join('\n\n'), choices } };
}

async function listWaiting({ db, clock, act }: House, { plan, calendar }: PlanInForce): Promise<void> {
  const now = clock.now();
  const today = dayOf(now, calendar.zone);
  if (!isDigestDay(today, plan.reminders, calendar)) return;
  const { opensAt, closesAt } = digestHours(today, plan.reminders, calendar.zone);
  if (now < opensAt || now >= closesAt) return;
  const due = { listedAt: null, removedAt: null, at: { lt: opensAt } };
  if ((await db.read.pressMention.findFirst({ where: due, select: { id: true } })) === null) return;
  await act(THE_HOUSE, `sweep/press/${now.toISOString()}`, async (told) => {
    await told.tx.pressMention.updateMany({ where: due, data: { listedAt: told.now } });
    await tellLeaders(told, told.now);
  });
}

/** The list is the work of whoever noted last what stands on it. */
async function settleLists({ db, act }: House): Promise<void> {
  const open = { settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null };
  const listed = await db.read.pressMention.findMany({
    where: { listedAt: { not: null }, removedAt: null, request: { tasks: { some: open } } },
    orderBy: { id: 'asc' },
    select: { requestId: true, byId: true },
  });
  const lists = new Map<number, { readonly by: number; readonly count: number }>();
  for (const { requestId, byId } of listed)
    if (requestId !== null) lists.set(requestId, { by: byId, count: (lists.get(requestId)?.count ?? 0) + 1 });
  await forEachDue(lists, async ([request, { by, count }]) => {
    const proof = { words: texts.listProof(count) };
    await act(await loadPerson(db.read, by), `sweep/press/list/${request}`, (told) =>
      settleRaised(told, request, proof),
    );
  });
}

async function tellLeaders(act: Act, at: Date): Promise<void> {
  const people = new Set((await mentionsListed(act, at)).flatMap(({ leaders }) => leaders));
  for (const person of people)
    await act.tellLate(person, DAILY, { at: at.toISOString() }, { reason: `press/daily/${at.toISOString()}` });
}

async function mentionsListed(act: Act, at: Date) {
  const rows = await act.tx.pressMention.findMany({
    where: { listedAt: at, removedAt: null },
    orderBy: { id: 'asc' },
    include: { unit: { select: { path: true } } },
  });
  const found = [];
  for (const row of rows) found.push({ ...row, leaders: await leadersOver(act.tx, row.unit) });
  return found;
}
