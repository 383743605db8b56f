// Periods of accounting: months, semesters, school years, half-years, years and free ranges, all half-open [from, to).
import type { SchoolCalendar, SchoolYear, Semester } from './calendar.js';
import { addDays, addMonths, type Day, daysBetween, firstDayOfMonth, monthOf, nextMonth, parseDay } from './day.js';

export type PeriodKind = 'month' | 'semester' | 'schoolYear' | 'halfYear' | 'year' | 'range';
/** Kinds that follow one another by themselves; a range does not. */
export type RecurringKind = Exclude<PeriodKind, 'range'>;

/** A stretch of days that is reported on, half-open. */
export interface Period {
  /** 2020-11 · 2020-2021/HK1 · 2020-2021 · 2023/H1 · 2023 · 2020-11-02..2020-12-01 (last day as people type it). */
  readonly code: string;
  readonly kind: PeriodKind;
  readonly from: Day;
  /** The first day after the period. */
  readonly to: Day;
}

/**
 * The period a code names, or undefined when it names none: not one of the six forms, an impossible date, or a school
 * year or semester the calendar does not hold. Case and outer spaces do not matter.
 */
export function parsePeriod(code: string, calendar: SchoolCalendar): Period | undefined {
  const text = code.trim().toUpperCase();
  const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (range) return rangeOf(parseDay(range[1] ?? ''), parseDay(range[2] ?? ''));
  const semester = /^(\d{4}-\d{4})\/(HK[12])$/.exec(text);
  if (semester) return allPeriods('semester', calendar).find((period) => period.code === text);
  if (/^\d{4}-\d{4}$/.test(text)) return allPeriods('schoolYear', calendar).find((period) => period.code === text);
  // Only years people live in: the ends of the calendar have no period before or after them.
  if (!/^(19|2\d)\d{2}([/-]|$)/.test(text)) return undefined;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return monthPeriod(firstDayOfMonth(text));
  if (/^\d{4}\/H[12]$/.test(text))
    return halfYearPeriod(firstDayOfMonth(`${text.slice(0, 4)}-${text.endsWith('1') ? '01' : '07'}`));
  if (/^\d{4}$/.test(text)) return yearPeriod(firstDayOfMonth(`${text}-01`));
  return undefined;
}

/**
 * The period of a kind that contains a day. Undefined for a semester or school year when the day lies in none the
 * calendar holds: summer, or a gap between semesters.
 */
export function periodOf(kind: 'month' | 'halfYear' | 'year', day: Day, calendar: SchoolCalendar): Period;
export function periodOf(kind: RecurringKind, day: Day, calendar: SchoolCalendar): Period | undefined;
export function periodOf(kind: RecurringKind, day: Day, calendar: SchoolCalendar): Period | undefined {
  if (kind === 'month') return monthPeriod(day);
  if (kind === 'halfYear') return halfYearPeriod(day);
  if (kind === 'year') return yearPeriod(day);
  return allPeriods(kind, calendar).find((period) => period.from <= day && day < period.to);
}

/** Every period of a kind that shares at least one day with [from, to), in order of time. */
export function periodsIn(kind: RecurringKind, from: Day, to: Day, calendar: SchoolCalendar): readonly Period[] {
  if (to <= from) return [];
  if (kind === 'semester' || kind === 'schoolYear') {
    return allPeriods(kind, calendar).filter((period) => period.from < to && from < period.to);
  }
  const periods: Period[] = [];
  for (let day = from; day < to; ) {
    const period = kind === 'month' ? monthPeriod(day) : kind === 'halfYear' ? halfYearPeriod(day) : yearPeriod(day);
    periods.push(period);
    day = period.to;
  }
  return periods;
}

/** The period just before: of a range, as many days before it. Undefined where the calendar holds no earlier one. */
export function previousPeriod(period: Period, calendar: SchoolCalendar): Period | undefined {
  return neighbour(period, -1, calendar);
}

/** The period just after: of a range, as many days after it. Undefined where the calendar holds no later one. */
export function nextPeriod(period: Period, calendar: SchoolCalendar): Period | undefined {
  return neighbour(period, 1, calendar);
}

/** The same month, half, semester … a year earlier; 29 February is answered by 28 February. */
export function samePeriodLastYear(period: Period, calendar: SchoolCalendar): Period | undefined {
  if (period.kind === 'range') {
    return rangeOf(addMonths(period.from, -12), addMonths(addDays(period.to, -1), -12));
  }
  if (period.kind === 'semester' || period.kind === 'schoolYear') {
    const [years = '', semester] = period.code.split('/');
    const earlier = years
      .split('-')
      .map((year) => Number(year) - 1)
      .join('-');
    return parsePeriod(semester ? `${earlier}/${semester}` : earlier, calendar);
  }
  return periodOf(period.kind, addMonths(period.from, -12), calendar);
}

/** How the period is called in a Vietnamese sentence: "tháng 11/2020", "học kỳ I năm học 2020-2021", "năm 2023". */
export function periodName(period: Period): string {
  const year = period.code.slice(0, 4);
  switch (period.kind) {
    case 'month':
      return `tháng ${period.from.slice(5, 7)}/${year}`;
    case 'semester':
      return `học kỳ ${period.code.endsWith('HK1') ? 'I' : 'II'} năm học ${period.code.slice(0, 9)}`;
    case 'schoolYear':
      return `năm học ${period.code}`;
    case 'halfYear':
      return `6 tháng ${period.code.endsWith('H1') ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return `năm ${year}`;
    case 'range':
      return `từ ngày ${numeric(period.from)} đến ngày ${numeric(addDays(period.to, -1))}`;
  }
}

/** A period's code as people call it; what the calendar does not know stays as it is. */
export function periodCalled(code: string, calendar: SchoolCalendar): string {
  const period = parsePeriod(code, calendar);
  return period === undefined ? code : periodName(period);
}

function neighbour(period: Period, step: 1 | -1, calendar: SchoolCalendar): Period | undefined {
  if (period.kind === 'range') {
    const shift = daysBetween(period.from, period.to) * step;
    return rangeOf(addDays(period.from, shift), addDays(period.to, shift - 1));
  }
  if (period.kind === 'semester' || period.kind === 'schoolYear') {
    const all = allPeriods(period.kind, calendar);
    const index = all.findIndex((known) => known.code === period.code);
    return index < 0 ? undefined : all[index + step];
  }
  return periodOf(period.kind, step > 0 ? period.to : addDays(period.from, -1), calendar);
}

function allPeriods(kind: 'semester' | 'schoolYear', calendar: SchoolCalendar): readonly Period[] {
  if (kind === 'schoolYear') return calendar.schoolYears.map(schoolYearPeriod);
  return calendar.schoolYears.flatMap((year) => year.semesters.map((semester) => semesterPeriod(year, semester)));
}

function schoolYearPeriod(year: SchoolYear): Period {
  return { code: year.code, kind: 'schoolYear', from: year.startsOn, to: addDays(year.endsOn, 1) };
}

function semesterPeriod(year: SchoolYear, semester: Semester): Period {
  return {
    code: `${year.code}/${semester.code}`,
    kind: 'semester',
    from: semester.from,
    to: addDays(semester.to, 1),
  };
}

function monthPeriod(day: Day): Period {
  const known = knownMonths.get(day.slice(0, 7));
  if (known !== undefined) return known;
  const month = monthOf(day);
  const made = {
    code: month,
    kind: 'month',
    from: firstDayOfMonth(month),
    to: firstDayOfMonth(nextMonth(month)),
  } as const;
  if (knownMonths.size >= MOST_KNOWN_MONTHS) knownMonths.clear();
  knownMonths.set(month, made);
  return made;
}

/** Every screen asks for a month or two, and every number for the months of its period. */
const knownMonths = new Map<string, Period>();
const MOST_KNOWN_MONTHS = 1_200;

function halfYearPeriod(day: Day): Period {
  const year = day.slice(0, 4);
  const half = day.slice(5) < '07-01' ? 1 : 2;
  const from = firstDayOfMonth(half === 1 ? `${year}-01` : `${year}-07`);
  return { code: `${year}/H${half}`, kind: 'halfYear', from, to: addMonths(from, 6) };
}

function yearPeriod(day: Day): Period {
  const from = firstDayOfMonth(`${day.slice(0, 4)}-01`);
  return { code: day.slice(0, 4), kind: 'year', from, to: addMonths(from, 12) };
}

function rangeOf(from: Day | undefined, last: Day | undefined): Period | undefined {
  if (!from || !last || last < from || last > '9999-12-30') return undefined;
  return { code: `${from}..${last}`, kind: 'range', from, to: addDays(last, 1) };
}

function numeric(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
