/** Once a day: a late row for everybody a morning concerns. Whether it is said is decided again when it is sent. */
import { type Day, dayOf, startOf } from '../../calendar/day.js';
import { sql, type Tx } from '../../db/client.js';
import type { House } from '../../feature.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import { digestHours, isDigestDay, type Morning } from '../../ledger/remind.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { DIGEST, digestReason } from './digest.js';
import { ESCALATION, whoHearsOfOthers } from './escalation.js';
import { nameLostPeople } from './lost-people.js';
import { isDecided, markDecided, morningToDecide } from './morning.js';
import { pauseAt } from './pause.js';
import { peopleToRemind } from './who-today.js';

const PEOPLE_PER_TRANSACTION = 200;

/** Decides the day at the plan's hour, or later the same day until quiet hours; what is missed then, the next morning. */
export const morningSweep: Sweep<House> = {
  name: 'reminders.morning',
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    const now = house.clock.now();
    const { plan, calendar } = edition;
    const day = dayOf(now, calendar.zone);
    const { opensAt, closesAt } = digestHours(day, plan.reminders, calendar.zone);
    if (now < opensAt || now >= closesAt || !isDigestDay(day, plan.reminders, calendar)) return;
    if (!(await isDecided(house.db.read, day))) {
      await decideMorning(house, edition, now);
      return;
    }
    if ((await pauseAt(house.db.read, now)) === undefined) await nameLostPeople(house, edition, day, now);
  },
};

/** How many people may hear of what is theirs, and of what others owe. */
export interface Decided {
  readonly digests: number;
  readonly escalations: number;
}

/** Decides today at `now`. Undefined: today was decided before, is a day without digests, or lies in a pause. */
export async function decideMorning(house: House, edition: PlanInForce, now: Date): Promise<Decided | undefined> {
  const { read } = house.db;
  const { plan, calendar } = edition;
  const day = dayOf(now, calendar.zone);
  if (!isDigestDay(day, plan.reminders, calendar) || (await isDecided(read, day))) return undefined;
  if ((await pauseAt(read, now)) !== undefined) return undefined;
  const morning = await morningToDecide(read, edition, day);
  const today = startOf(day, calendar.zone);
  const reminded = await peopleToRemind(read, edition, morning, now);
  await write(house, { recipe: DIGEST, reason: digestReason(day) }, morning, reminded, today);
  const told = [...(await whoHearsOfOthers(read, edition, morning, now)).keys()];
  await write(house, { recipe: ESCALATION, reason: `escalation/${day}` }, morning, told, today);
  await house.act(THE_HOUSE, decision(day), ({ tx }) => markDecided(tx, day, now));
  return { digests: reminded.length, escalations: told.length };
}

interface Kind {
  readonly recipe: string;
  readonly reason: string;
}

/** Whoever has one waiting or held from an earlier day, or got one today, is not told twice: that one speaks for today too. */
async function write(
  house: House,
  { recipe, reason }: Kind,
  { since, day }: Morning,
  people: readonly number[],
  today: Date,
): Promise<void> {
  for (let at = 0; at < people.length; at += PEOPLE_PER_TRANSACTION) {
    const some = people.slice(at, at + PEOPLE_PER_TRANSACTION);
    await house.act(THE_HOUSE, decision(day), async (act) => {
      const skip = await peopleTold(act.tx, recipe, some, today);
      for (const person of some) {
        if (!skip.has(person)) await act.tellLate(person, recipe, { day, since }, { reason, priority: 'bulk' });
      }
    });
  }
}

/** Each half by an index of its own: asked as one, the database reads every message there ever was. */
async function peopleTold(
  tx: Tx,
  recipe: string,
  people: readonly number[],
  today: Date,
): Promise<ReadonlySet<number>> {
  const some = sql`(SELECT "value" FROM json_each(${JSON.stringify(people)}))`;
  const rows = await tx.$queryRaw<readonly { readonly personId: number }[]>`
    SELECT "personId" FROM "Outgoing"
    WHERE "state" IN ('waiting', 'sending', 'held') AND "recipe" = ${recipe} AND "personId" IN ${some}
    UNION
    SELECT o."personId" FROM "Account" a CROSS JOIN "Outgoing" o ON o."accountId" = a."id" AND o."sentAt" >= ${today}
    WHERE a."personId" IN ${some} AND o."recipe" = ${recipe} AND o."personId" = a."personId"`;
  return new Set(rows.map(({ personId }) => personId));
}

function decision(day: Day): string {
  return `reminders/${day}`;
}
