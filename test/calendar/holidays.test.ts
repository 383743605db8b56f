import { describe, expect, it } from 'vitest';
import { addDays, type Day, isoWeekday } from '../../src/calendar/day.js';
import { applyHolidayOverrides, parseHolidayOverrides } from '../../src/calendar/holiday-overrides.js';
import { holidayOn, holidaysIn, vietnameseHolidays } from '../../src/calendar/holidays.js';
import { lunarOf, lunarToDay } from '../../src/calendar/lunar.js';

const table = vietnameseHolidays();

function offIn(year: number): readonly Day[] {
  return holidaysIn(`${year}-01-01` as Day, `${year + 1}-01-01` as Day, table)
    .map((holiday) => holiday.day)
    .filter((day) => isoWeekday(day) <= 5);
}

describe('the Vietnamese lunar calendar', () => {
  it.each<[number, Day, Day]>([
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'],
    [2030, '2030-02-02', '2030-04-12'],
  ])('puts Tết and Giỗ Tổ of %i on %s and %s', (year, tet, ancestors) => {
    expect(lunarToDay(year, 1, 1)).toBe(tet);
    expect(lunarToDay(year, 3, 10)).toBe(ancestors);
  });

  it.each<[number, Day]>([
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2053, '2053-02-18'],
  ])('keeps the years in which Vietnam and China part: Tết %i on %s', (year, tet) => {
    expect(lunarToDay(year, 1, 1)).toBe(tet);
  });

  it('places leap months where the almanac has them', () => {
    expect(lunarOf('2020-05-23')).toEqual({ year: 2020, month: 4, dayOfMonth: 1, leap: true });
    expect(lunarOf('2023-03-22')).toEqual({ year: 2023, month: 2, dayOfMonth: 1, leap: true });
    expect(lunarOf('2025-07-25')).toEqual({ year: 2025, month: 6, dayOfMonth: 1, leap: true });
  });

  it('counts every day of twelve years once, months of 29 or 30 days, and finds each again', () => {
    let before = lunarOf('2019-12-31');
    for (let day: Day = '2020-01-01'; day < '2032-01-01'; day = addDays(day, 1)) {
      const lunar = lunarOf(day);
      const follows = lunar.dayOfMonth === before.dayOfMonth + 1 || (lunar.dayOfMonth === 1 && before.dayOfMonth >= 29);
      expect(follows && lunar.dayOfMonth <= 30, day).toBe(true);
      if (!lunar.leap) expect(lunarToDay(lunar.year, lunar.month, lunar.dayOfMonth)).toBe(day);
      before = lunar;
    }
  });
});

describe('public holidays', () => {
  // Working days off for public employees, as announced for each year (Tết, days in lieu and swaps included).
  it.each<[number, string]>([
    [2017, '01-02 01-26 01-27 01-30 01-31 02-01 04-06 05-01 05-02 09-04'],
    [2018, '01-01 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31'],
    [2019, '01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02'],
    [2020, '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02'],
    [2021, '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03'],
    [2022, '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02'],
    [2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04'],
    [2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03'],
    [2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02'],
    [2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24'],
  ])('closes offices in %i on the days announced', (year, days) => {
    expect(offIn(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it('gives civil servants 16 to 20 February at Tết 2026 and 27 April in lieu of a Sunday', () => {
    expect(holidayOn('2026-02-13', table)).toBeUndefined();
    expect(holidayOn('2026-02-16', table)).toEqual({ day: '2026-02-16', name: 'Tết Nguyên đán', provisional: false });
    expect(holidayOn('2026-02-23', table)).toBeUndefined();
    expect(holidayOn('2026-04-27', table)?.name).toBe('Nghỉ bù Giỗ Tổ Hùng Vương');
  });

  it('has 24 November from 2026 on and one day for 2 September before 2021', () => {
    expect(holidayOn('2025-11-24', table)).toBeUndefined();
    expect(holidayOn('2026-11-24', table)?.provisional).toBe(false);
    expect(holidayOn('2035-11-24', table)).toBeDefined();
    expect(holidayOn('2020-09-01', table) ?? holidayOn('2020-09-03', table)).toBeUndefined();
  });

  it('marks as provisional what later years leave open, and not what the law fixes', () => {
    const open = holidaysIn('2027-01-01', '2028-01-01', table).filter((holiday) => holiday.provisional);
    expect(open.map((holiday) => holiday.day)).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-04-16',
      '2027-05-03',
      '2027-09-03',
    ]);
  });

  it('rests twelve or more working days in every year from 2026, never on a swapped Saturday', () => {
    for (let year = 2026; year <= 2035; year += 1) expect(offIn(year).length).toBeGreaterThanOrEqual(12);
    expect([...table.worked.keys()].every((day) => isoWeekday(day) === 6 && !table.off.has(day))).toBe(true);
  });

  it('gives a six-day school no day in lieu of a Saturday and no swapped day', () => {
    const sixDays = vietnameseHolidays({ workingWeekdays: [1, 2, 3, 4, 5, 6] });
    expect(holidayOn('2021-05-03', sixDays)).toBeUndefined();
    expect(holidayOn('2026-04-27', sixDays)).toBeDefined();
    expect(holidayOn('2026-08-31', sixDays)).toBeUndefined();
    expect(sixDays.worked.size).toBe(0);
  });
});

describe('holiday overrides', () => {
  function read(value: unknown) {
    const result = parseHolidayOverrides(value);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    return applyHolidayOverrides(table, result.overrides);
  }

  it('adds, removes and works days, and settles a year once announced', () => {
    const changed = read({
      2027: {
        official: true,
        remove: ['2027-02-04'],
        add: [{ day: '2027-02-11', name: 'Tết Nguyên đán' }],
        work: [{ day: '2027-02-20', name: 'Làm bù Tết' }],
      },
    });
    expect(holidayOn('2027-02-04', changed)).toBeUndefined();
    expect(holidayOn('2027-02-11', changed)).toEqual({ day: '2027-02-11', name: 'Tết Nguyên đán', provisional: false });
    expect(changed.worked.get('2027-02-20')).toBe('Làm bù Tết');
    expect(holidaysIn('2027-01-01', '2028-01-01', changed).some((holiday) => holiday.provisional)).toBe(false);
    expect(holidaysIn('2028-01-01', '2029-01-01', changed).some((holiday) => holiday.provisional)).toBe(true);
    expect(holidayOn('2027-02-04', table)).toBeDefined();
  });

  it('replaces a whole year, swapped days too, and reaches years the table lacks', () => {
    const changed = read({ 2026: { replace: ['2026-01-01'] }, 2036: { replace: ['2036-01-01'] } });
    expect(holidaysIn('2026-01-01', '2027-01-01', changed).map((holiday) => holiday.day)).toEqual(['2026-01-01']);
    expect(changed.worked.has('2026-08-22')).toBe(false);
    expect([changed.from, changed.to]).toEqual([2017, 2036]);
  });

  it('names every problem with its place', () => {
    const result = parseHolidayOverrides({
      27: {},
      2027: { add: ['2026-01-01', 7, { day: '2027-02-30' }], extra: [], official: 'yes', remove: '2027-01-01' },
    });
    expect('problems' in result && result.problems.map((problem) => problem.field)).toEqual([
      '27',
      '2027.add[0]',
      '2027.add[1]',
      '2027.add[2]',
      '2027.extra',
      '2027.official',
      '2027.remove',
    ]);
  });

  it.each([null, [], 'x', 5])('refuses %j as a whole', (value) => {
    expect(parseHolidayOverrides(value)).toHaveProperty('problems');
  });
});
