/** Which steps a morning answers, and the record that it was decided. */
import { z } from 'zod';
import { addDays, type Day, dayOf, parseDay } from '../../calendar/day.js';
import { addWorkingDays } from '../../calendar/working-days.js';
import type { Read, Tx } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { digestHours, type Morning, morningOf } from '../../ledger/remind.js';
import { pauseAt } from './pause.js';

const daySchema = z.string().transform((text, problem): Day => {
  const found = parseDay(text);
  if (found !== undefined) return found;
  problem.addIssue('a day');
  return z.NEVER;
});

/** What a morning's message was decided for: that day, and the last one decided before it. */
export const MorningArgs = z.object({ day: daySchema, since: daySchema });

/** The record that a day's reminders were decided is this and the day. */
const DECIDED = 'reminders/digest/';

export async function isDecided(read: Read, day: Day): Promise<boolean> {
  return (await read.occurrence.findUnique({ where: { key: `${DECIDED}${day}` } })) !== null;
}

export async function markDecided(tx: Tx, day: Day, now: Date): Promise<void> {
  await tx.occurrence.create({ data: { key: `${DECIDED}${day}`, at: now } });
}

/** The morning of a day, with the steps of mornings on which nobody was there to decide. */
export async function morningToDecide(read: Read, edition: PlanInForce, day: Day): Promise<Morning> {
  const last = await read.occurrence.findFirst({
    where: { key: { gt: DECIDED, lt: `${DECIDED}${day}` } },
    orderBy: { key: 'desc' },
  });
  const lastOn = last === null ? undefined : parseDay(last.key.slice(DECIDED.length));
  return morningOf(day, lastOn, edition.plan.reminders, edition.calendar);
}

/**
 * As it will be when its day comes: what lies ahead is taken to run without a gap, but for the pause the office set. For
 * a day that is not ahead, as it is to be decided.
 */
export async function morningAhead(read: Read, edition: PlanInForce, day: Day, now: Date): Promise<Morning> {
  const { plan, calendar } = edition;
  const today = dayOf(now, calendar.zone);
  if (day <= today) return morningToDecide(read, edition, day);
  let before = day;
  do before = plan.reminders.onDaysOff ? addDays(before, -1) : addWorkingDays(before, -1, calendar);
  while (before > today && (await isPausedOn(read, edition, before)));
  if (before <= today && (await isPausedOn(read, edition, before))) return morningToDecide(read, edition, day);
  return morningOf(day, before, plan.reminders, calendar);
}

/** Whether a pause holds back what the morning of a day would send. */
export async function isPausedOn(read: Read, { plan, calendar }: PlanInForce, day: Day): Promise<boolean> {
  const { opensAt, closesAt } = digestHours(day, plan.reminders, calendar.zone);
  const pause = await pauseAt(read, opensAt);
  return pause !== undefined && pause.until >= closesAt;
}
