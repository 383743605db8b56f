/** Once a day: a late row for everybody a morning reminds. Whether it is said is decided again when it is sent. */
import { type Day, dayOf, startOf } from '../../calendar/day.js';
import type { House } from '../../feature.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import { digestHours, isDigestDay, type Morning } from '../../ledger/remind.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { DIGEST } from './digest.js';
import { DECIDED, morningToDecide, peopleToRemind } from './who-today.js';

const PEOPLE_PER_TRANSACTION = 200;

/** Decides the day's digests at the plan's hour, or later the same day until quiet hours; what is missed then, the next morning. */
export const digestSweep: Sweep<House> = {
  name: DIGEST,
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    const now = house.clock.now();
    const { plan, calendar } = edition;
    const day = dayOf(now, calendar.zone);
    const { opensAt, closesAt } = digestHours(day, plan.reminders, calendar.zone);
    if (now < opensAt || now >= closesAt) return;
    await sendDigests(house, edition, now);
  },
};

/**
 * Writes the digests of today, at `now`. Answers how many people may get one; undefined when there is nothing to decide:
 * today was decided before, or is a day without digests.
 */
export async function sendDigests(house: House, edition: PlanInForce, now: Date): Promise<number | undefined> {
  const { read } = house.db;
  const { plan, calendar } = edition;
  const day = dayOf(now, calendar.zone);
  if (!isDigestDay(day, plan.reminders, calendar)) return undefined;
  if ((await read.occurrence.findUnique({ where: { key: `${DECIDED}${day}` } })) !== null) return undefined;
  const morning = await morningToDecide(read, edition, day);
  const people = await peopleToRemind(read, edition, morning, now);
  for (let at = 0; at < people.length; at += PEOPLE_PER_TRANSACTION) {
    await writeDigests(house, morning, people.slice(at, at + PEOPLE_PER_TRANSACTION), startOf(day, calendar.zone));
  }
  await house.act(THE_HOUSE, `${DECIDED}${day}`, async ({ tx }) => {
    await tx.occurrence.create({ data: { key: `${DECIDED}${day}`, at: now } });
  });
  return people.length;
}

/** Whoever has one waiting from an earlier day, or got one today, is not told twice: that one speaks for today too. */
async function writeDigests(house: House, morning: Morning, people: readonly number[], today: Date): Promise<void> {
  await house.act(THE_HOUSE, `${DECIDED}${morning.day}`, async (act) => {
    const told = await act.tx.outgoing.findMany({
      where: {
        recipe: DIGEST,
        personId: { in: [...people] },
        OR: [{ state: { in: ['waiting', 'sending'] } }, { sentAt: { gte: today } }],
      },
      select: { personId: true },
    });
    const skip = new Set(told.map((row) => row.personId));
    for (const person of people) {
      if (skip.has(person)) continue;
      const args = { day: morning.day, since: morning.since };
      await act.tellLate(person, DIGEST, args, { reason: digestReason(morning.day), priority: 'bulk' });
    }
  });
}

function digestReason(day: Day): string {
  return `digest/${day}`;
}
