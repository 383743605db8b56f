// Days and moments as a Vietnamese office says them: weekday, then 20/11/2026.
import { type Day, dayOf, daysBetween, isoWeekday, timeOf } from './day.js';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'chủ nhật'];

/** "thứ Sáu, 20/11/2026". */
export function spellDay(day: Day): string {
  return `${WEEKDAYS[isoWeekday(day) - 1]}, ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "15:30 thứ Sáu, 20/11/2026", in the wall clock of an IANA zone. */
export function spellMoment(at: Date, zone: string): string {
  return `${clockTime(at, zone)} ${spellDay(dayOf(at, zone))}`;
}

/**
 * A due instant, which is the first late one: midnight is spoken as the day it ends ("hết thứ Sáu, 20/11/2026"), any other
 * time as itself ("15:30 thứ Sáu, 20/11/2026").
 */
export function spellDueAt(dueAt: Date, zone: string): string {
  const last = lastDayInTime(dueAt, zone);
  // Where a zone skips midnight the day begins later than 00:00, so the clock alone does not tell.
  return last === dayOf(dueAt, zone) ? spellMoment(dueAt, zone) : `hết ${spellDay(last)}`;
}

/** The last day on which something due at `dueAt` (first late instant) can still be on time. */
export function lastDayInTime(dueAt: Date, zone: string): Day {
  return dayOf(new Date(dueAt.getTime() - 1), zone);
}

/** Days from today's date to the last day in time: 0 on that day itself, negative once it is past. */
export function daysLeft(now: Date, dueAt: Date, zone: string): number {
  return daysBetween(dayOf(now, zone), lastDayInTime(dueAt, zone));
}

/** "20/11/2026". */
export function numericDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "08:15", in the wall clock of an IANA zone. */
export function clockTime(at: Date, zone: string): string {
  const { hour, minute } = timeOf(at, zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
