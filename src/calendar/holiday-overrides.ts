// What an institution's office knows better than the built-in table: announced days, swapped Saturdays, year by year.
import { type Day, parseDay, partsOf } from './day.js';
import type { Holiday, HolidayTable } from './holidays.js';

export interface NamedDay {
  readonly day: Day;
  readonly name: string;
}

export interface YearOverride {
  /** True once the year's list was announced: nothing in it stays provisional. */
  readonly official?: boolean;
  /** The whole list of the year: what the built-in table says of it, swapped days too, is dropped. */
  readonly replace?: readonly NamedDay[];
  readonly remove?: readonly Day[];
  readonly add?: readonly NamedDay[];
  /** Days of rest that are worked instead: swapped Saturdays. */
  readonly work?: readonly NamedDay[];
}

/** By year, '2027'. */
export type HolidayOverrides = Readonly<Record<string, YearOverride>>;

/** One thing wrong in an override file: where (`2027.add[0].day`) and what was expected there. */
export interface OverrideProblem {
  readonly field: string;
  readonly expected: string;
}

/** A new table with the overrides laid over it, in the order replace, remove, add, work. Added days are not provisional. */
export function applyHolidayOverrides(table: HolidayTable, overrides: HolidayOverrides): HolidayTable {
  const off = new Map(table.off);
  const worked = new Map(table.worked);
  let { from, to } = table;
  for (const [year, override] of Object.entries(overrides)) {
    if (override.replace) {
      dropYear(off, year);
      dropYear(worked, year);
      from = Math.min(from, Number(year));
      to = Math.max(to, Number(year));
    }
    for (const day of override.remove ?? []) off.delete(day);
    for (const { day, name } of [...(override.replace ?? []), ...(override.add ?? [])]) {
      off.set(day, { day, name, provisional: false });
      worked.delete(day);
    }
    for (const { day, name } of override.work ?? []) {
      worked.set(day, name);
      off.delete(day);
    }
    if (override.official) settleYear(off, year);
  }
  return { from, to, off, worked };
}

/**
 * Reads overrides from a parsed YAML or JSON value: years as keys, each with any of official, replace, remove, add, work.
 * A day is 'YYYY-MM-DD' in its own year, or { day, name }. Gives every problem at once, or the overrides.
 */
export function parseHolidayOverrides(
  value: unknown,
): { readonly overrides: HolidayOverrides } | { readonly problems: readonly OverrideProblem[] } {
  const problems: OverrideProblem[] = [];
  const overrides: Record<string, YearOverride> = {};
  if (!isRecord(value)) return { problems: [{ field: '', expected: 'years as keys, such as 2027' }] };
  for (const [year, entry] of Object.entries(value)) {
    if (!/^[12]\d{3}$/.test(year)) problems.push({ field: year, expected: 'a year of four digits' });
    else if (!isRecord(entry)) problems.push({ field: year, expected: 'official, replace, remove, add or work' });
    else overrides[year] = readYear(year, entry, problems);
  }
  return problems.length > 0 ? { problems } : { overrides };
}

function readYear(year: string, entry: Readonly<Record<string, unknown>>, problems: OverrideProblem[]): YearOverride {
  const read: { -readonly [K in keyof YearOverride]: YearOverride[K] } = {};
  for (const [key, value] of Object.entries(entry)) {
    const field = `${year}.${key}`;
    if (key === 'official') {
      if (typeof value === 'boolean') read.official = value;
      else problems.push({ field, expected: 'true or false' });
    } else if (key === 'remove') read.remove = readDays(year, field, value, problems).map((named) => named.day);
    else if (key === 'replace' || key === 'add' || key === 'work') read[key] = readDays(year, field, value, problems);
    else problems.push({ field, expected: 'official, replace, remove, add or work' });
  }
  return read;
}

function readDays(year: string, field: string, value: unknown, problems: OverrideProblem[]): readonly NamedDay[] {
  if (!Array.isArray(value)) {
    problems.push({ field, expected: 'a list of days' });
    return [];
  }
  const days: NamedDay[] = [];
  for (const [index, item] of value.entries()) {
    const { day, name = 'Nghỉ lễ' }: Readonly<Record<string, unknown>> = isRecord(item) ? item : { day: item };
    const parsed = typeof day === 'string' ? parseDay(day) : undefined;
    if (!parsed || String(partsOf(parsed).year) !== year || typeof name !== 'string') {
      problems.push({ field: `${field}[${index}]`, expected: `a day of ${year} as YYYY-MM-DD, or { day, name }` });
    } else days.push({ day: parsed, name });
  }
  return days;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dropYear(days: Map<Day, unknown>, year: string): void {
  for (const day of days.keys()) if (day.startsWith(year)) days.delete(day);
}

function settleYear(off: Map<Day, Holiday>, year: string): void {
  for (const [day, holiday] of off) if (day.startsWith(year)) off.set(day, { ...holiday, provisional: false });
}
