// Public holidays of Vietnam as a table of days: what is off, why, and how sure we are.
// Bộ luật Lao động 2019, Điều 111.3 (days in lieu) and 112; Nghị quyết 28/2026/QH16 (24 November).
import { addDays, type Day, isoWeekday, parseDay, partsOf } from './day.js';
import { lunarToDay } from './lunar.js';

/** A day on which public offices are closed. It may fall on a weekly day of rest; the day in lieu has its own entry. */
export interface Holiday {
  readonly day: Day;
  readonly name: string;
  /** True while computed and not yet read in an official announcement. */
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

interface HolidayOptions {
  /** First and last year of the table; 2017 to 2035 unless told. */
  readonly from?: number;
  readonly to?: number;
  /** ISO weekdays worked. A holiday on any other earns a day in lieu; swapped Saturdays need Monday to Friday. */
  readonly workingWeekdays?: readonly number[];
}

/** The last year whose holidays are known as announced; what the law leaves open is provisional after it. */
const ANNOUNCED_UNTIL = 2026;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

// Working days swapped for a longer rest, as announced for public employees with a two-day weekend:
// 6519/VPCP-KGVX (2018-2019), 2450/VPCP-KGVX (2024), 6150/TB-BLĐTBXH (2025), 9441/TB-BNV (2026).
const SWAPS: readonly { readonly off: Day; readonly worked: Day; readonly name: string; readonly unsure?: true }[] = [
  { off: '2018-12-31', worked: '2019-01-05', name: 'Tết Dương lịch' },
  { off: '2019-04-29', worked: '2019-05-04', name: 'lễ 30/4' },
  { off: '2024-04-29', worked: '2024-05-04', name: 'lễ 30/4' },
  { off: '2025-05-02', worked: '2025-04-26', name: 'lễ 30/4' },
  // Known from the press only, the announcement itself was not read.
  { off: '2026-01-02', worked: '2026-01-10', name: 'Tết Dương lịch', unsure: true },
  { off: '2026-08-31', worked: '2026-08-22', name: 'Quốc khánh 2/9' },
];

/** The public holiday on a day, if any. */
export function holidayOn(day: Day, table: HolidayTable): Holiday | undefined {
  return table.off.get(day);
}

/** The public holidays in [from, to), in order. */
export function holidaysIn(from: Day, to: Day, table: HolidayTable): readonly Holiday[] {
  return [...table.off.values()]
    .filter((holiday) => from <= holiday.day && holiday.day < to)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The table of public holidays, days in lieu and swapped days, before any override by the institution. */
export function vietnameseHolidays(options: HolidayOptions = {}): HolidayTable {
  const { from = 2017, to = 2035, workingWeekdays = MONDAY_TO_FRIDAY } = options;
  const off = new Map<Day, Holiday>();
  const worked = new Map<Day, string>();
  for (let year = from; year <= to; year += 1) {
    const statutory = statutoryDays(year);
    for (const holiday of statutory) off.set(holiday.day, merged(off.get(holiday.day), holiday));
    for (const holiday of daysInLieu(statutory, off, workingWeekdays)) off.set(holiday.day, holiday);
  }
  if (!workingWeekdays.includes(6)) addSwaps(from, to, off, worked);
  return { from, to, off, worked };
}

function statutoryDays(year: number): readonly Holiday[] {
  const provisional = year > ANNOUNCED_UNTIL;
  const days = [
    fixed(`${year}-01-01`, 'Tết Dương lịch'),
    ...tetDays(lunarToDay(year, 1, 1)).map((day) => ({ day, name: 'Tết Nguyên đán', provisional })),
    { day: lunarToDay(year, 3, 10), name: 'Giỗ Tổ Hùng Vương', provisional },
    fixed(`${year}-04-30`, 'Ngày Chiến thắng 30/4'),
    fixed(`${year}-05-01`, 'Ngày Quốc tế Lao động 1/5'),
    fixed(`${year}-09-02`, 'Quốc khánh 2/9'),
  ];
  if (year >= 2021)
    days.push({ day: besideNationalDay(fixed(`${year}-09-02`, '').day), name: 'Quốc khánh 2/9', provisional });
  if (year >= 2026) days.push(fixed(`${year}-11-24`, 'Ngày Văn hóa Việt Nam 24/11'));
  return days.sort((a, b) => (a.day < b.day ? -1 : 1));
}

function fixed(text: string, name: string): Holiday {
  const day = parseDay(text);
  if (!day) throw new RangeError(`not a day: ${text}`);
  return { day, name, provisional: false };
}

/**
 * The five days of Tết. Which five is announced each year; every announcement from 2017 to 2026 took the eve and four
 * days after when mùng 1 is a Tuesday (the whole working week), else two days before and three from mùng 1.
 */
function tetDays(first: Day): readonly Day[] {
  const before = isoWeekday(first) === 2 ? 1 : 2;
  return [0, 1, 2, 3, 4].map((n) => addDays(first, n - before));
}

/**
 * The second day of 2 September: the day before or after, announced each year. From 2021 to 2026 it was always the side
 * that makes the longer rest: after on a Monday or Thursday, before on any other day.
 */
function besideNationalDay(day: Day): Day {
  return addDays(day, [1, 4].includes(isoWeekday(day)) ? 1 : -1);
}

/** A holiday on a weekly day of rest is made up on the next working day that is not one itself. */
function daysInLieu(
  statutory: readonly Holiday[],
  off: ReadonlyMap<Day, Holiday>,
  workingWeekdays: readonly number[],
): readonly Holiday[] {
  if (workingWeekdays.length === 0) return [];
  const taken = new Set(off.keys());
  const inLieu: Holiday[] = [];
  for (const { day, name } of statutory) {
    if (workingWeekdays.includes(isoWeekday(day))) continue;
    let next = addDays(day, 1);
    while (taken.has(next) || !workingWeekdays.includes(isoWeekday(next))) next = addDays(next, 1);
    taken.add(next);
    inLieu.push({ day: next, name: `Nghỉ bù ${name}`, provisional: partsOf(day).year > ANNOUNCED_UNTIL });
  }
  return inLieu;
}

function addSwaps(from: number, to: number, off: Map<Day, Holiday>, worked: Map<Day, string>): void {
  const holds = (day: Day) => from <= partsOf(day).year && partsOf(day).year <= to;
  for (const swap of SWAPS) {
    const name = `Nghỉ hoán đổi dịp ${swap.name}`;
    if (holds(swap.off)) off.set(swap.off, { day: swap.off, name, provisional: swap.unsure ?? false });
    if (holds(swap.worked)) worked.set(swap.worked, `Làm bù ngày nghỉ hoán đổi dịp ${swap.name}`);
  }
}

function merged(known: Holiday | undefined, added: Holiday): Holiday {
  if (!known || known.name === added.name) return added;
  return { ...added, name: `${known.name}, ${added.name}`, provisional: known.provisional && added.provisional };
}
