import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  firstDayOfMonth,
  isoWeekday,
  lastDayOfMonth,
  makeDay,
  nextMonth,
  parseDay,
  startOf,
  timeOf,
} from '../../src/calendar/day.js';

fc.configureGlobal({ seed: 36 });

const ZONE = 'Asia/Ho_Chi_Minh';
const anyDay = fc.integer({ min: -40_000, max: 40_000 }).map((n) => addDays('2020-01-01', n));
const zones = fc.constantFrom(
  'Asia/Ho_Chi_Minh',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
);

describe('days', () => {
  it.each(['2026-11-20', '2024-02-29', '1999-12-31', '2000-02-29'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    ' 2026-04-01',
    '2026-04-01x',
    '',
    '0026-04-01',
  ])('knows no day %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('makes a day from its parts only when there is one', () => {
    expect(makeDay(2028, 2, 29)).toBe('2028-02-29');
    expect(makeDay(2027, 2, 29)).toBeUndefined();
  });

  it('adds days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('refuses to leave the years it knows', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('adds months without leaving the month aimed at', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('steps through months', () => {
    expect(nextMonth('2026-12')).toBe('2027-01');
    expect(nextMonth('2026-01', -1)).toBe('2025-12');
    expect(nextMonth('2026-01', -13)).toBe('2024-12');
  });

  it.each([
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('ends %s on %s', (month, day) => {
    expect(lastDayOfMonth(month)).toBe(day);
    expect(firstDayOfMonth(month)).toBe(`${month}-01`);
  });

  it('counts weekdays from Monday', () => {
    expect(isoWeekday('2026-11-16')).toBe(1);
    expect(isoWeekday('2026-11-20')).toBe(5);
    expect(isoWeekday('2026-11-22')).toBe(7);
  });

  it('measures what it added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(addDays(day, n) < day).toBe(n < 0);
      }),
    );
  });
});

describe('instants', () => {
  it('decides the day in the zone, not in UTC', () => {
    expect(dayOf(new Date('2026-11-24T16:59:59.999Z'), ZONE)).toBe('2026-11-24');
    expect(dayOf(new Date('2026-11-24T17:00:00Z'), ZONE)).toBe('2026-11-25');
    expect(timeOf(new Date('2026-11-24T16:59:59.999Z'), ZONE)).toEqual({ hour: 23, minute: 59 });
    expect(timeOf(new Date('2026-11-24T17:00:00Z'), ZONE)).toEqual({ hour: 0, minute: 0 });
  });

  it('begins a day and a time of it in Vietnam', () => {
    expect(startOf('2026-11-25', ZONE)).toEqual(new Date('2026-11-24T17:00:00Z'));
    expect(startOf('2026-11-25', ZONE, { hour: 15, minute: 30 })).toEqual(new Date('2026-11-25T08:30:00Z'));
    expect(startOf('2026-11-25', ZONE, { hour: 24, minute: 0 })).toEqual(startOf('2026-11-26', ZONE));
  });

  it.each<[string, Day, string, string]>([
    ['skips forward over 02:30 in New York', '2026-03-08', '02:30', '2026-03-08T07:00:00Z'],
    ['takes the first of two 01:30 in New York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['finds the hour after the change in New York', '2026-11-01', '03:00', '2026-11-01T08:00:00Z'],
  ])('%s', (_, day, time, instant) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    expect(startOf(day, 'America/New_York', { hour, minute })).toEqual(new Date(instant));
  });

  it('begins a day that has no midnight at its first instant', () => {
    // São Paulo put its clocks forward at midnight of 4 November 2018; Apia skipped 30 December 2011.
    expect(startOf('2018-11-04', 'America/Sao_Paulo')).toEqual(new Date('2018-11-04T03:00:00Z'));
    expect(startOf('2011-12-30', 'Pacific/Apia')).toEqual(startOf('2011-12-31', 'Pacific/Apia'));
    // Toronto went from 23:30 of 30 March 1919 straight to 00:30.
    expect(startOf('1919-03-31', 'America/Toronto')).toEqual(new Date('1919-03-31T04:30:00Z'));
  });

  it('finds again the day and time it began, in any zone', () => {
    const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('2003-01-01', n));
    fc.assert(
      fc.property(day, zones, (some, zone) => {
        const start = startOf(some, zone);
        const before = new Date(start.getTime() - 1);
        if (some === '2011-12-30' && zone === 'Pacific/Apia') return;
        expect(dayOf(start, zone)).toBe(some);
        expect(dayOf(before, zone) < some).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the wall clock back at every ordinary hour', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2003-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        zones,
        (instant, zone) => {
          const [day, time] = [dayOf(instant, zone), timeOf(instant, zone)];
          const found = startOf(day, zone, time);
          expect(dayOf(found, zone)).toBe(day);
          expect(timeOf(found, zone)).toEqual(time);
          expect(found.getTime()).toBeLessThanOrEqual(instant.getTime());
        },
      ),
      { numRuns: 400 },
    );
  });
});
