/** Which tasks count in a period, and where they are to be looked for. Pure. */
import type { SchoolCalendar } from '../calendar/calendar.js';
import { addDays, type Day } from '../calendar/day.js';
import {
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodsIn,
  type RecurringKind,
} from '../calendar/period.js';

/**
 * Tasks that count in a period of some kind by the last day of their own period: an article of January counts in
 * January and in the semester January ends in, whenever it is due. All others count where they are due; so each task
 * counts in at most one period of a kind, and a free range is about what is due in it.
 */
const BY_LAST_DAY: Readonly<Record<PeriodKind, readonly RecurringKind[]>> = {
  month: ['month'],
  semester: ['month', 'semester'],
  halfYear: ['month', 'semester', 'halfYear'],
  schoolYear: ['month', 'semester', 'schoolYear'],
  year: ['month', 'semester', 'halfYear', 'schoolYear', 'year'],
  range: [],
};

/** Whether a task with that period code and last day in time counts in a period. */
export function countsIn(
  task: { readonly period: string; readonly dueOn: Day },
  period: Period,
  calendar: SchoolCalendar,
): boolean {
  const day = lastDayOf(task.period, period, calendar) ?? task.dueOn;
  return period.from <= day && day < endOf(period, calendar);
}

/** Where the tasks of a period are: all with one of `codes`, and what is due in [from, to) unless its code has one of the forms `except`. */
export interface TaskPlaces {
  readonly codes: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** Patterns of SQLite's GLOB: these codes count by the last day of their own period, whenever they are due. */
  readonly except: readonly string[];
}

/** The tasks for which `countsIn` is true, as a query finds them. */
export function placesOf(period: Period, calendar: SchoolCalendar): TaskPlaces {
  const { from } = period;
  const to = endOf(period, calendar);
  const kinds = BY_LAST_DAY[period.kind];
  const within = kinds.flatMap((kind) => periodsIn(kind, from, to, calendar));
  return {
    // It shares a day with this period: if it ends in it, its last day lies in it.
    codes: within.filter((own) => own.to <= to).map(({ code }) => code),
    from,
    to,
    except: kinds.flatMap((kind) => formsOf(kind, calendar)),
  };
}

/** Every code of a kind that names a period. */
function formsOf(kind: RecurringKind, { schoolYears }: SchoolCalendar): readonly string[] {
  switch (kind) {
    case 'month':
      return ['????-??'];
    case 'halfYear':
      return ['????/H?'];
    case 'year':
      return ['????'];
    case 'schoolYear':
      return schoolYears.map(({ code }) => code);
    case 'semester':
      return schoolYears.flatMap((year) => year.semesters.map(({ code }) => `${year.code}/${code}`));
  }
}

/** The day by which all tasks of a period code count in a period; undefined: they count where they are due. */
function lastDayOf(code: string, { kind }: Period, calendar: SchoolCalendar): Day | undefined {
  const own = parsePeriod(code, calendar);
  return own !== undefined && BY_LAST_DAY[kind].some((each) => each === own.kind) ? addDays(own.to, -1) : undefined;
}

/** The first day after a period; what ends between two semesters of a year belongs to the earlier one. */
function endOf(period: Period, calendar: SchoolCalendar): Day {
  if (period.kind !== 'semester') return period.to;
  const [schoolYear] = period.code.split('/');
  const next = nextPeriod(period, calendar);
  if (next?.code.startsWith(`${schoolYear}/`)) return next.from;
  const year = parsePeriod(schoolYear ?? '', calendar);
  return year === undefined || year.to < period.to ? period.to : year.to;
}
