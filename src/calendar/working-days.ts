// Working days of an institution: its weekdays, minus public holidays, minus its own days off, plus swapped Saturdays.
import { dayOffOn, type SchoolCalendar } from './calendar.js';
import { addDays, type Day, firstDayOfMonth, isoWeekday, lastDayOfMonth, type Month } from './day.js';

/** Longer than any summer: a calendar without one working day in so long a time is a mistake in its data. */
const LONGEST_REST_DAYS = 366;

/** True when the institution works on that day. An own day off wins over a swapped-in Saturday. */
export function isWorkingDay(day: Day, calendar: SchoolCalendar): boolean {
  if (dayOffOn(day, calendar)) return false;
  if (calendar.holidays.worked.has(day)) return true;
  return calendar.workingWeekdays.includes(isoWeekday(day)) && !calendar.holidays.off.has(day);
}

/**
 * The n-th working day strictly after a day (strictly before it when n is negative); the day itself, working or not,
 * when n is 0. Throws RangeError when the calendar has no working day for a year.
 */
export function addWorkingDays(day: Day, n: number, calendar: SchoolCalendar): Day {
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0; left -= 1) at = nextWorkingDay(at, step, calendar);
  return at;
}

/** The n-th (from 1) working day of a month, or undefined when the month has fewer. */
export function nthWorkingDay(month: Month, n: number, calendar: SchoolCalendar): Day | undefined {
  return workingDaysOf(month, calendar)[n - 1];
}

/** The last working day of a month, or undefined when nobody works in it. */
export function lastWorkingDay(month: Month, calendar: SchoolCalendar): Day | undefined {
  return workingDaysOf(month, calendar).at(-1);
}

/**
 * How many working days lie after `from` up to and including `to`; negative, and counting from `to` up to before `from`,
 * when `to` is earlier. So `workingDaysBetween(d, addWorkingDays(d, n))` is n for every day and every n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: SchoolCalendar): number {
  if (to < from) return -countWorking(to, from, calendar);
  return countWorking(addDays(from, 1), addDays(to, 1), calendar);
}

function countWorking(from: Day, until: Day, calendar: SchoolCalendar): number {
  let count = 0;
  for (let day = from; day < until; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

function nextWorkingDay(from: Day, step: number, calendar: SchoolCalendar): Day {
  let day = addDays(from, step);
  for (let tried = 1; !isWorkingDay(day, calendar); tried += 1) {
    if (tried > LONGEST_REST_DAYS) throw new RangeError(`no working day within a year of ${from}`);
    day = addDays(day, step);
  }
  return day;
}

function workingDaysOf(month: Month, calendar: SchoolCalendar): readonly Day[] {
  const days: Day[] = [];
  const last = lastDayOfMonth(month);
  for (let day = firstDayOfMonth(month); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) days.push(day);
  }
  return days;
}
