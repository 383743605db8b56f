import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOf } from '../../src/calendar/day.js';
import { daysLeft, lastDayInTime, spellDay, spellDueAt, spellMoment } from '../../src/calendar/spell.js';
import { at, ZONE } from './sample-calendar.js';

fc.configureGlobal({ seed: 36 });

describe('spelled dates', () => {
  it('names the weekday and the full date', () => {
    expect(spellDay('2026-11-20')).toBe('thứ Sáu, 20/11/2026');
    expect(spellDay('2026-11-22')).toBe('chủ nhật, 22/11/2026');
    expect(spellDay('2026-02-02')).toBe('thứ Hai, 02/02/2026');
    expect(spellMoment(at('2026-11-20', '07:05'), ZONE)).toBe('07:05 thứ Sáu, 20/11/2026');
  });

  it('speaks a due midnight as the end of the day before', () => {
    expect(spellDueAt(at('2026-11-21', '00:00'), ZONE)).toBe('hết thứ Sáu, 20/11/2026');
    expect(spellDueAt(at('2026-11-20', '15:30'), ZONE)).toBe('15:30 thứ Sáu, 20/11/2026');
    expect(spellDueAt(at('2026-11-20', '23:59'), ZONE)).toBe('23:59 thứ Sáu, 20/11/2026');
    expect(spellDueAt(at('2026-11-21', '00:01'), ZONE)).toBe('00:01 thứ Bảy, 21/11/2026');
  });

  it('speaks of a day even where it has no midnight', () => {
    expect(spellDueAt(startOf('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe('hết thứ Bảy, 03/11/2018');
  });

  it('counts the days left around midnight', () => {
    const dueAt = at('2026-11-25', '00:00');
    expect(daysLeft(at('2026-11-23', '23:59'), dueAt, ZONE)).toBe(1);
    expect(daysLeft(at('2026-11-24', '00:01'), dueAt, ZONE)).toBe(0);
    expect(daysLeft(at('2026-11-24', '23:59'), dueAt, ZONE)).toBe(0);
    expect(daysLeft(at('2026-11-25', '00:01'), dueAt, ZONE)).toBe(-1);
    expect(daysLeft(at('2026-11-24', '00:01'), at('2026-11-25', '10:00'), ZONE)).toBe(1);
  });

  it('takes the day that a due midnight ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), (n) => {
        const day = addDays('2015-01-01', n);
        expect(lastDayInTime(startOf(addDays(day, 1), ZONE), ZONE)).toBe(day);
      }),
    );
  });
});
