/**
 * By when a request over one's own data is answered: Nghị định 356/2025/NĐ-CP, Điều 5, in calendar days from the day it
 * came; once, with a reason, the same again. Pure.
 */
import { addDays, dayOf, startOf } from '../../calendar/day.js';
import { daysLeft } from '../../calendar/spell.js';

export const KINDS = ['correct', 'provide', 'restrict', 'withdraw', 'erase'] as const;
export type Kind = (typeof KINDS)[number];

/** Days to answer. */
export const ANSWER_DAYS: Readonly<Record<Kind, number>> = {
  correct: 10,
  provide: 10,
  restrict: 15,
  withdraw: 15,
  erase: 20,
};

/** The first late instant of a request that came at `at`. */
export function dueAtOf(kind: Kind, at: Date, zone: string): Date {
  return startOf(addDays(dayOf(at, zone), ANSWER_DAYS[kind] + 1), zone);
}

/** As long again, from the day it was due. */
export function extendedDueAt(kind: Kind, dueAt: Date, zone: string): Date {
  return startOf(addDays(dayOf(dueAt, zone), ANSWER_DAYS[kind]), zone);
}

/** The days before the last one on which whoever answers is told. */
const STEPS_DAYS = [5, 2, 0] as const;

export type Step = `${(typeof STEPS_DAYS)[number]}` | 'late';

/** Which warning an open request has come to; undefined: none yet. */
export function stepOf(dueAt: Date, now: Date, zone: string): Step | undefined {
  const left = daysLeft(now, dueAt, zone);
  if (left < 0) return 'late';
  const reached = STEPS_DAYS.filter((days) => left <= days).at(-1);
  return reached === undefined ? undefined : `${reached}`;
}
