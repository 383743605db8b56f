import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/calendar/day.js';
import {
  nextPeriod,
  type Period,
  parsePeriod,
  periodName,
  periodOf,
  periodsIn,
  previousPeriod,
  samePeriodLastYear,
} from '../../src/calendar/period.js';
import { typedPeriod } from '../../src/calendar/period-typed.js';
import { calendar } from './sample-calendar.js';

fc.configureGlobal({ seed: 36 });

const anyDay = fc.integer({ min: 0, max: 6_000 }).map((n) => addDays('2017-01-01', n));

function period(code: string): Period {
  const found = parsePeriod(code, calendar);
  if (!found) throw new Error(`no period ${code}`);
  return found;
}

describe('period codes', () => {
  it.each<[string, string, Day, Day, string]>([
    ['2020-11', 'month', '2020-11-01', '2020-12-01', 'tháng 11/2020'],
    ['2024-02', 'month', '2024-02-01', '2024-03-01', 'tháng 02/2024'],
    ['2020-2021/HK1', 'semester', '2020-09-05', '2021-01-17', 'học kỳ I năm học 2020-2021'],
    ['2020-2021/HK2', 'semester', '2021-01-18', '2021-05-26', 'học kỳ II năm học 2020-2021'],
    ['2020-2021', 'schoolYear', '2020-09-05', '2021-05-26', 'năm học 2020-2021'],
    ['2023/H1', 'halfYear', '2023-01-01', '2023-07-01', '6 tháng đầu năm 2023'],
    ['2023/H2', 'halfYear', '2023-07-01', '2024-01-01', '6 tháng cuối năm 2023'],
    ['2023', 'year', '2023-01-01', '2024-01-01', 'năm 2023'],
    ['2020-11-02..2020-12-01', 'range', '2020-11-02', '2020-12-02', 'từ ngày 02/11/2020 đến ngày 01/12/2020'],
  ])('reads %s', (code, kind, from, to, name) => {
    const found = period(code);
    expect(found).toEqual({ code, kind, from, to });
    expect(periodName(found)).toBe(name);
  });

  it('takes small letters and spaces around', () => {
    expect(parsePeriod(' 2020-2021/hk1 ', calendar)?.code).toBe('2020-2021/HK1');
    expect(parsePeriod('2023/h2', calendar)?.code).toBe('2023/H2');
  });

  it.each([
    '2020-13',
    '2020-00',
    '2020-1',
    '2020/H3',
    '2020-2022',
    '2022-2023',
    '2020-2021/HK3',
    '2020-11-31..2020-12-01',
    '2020-12-01..2020-11-02',
    '2020-11-02',
    '20',
    '',
    'tháng 11',
    '0000',
    '9999',
    '9999-12',
  ])('knows no period %j', (code) => {
    expect(parsePeriod(code, calendar)).toBeUndefined();
  });

  it('never throws on any text', () => {
    const pieces = fc.array(fc.constantFrom('2020', '-', '/', 'H', 'K', '1', '11', '..', '31', ' ', '9999', '0'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          const found = parsePeriod(text, calendar);
          if (found) expect(parsePeriod(found.code, calendar)).toEqual(found);
        },
      ),
    );
  });
});

describe('periods as people type them', () => {
  it.each([
    ['2020-11', '2020-11'],
    ['tháng 11', '2020-11'],
    ['thang 9/2020', '2020-09'],
    ['09/2020', '2020-09'],
    ['Tháng 3 năm 2021', '2021-03'],
    ['t12', '2020-12'],
    ['học kỳ 1', '2020-2021/HK1'],
    ['HKI', '2020-2021/HK1'],
    ['hk2', '2020-2021/HK2'],
    ['học kỳ II năm học 2020-2021', '2020-2021/HK2'],
    ['hk1 2020 - 2021', '2020-2021/HK1'],
    ['năm học', '2020-2021'],
    ['6 tháng đầu năm 2020', '2020/H1'],
    ['năm 2020', '2020'],
    ['tháng 13', undefined],
    ['tháng', undefined],
    ['', undefined],
  ])('takes %j for %j', (text, code) => {
    expect(typedPeriod(text, '2020-11-20', calendar)?.code).toBe(code);
  });
});

describe('neighbouring periods', () => {
  it.each([
    ['2020-12', '2020-11', '2021-01', '2019-12'],
    ['2023/H1', '2022/H2', '2023/H2', '2022/H1'],
    ['2023', '2022', '2024', '2022'],
    ['2020-2021/HK1', '2019-2020/HK2', '2020-2021/HK2', '2019-2020/HK1'],
    ['2027-2028', '2026-2027', undefined, '2026-2027'],
    ['2019-2020/HK1', undefined, '2019-2020/HK2', undefined],
    ['2020-11-02..2020-11-08', '2020-10-26..2020-11-01', '2020-11-09..2020-11-15', '2019-11-02..2019-11-08'],
    ['2024-02-29..2024-02-29', '2024-02-28..2024-02-28', '2024-03-01..2024-03-01', '2023-02-28..2023-02-28'],
  ])('%s comes after %s and before %s; a year earlier it was %s', (code, previous, next, lastYear) => {
    expect(previousPeriod(period(code), calendar)?.code).toBe(previous);
    expect(nextPeriod(period(code), calendar)?.code).toBe(next);
    expect(samePeriodLastYear(period(code), calendar)?.code).toBe(lastYear);
  });

  it('has no semester in summer, nor on the Sunday between two semesters', () => {
    expect(periodOf('semester', '2021-07-01', calendar)).toBeUndefined();
    expect(periodOf('schoolYear', '2021-07-01', calendar)).toBeUndefined();
    expect(periodOf('semester', '2021-01-17', calendar)).toBeUndefined();
    expect(periodOf('schoolYear', '2021-01-17', calendar)?.code).toBe('2020-2021');
  });

  it('lists what shares a day with a stretch, ends half-open', () => {
    const codes = (kind: 'month' | 'semester' | 'halfYear', from: Day, to: Day) =>
      periodsIn(kind, from, to, calendar).map((found) => found.code);
    expect(codes('month', '2020-11-30', '2021-01-01')).toEqual(['2020-11', '2020-12']);
    expect(codes('semester', '2021-01-16', '2021-01-18')).toEqual(['2020-2021/HK1']);
    expect(codes('halfYear', '2023-06-30', '2023-07-02')).toEqual(['2023/H1', '2023/H2']);
    expect(codes('month', '2020-11-30', '2020-11-30')).toEqual([]);
  });

  it('tiles the years with months, halves and years, each half-open day in exactly one', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom('month', 'halfYear', 'year'),
        (from, n, kind) => {
          const to = addDays(from, n);
          const tiles = periodsIn(kind, from, to, calendar);
          expect((tiles[0]?.from ?? to) <= from).toBe(true);
          expect((tiles.at(-1)?.to ?? from) >= to).toBe(true);
          for (const [index, tile] of tiles.entries()) {
            expect(tile.from < tile.to).toBe(true);
            expect(parsePeriod(tile.code, calendar)).toEqual(tile);
            if (index > 0) expect(tile.from).toBe(tiles[index - 1]?.to);
          }
        },
      ),
    );
  });

  it('goes forth and back', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('month', 'halfYear', 'year'), (day, kind) => {
        const here = periodOf(kind, day, calendar);
        const next = here && nextPeriod(here, calendar);
        expect(next && previousPeriod(next, calendar)).toEqual(here);
        expect(next?.from).toBe(here?.to);
      }),
    );
  });
});
