/** Which tasks count in a period, and where they are to be looked for. Pure. */
import type { SchoolCalendar } from '../calendar/calendar.js';
import { addDays, type Day } from '../calendar/day.js';
import { nextPeriod, type Period, type PeriodKind, parsePeriod } from '../calendar/period.js';

/**
 * Tasks that count in a period of some kind by the last day of their own period: an article of January counts in
 * January and in the semester January ends in, whenever it is due. All others count where they are due; so each task
 * counts in at most one period of a kind, and a free range is about what is due in it.
 */
const BY_LAST_DAY: Readonly<Record<PeriodKind, readonly PeriodKind[]>> = {
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

/**
 * Where the tasks of a period are, of all period codes that tasks have: `codes`, whenever they are due; none of `elsewhere`,
 * which count by the last day of their own period and in another one than this; of the rest what is due in [from, to).
 */
export function searchOf(period: Period, calendar: SchoolCalendar, known: readonly string[]) {
  const to = endOf(period, calendar);
  const codes: string[] = [];
  const elsewhere: string[] = [];
  for (const code of known) {
    const day = lastDayOf(code, period, calendar);
    if (day === undefined) continue;
    (period.from <= day && day < to ? codes : elsewhere).push(code);
  }
  return { codes, elsewhere, from: period.from, to };
}

/** The day by which all tasks of a period code count in a period; undefined: they count where they are due. */
function lastDayOf(code: string, { kind }: Period, calendar: SchoolCalendar): Day | undefined {
  const own = parsePeriod(code, calendar);
  return own !== undefined && BY_LAST_DAY[kind].includes(own.kind) ? addDays(own.to, -1) : undefined;
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
