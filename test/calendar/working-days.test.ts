import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schoolYearOf } from '../../src/calendar/calendar.js';
import { addDays, type Day, type Month } from '../../src/calendar/day.js';
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDay,
  nthWorkingDay,
  workingDaysBetween,
} from '../../src/calendar/working-days.js';
import { calendar } from './sample-calendar.js';

fc.configureGlobal({ seed: 36 });

const anyDay = fc.integer({ min: 0, max: 6_500 }).map((n) => addDays('2017-06-01', n));
const aFew = fc.integer({ min: -60, max: 60 });

describe('working days', () => {
  it.each<[Day, boolean, string]>([
    ['2026-11-20', true, 'a Friday; 20/11 is no day off'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-24', false, 'the new holiday'],
    ['2026-12-22', false, "the school's own day off"],
    ['2026-08-22', true, 'a Saturday worked for 31/8'],
    ['2026-08-31', false, 'swapped away'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(day, calendar)).toBe(working);
  });

  it("lets the school's own day off win over a swapped Saturday", () => {
    const own = { ...calendar, daysOff: [{ from: '2026-08-22', to: '2026-08-22', name: 'Nghỉ' } as const] };
    expect(isWorkingDay('2026-08-22', own)).toBe(false);
  });

  it('steps over weekends and Tết in both directions', () => {
    expect(addWorkingDays('2026-02-13', 1, calendar)).toBe('2026-02-23');
    expect(addWorkingDays('2026-02-23', -1, calendar)).toBe('2026-02-13');
    expect(addWorkingDays('2026-11-23', 1, calendar)).toBe('2026-11-25');
    expect(addWorkingDays('2026-11-21', 0, calendar)).toBe('2026-11-21');
    expect(addWorkingDays('2026-11-21', 1, calendar)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-22', -1, calendar)).toBe('2026-11-20');
  });

  it.each<[Month, number, Day | undefined]>([
    ['2026-11', 1, '2026-11-02'],
    ['2026-11', 16, '2026-11-23'],
    ['2026-11', 17, '2026-11-25'],
    ['2026-11', 20, '2026-11-30'],
    ['2026-11', 21, undefined],
    ['2026-11', 0, undefined],
  ])('of %s number %i is %s', (month, n, day) => {
    expect(nthWorkingDay(month, n, calendar)).toBe(day);
  });

  it.each<[Month, Day]>([
    ['2026-01', '2026-01-30'],
    ['2026-08', '2026-08-28'],
    ['2024-02', '2024-02-29'],
    ['2021-04', '2021-04-29'],
  ])('ends %s on %s', (month, day) => {
    expect(lastWorkingDay(month, calendar)).toBe(day);
  });

  it('counts what it added, from any day, forth and back', () => {
    fc.assert(
      fc.property(anyDay, aFew, (day, n) => {
        expect(workingDaysBetween(day, addWorkingDays(day, n, calendar), calendar)).toBe(n);
      }),
    );
  });

  it('comes back to the working day it started from', () => {
    fc.assert(
      fc.property(anyDay, aFew, (some, n) => {
        const day = addWorkingDays(some, 1, calendar);
        expect(addWorkingDays(addWorkingDays(day, n, calendar), -n, calendar)).toBe(day);
      }),
    );
  });

  it('says so when a calendar has no working day at all', () => {
    expect(() => addWorkingDays('2026-11-20', 1, { ...calendar, workingWeekdays: [] })).toThrow(RangeError);
  });
});

describe('school years', () => {
  it('holds both of their ends and not the summer', () => {
    expect(schoolYearOf('2020-09-05', calendar)?.code).toBe('2020-2021');
    expect(schoolYearOf('2021-05-25', calendar)?.code).toBe('2020-2021');
    expect(schoolYearOf('2021-05-26', calendar)).toBeUndefined();
  });
});
