/** The dates a dated *when* has in a stretch of time: one slot per period, the same for every unit that owes. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import {
  addDays,
  type Day,
  firstDayOfMonth,
  lastDayOfMonth,
  makeDay,
  monthOf,
  nextMonth,
  partsOf,
} from '../../calendar/day.js';
import { type Period, periodOf, periodsIn } from '../../calendar/period.js';
import { addWorkingDays, isWorkingDay, lastWorkingDay, nthWorkingDay } from '../../calendar/working-days.js';
import type { CutOff, Plan, When } from './language.js';

/** One period of a duty. All days are inclusive: `dueOn` is the last day on time, `cutOffOn` the last day of data. */
export interface Slot {
  /** Unique in its duty, never changes: a period's code or a written date. */
  readonly key: string;
  readonly period: string;
  readonly opensOn: Day;
  /** At least one working day before the hand-in, whatever days off do to the one or the other. */
  readonly cutOffOn: Day | undefined;
  readonly dueOn: Day;
  /** The cut-off by the rule alone, where it comes too late although no day off has moved the hand-in. */
  readonly tooLate: Day | undefined;
}

/** What decides a slot's dates, whether a duty or a report asks. */
export interface Timing {
  readonly when: readonly When[];
  readonly cutOff: CutOff | undefined;
  readonly beforeIncludesDay: boolean;
  readonly opensDaysBefore: number | undefined;
}

interface Draft {
  readonly key: string;
  readonly period: string;
  readonly from: Day;
  /** Decides whether the plan's validity covers it. */
  readonly lastDay: Day;
  readonly dueOn: Day;
  /** The hand-in if nobody ever had a day off. */
  readonly writtenOn: Day;
}

/** A dated period can be due at most this far before or after itself: a year's report in the next year's summer. */
const FARTHEST_DUE_DAYS = 800;
const FARTHEST_MONTHLY_DUE_DAYS = 200;
const YEARLY_OPENS_DAYS = 30;
const LONGEST_SUMMER_DAYS = 120;
/** Nobody asks beyond it; a mistyped year must not cost an hour. */
const LAST_ASKED: Day = '2999-12-31';

/**
 * The slots whose first late day lies in [from, to), in order of their hand-in. A period counts when its last day
 * lies in the plan's validity and its hand-in is not before it, so two plans that follow one another never both ask for it.
 */
export function slotsOf(timing: Timing, plan: Plan, calendar: SchoolCalendar, from: Day, to: Day): readonly Slot[] {
  const { plan: paper, deadlines } = plan;
  const first = latest(from, paper.from);
  const end = to < LAST_ASKED ? to : LAST_ASKED;
  const drafts = timing.when.flatMap((when) =>
    draftsOf(when, timing.beforeIncludesDay, calendar, first, end, paper.from),
  );
  return drafts
    .filter((draft) => paper.from <= draft.lastDay && (paper.through === undefined || draft.lastDay <= paper.through))
    .map((draft) => ({ ...draft, dueOn: moved(draft, deadlines.onDayOff, calendar) }))
    .filter(({ dueOn }) => paper.from <= dueOn && from <= addDays(dueOn, 1) && addDays(dueOn, 1) < end)
    .map(({ key, period, from: begins, lastDay, dueOn, writtenOn }) => {
      const opens = timing.opensDaysBefore === undefined ? begins : addDays(dueOn, -timing.opensDaysBefore);
      const opensOn = earliest(latest(opens, paper.from), dueOn);
      const ruled = cutOffDay(timing.cutOff, dueOn, lastDay, writtenOn, calendar);
      const inTime = addDays(addWorkingDays(addDays(dueOn, 1), -1, calendar), -1);
      const cutOffOn = ruled === undefined ? undefined : earliest(ruled, inTime);
      const tooLate = ruled !== cutOffOn && dueOn === writtenOn ? ruled : undefined;
      return { key, period, opensOn, cutOffOn, dueOn, tooLate };
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)));
}

function draftsOf(when: When, includesDay: boolean, calendar: SchoolCalendar, from: Day, to: Day, start: Day): Draft[] {
  switch (when.kind) {
    case 'monthlyDay':
    case 'monthlyBefore':
    case 'monthlyWorkingDay':
    case 'monthlyLastWorkingDay':
    case 'monthlyLastDay':
      return around('month', calendar, from, to, FARTHEST_MONTHLY_DUE_DAYS)
        .filter((month) => when.months === undefined || when.months.includes(partsOf(month.from).month))
        .flatMap((month) => {
          const dueMonth = when.ofNextMonth ? nextMonth(monthOf(month.from)) : monthOf(month.from);
          const dueOn = dayInMonth(when, dueMonth, includesDay, calendar);
          const writtenOn = when.kind === 'monthlyLastWorkingDay' ? lastDayOfMonth(dueMonth) : dueOn;
          return dueOn === undefined ? [] : [ofPeriod(month, dueOn, writtenOn)];
        });
    case 'semesterEnd':
      return around('semester', calendar, from, to, FARTHEST_DUE_DAYS)
        .filter(({ code }) => when.semesters === undefined || when.semesters.some((name) => code.endsWith(`/${name}`)))
        .map((period) => ofPeriod(period, addWorkingDays(addDays(period.to, -1), when.shiftWorkingDays, calendar)));
    case 'schoolYearEnd':
      return around('schoolYear', calendar, from, to, FARTHEST_DUE_DAYS).map((period) =>
        ofPeriod(period, addWorkingDays(addDays(period.to, -1), when.shiftWorkingDays, calendar)),
      );
    case 'yearly':
      return around('year', calendar, from, to, FARTHEST_DUE_DAYS).flatMap((year) =>
        when.dates.flatMap((date) => yearlyDraft(date, partsOf(year.from).year, includesDay, calendar)),
      );
    case 'once': {
      const dueOn = when.before && !includesDay ? addDays(when.on, -1) : when.on;
      return [{ key: when.on, period: monthOf(dueOn), from: start, lastDay: dueOn, dueOn, writtenOn: dueOn }];
    }
    case 'perEvent':
    case 'onRequest':
    case 'asItArises':
      return [];
  }
}

function around(
  kind: 'month' | 'semester' | 'schoolYear' | 'year',
  calendar: SchoolCalendar,
  from: Day,
  to: Day,
  days: number,
) {
  return periodsIn(kind, addDays(from, -days), addDays(to, days), calendar);
}

function ofPeriod(period: Period, dueOn: Day, writtenOn = dueOn): Draft {
  return {
    key: period.code,
    period: period.code,
    from: period.from,
    lastDay: addDays(period.to, -1),
    dueOn,
    writtenOn,
  };
}

type Monthly = Extract<When, { kind: `monthly${string}` }>;

function dayInMonth(when: Monthly, month: ReturnType<typeof monthOf>, includesDay: boolean, calendar: SchoolCalendar) {
  switch (when.kind) {
    case 'monthlyDay':
      return dayOrLast(month, when.day);
    case 'monthlyBefore':
      return dayOrLast(month, includesDay ? when.day : when.day - 1);
    case 'monthlyWorkingDay':
      return nthWorkingDay(month, when.nth, calendar) ?? lastWorkingDay(month, calendar);
    case 'monthlyLastWorkingDay':
      return lastWorkingDay(month, calendar);
    case 'monthlyLastDay':
      return lastDayOfMonth(month);
  }
}

/** Day n of a month, its last day where it is shorter; day 0 is the last of the month before. */
function dayOrLast(month: ReturnType<typeof monthOf>, n: number): Day {
  const day = addDays(firstDayOfMonth(month), n - 1);
  return [day, lastDayOfMonth(month)].toSorted()[0] ?? day;
}

type YearlyDate = Extract<When, { kind: 'yearly' }>['dates'][number];

function yearlyDraft(date: YearlyDate, year: number, includesDay: boolean, calendar: SchoolCalendar): Draft[] {
  const [month = 1, dayOfMonth = 1] = date.on.split('-').map(Number);
  const written = makeDay(year, month, dayOfMonth) ?? makeDay(year, month, dayOfMonth - 1);
  if (written === undefined) return [];
  const dueOn = date.before && !includesDay ? addDays(written, -1) : written;
  if (date.period === 'day') {
    const from = addDays(dueOn, -YEARLY_OPENS_DAYS);
    return [{ key: written, period: monthOf(dueOn), from, lastDay: dueOn, dueOn, writtenOn: dueOn }];
  }
  const period = yearlyPeriod(date, year, dueOn, calendar);
  return period === undefined ? [] : [ofPeriod(period, dueOn)];
}

function yearlyPeriod(date: YearlyDate, year: number, dueOn: Day, calendar: SchoolCalendar): Period | undefined {
  const aboutYear = year - date.yearsBack;
  if (date.period === 'schoolYear') {
    const index = calendar.schoolYears.findLastIndex((known) => known.startsOn <= dueOn);
    const last = calendar.schoolYears[index];
    // The school year the date lies in, or the one whose summer it is: later, the calendar lacks the year meant.
    if (last === undefined || addDays(last.endsOn, LONGEST_SUMMER_DAYS) < dueOn) return undefined;
    const about = index < date.yearsBack ? undefined : calendar.schoolYears[index - date.yearsBack];
    return about === undefined ? undefined : periodOf('schoolYear', about.startsOn, calendar);
  }
  const first = makeDay(aboutYear, date.period === 'secondHalf' ? 7 : 1, 1);
  if (first === undefined) return undefined;
  return periodOf(date.period === 'year' ? 'year' : 'halfYear', first, calendar);
}

/** Never before the period it is about: what is asked of a month of holidays is handed in after them. */
function moved({ dueOn, from }: Draft, onDayOff: Plan['deadlines']['onDayOff'], calendar: SchoolCalendar): Day {
  if (onDayOff === 'stay' || isWorkingDay(dueOn, calendar)) return dueOn;
  const before = onDayOff === 'before' ? addWorkingDays(dueOn, -1, calendar) : undefined;
  return before !== undefined && from <= before ? before : addWorkingDays(dueOn, 1, calendar);
}

function cutOffDay(
  rule: CutOff | undefined,
  dueOn: Day,
  lastDay: Day,
  writtenOn: Day,
  calendar: SchoolCalendar,
): Day | undefined {
  if (rule === undefined) return undefined;
  if (rule.workingDaysBefore !== undefined) {
    // Exactly that many working days lie after it, up to and including the hand-in, whatever weekday that is.
    return addDays(addWorkingDays(addDays(dueOn, 1), -rule.workingDaysBefore, calendar), -1);
  }
  if (rule.dayOfMonth === undefined) return lastDay;
  const sameMonth = dayOrLast(monthOf(writtenOn), rule.dayOfMonth);
  return sameMonth < writtenOn ? sameMonth : dayOrLast(nextMonth(monthOf(writtenOn), -1), rule.dayOfMonth);
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b;
}
