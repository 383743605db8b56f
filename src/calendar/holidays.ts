// Public holidays of Vietnam as a table of days: what is off, why, and how sure we are.
import type { Day } from './day.js';

/** A day on which public offices are closed although the weekday is not a weekly day of rest. */
export interface Holiday {
  readonly day: Day;
  readonly name: string;
  /** True while computed and not yet seen in an official announcement. */
  readonly provisional: boolean;
}

/** Days off and days worked instead. Years outside `from`..`to` are unknown, not free of holidays. */
export interface HolidayTable {
  readonly from: number;
  readonly to: number;
  readonly off: ReadonlyMap<Day, Holiday>;
  /** Days worked although the weekday is one of rest (a swapped Saturday), with the reason. */
  readonly worked: ReadonlyMap<Day, string>;
}

/** The public holiday on a day, if any. */
export function holidayOn(day: Day, table: HolidayTable): Holiday | undefined {
  return table.off.get(day);
}
