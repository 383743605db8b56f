/** The school calendar a plan gives: its own years and days off, with the public holidays of the house's table. */
import type { DaysOff, SchoolCalendar, SemesterCode } from '../../calendar/calendar.js';
import { addDays, type Day } from '../../calendar/day.js';
import { applyHolidayOverrides, type HolidayOverrides } from '../../calendar/holiday-overrides.js';
import { vietnameseHolidays } from '../../calendar/holidays.js';
import type { Plan } from './language.js';

const SEMESTER_CODES: readonly SemesterCode[] = ['HK1', 'HK2'];

/** The calendar by which a plan's dates are decided; `overrides` is what the office knows better than the table. */
export function calendarOf(plan: Plan, overrides: HolidayOverrides = {}): SchoolCalendar {
  const { schoolYears, daysOff, workingWeekdays } = plan.calendar;
  return {
    zone: plan.zone,
    schoolYears: schoolYears.map((year) => ({
      code: year.code,
      startsOn: year.from,
      endsOn: year.through,
      semesters: year.semesters.flatMap((semester, index) => {
        const code = SEMESTER_CODES[index];
        return code === undefined ? [] : [{ code, from: semester.from, to: semester.through }];
      }),
    })),
    daysOff: daysOff.map((off): DaysOff => ({ from: off.from, to: off.through, name: off.name })),
    holidays: applyHolidayOverrides(vietnameseHolidays({ workingWeekdays }), overrides),
    workingWeekdays,
  };
}

/** What the calendar must learn before it can serve a plan up to a day: for `doctor`. */
export interface CalendarGap {
  readonly what: 'schoolYears' | 'holidays';
  readonly knownThrough: Day | undefined;
}

/** Which tables end before `through` or the plan's own end, whichever comes first. */
export function calendarGaps(plan: Plan, calendar: SchoolCalendar, through: Day): readonly CalendarGap[] {
  const end = plan.plan.through !== undefined && plan.plan.through < through ? plan.plan.through : through;
  const schoolYearsThrough = calendar.schoolYears.at(-1)?.endsOn;
  const holidaysThrough: Day = `${calendar.holidays.to}-12-31`;
  const gaps: CalendarGap[] = [];
  // A summer may lie between the end of one school year and the next: half a year beyond the last is a gap.
  if (schoolYearsThrough === undefined || addDays(schoolYearsThrough, SUMMER_DAYS) < end) {
    gaps.push({ what: 'schoolYears', knownThrough: schoolYearsThrough });
  }
  if (holidaysThrough < end) gaps.push({ what: 'holidays', knownThrough: holidaysThrough });
  return gaps;
}

const SUMMER_DAYS = 100;
