// What a school's calendar is: its zone, school years and semesters, its own days off, the public holidays it keeps.
// Semester dates are decided per province and per year, so all of it is data.
import type { Day } from './day.js';
import type { HolidayTable } from './holidays.js';

export type SemesterCode = 'HK1' | 'HK2';

/** A semester; both ends inclusive, as the decision on the school year writes them. */
export interface Semester {
  readonly code: SemesterCode;
  readonly from: Day;
  readonly to: Day;
}

/** A school year, code '2020-2021'; it lasts from `startsOn` to `endsOn`, both inclusive. Semesters in order. */
export interface SchoolYear {
  readonly code: string;
  readonly startsOn: Day;
  readonly semesters: readonly Semester[];
  readonly endsOn: Day;
}

/** Days off the institution gives itself (its own plan or its province), both ends inclusive. */
export interface DaysOff {
  readonly from: Day;
  readonly to: Day;
  readonly name: string;
}

/** All that dates are decided by: zone, school years, holidays, working days. */
export interface SchoolCalendar {
  /** IANA zone in which days begin and end, such as Asia/Ho_Chi_Minh. */
  readonly zone: string;
  /** In order of time. */
  readonly schoolYears: readonly SchoolYear[];
  readonly daysOff: readonly DaysOff[];
  readonly holidays: HolidayTable;
  /** ISO weekdays on which the institution works: [1, 2, 3, 4, 5] is Monday to Friday. */
  readonly workingWeekdays: readonly number[];
}

/** The school year a day lies in; undefined in summer or where the calendar has no data. */
export function schoolYearOf(day: Day, calendar: SchoolCalendar): SchoolYear | undefined {
  return calendar.schoolYears.find((year) => year.startsOn <= day && day <= year.endsOn);
}

/** The institution's own day off that covers a day. */
export function dayOffOn(day: Day, calendar: SchoolCalendar): DaysOff | undefined {
  return calendar.daysOff.find((off) => off.from <= day && day <= off.to);
}
