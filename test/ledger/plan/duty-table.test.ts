import { describe, expect, it } from 'vitest';
import { calendarGaps, calendarOf } from '../../../src/ledger/plan/calendar-of.js';
import { dutyTable } from '../../../src/ledger/plan/duty-table.js';
import { mustRead, planOf, smallPlanText } from './small-plan.js';

const rowOf = (when: string, duty = '') => dutyTable(mustRead(smallPlanText({ when, duty })))[0];

describe('the table of duties', () => {
  it('says the kindergarten of one duty in Vietnamese words', () => {
    expect(dutyTable(planOf('thanh-truong-2020')).find(({ code }) => code === 'semester-photos-upward')).toEqual({
      code: 'semester-photos-upward',
      title: 'Ảnh tư liệu học kỳ của nhà trường, đã chọn và phân loại',
      clause: 'KH 36/KH-MNTr, mục III.1',
      tier: 'upward',
      owes: 'Trường Mầm non Thanh Trường',
      when: 'cuối mỗi học kỳ',
      settles: 'ít nhất 1 ảnh, đã phân loại, tệp gốc',
      to: 'Phòng Giáo dục và Đào tạo thành phố Điện Biên Phủ, Bộ phận phụ trách CNTT',
    });
  });

  it.each([
    ['{ kind: monthlyBefore, day: 25 }', 'trước ngày 25 hằng tháng (hết ngày 24)'],
    ['{ kind: monthlyBefore, day: 1 }', 'trước ngày 1 hằng tháng (hết ngày cuối tháng trước)'],
    ['{ kind: monthlyWorkingDay, nth: 3, ofNextMonth: true }', 'ngày làm việc thứ 3 của tháng sau'],
    ['{ kind: monthlyLastWorkingDay, months: [9, 10] }', 'ngày làm việc cuối cùng hằng tháng, các tháng 9, 10'],
    ['{ kind: semesterEnd, semesters: [HK1], shiftWorkingDays: -2 }', 'cuối học kỳ I, trước 2 ngày làm việc'],
    [
      '{ kind: yearly, dates: [{ on: 05-10, before: true, period: firstHalf }] }',
      'hằng năm: trước ngày 10/05 (6 tháng đầu năm)',
    ],
    ['{ kind: once, on: 2020-10-30, before: true }', 'một lần, trước ngày 30/10/2020'],
    [
      '{ kind: perEvent, before: { days: 1 }, during: { days: 0 }, after: { workingDays: 2 } }',
      'theo sự kiện: trước 1 ngày, trong, sau 2 ngày làm việc',
    ],
    ['{ kind: onRequest, answerWithin: { workingDays: 3 } }', 'khi có yêu cầu, trả lời trong 3 ngày làm việc'],
    ['{ kind: asItArises, within: { workingHours: 4 } }', 'khi phát sinh, trong 4 giờ làm việc'],
  ])('says %s', (when, words) => {
    expect(rowOf(when)?.when).toBe(words);
  });

  it('says the cut-off beside the hand-in', () => {
    expect(rowOf('{ kind: monthlyLastDay }', '\n    cutOff: { workingDaysBefore: 2 }')?.when).toBe(
      'ngày cuối tháng hằng tháng; chốt số liệu trước hạn nộp 2 ngày làm việc',
    );
  });

  it('counts units where they are many', () => {
    expect(dutyTable(planOf('ha-noi-2017'))[0]?.owes).toBe('44 đơn vị');
  });
});

describe('gaps of the calendar', () => {
  it('are told before the school years run out, and not for a plan that ends first', () => {
    const open = planOf('ha-noi-2017');
    expect(calendarGaps(open, calendarOf(open), '2020-09-01')).toEqual([]);
    expect(calendarGaps(open, calendarOf(open), '2021-03-01')).toEqual([
      { what: 'schoolYears', knownThrough: '2020-07-15' },
    ]);
    const ended = planOf('thanh-truong-2020');
    expect(calendarGaps(ended, calendarOf(ended), '2026-01-01')).toEqual([]);
  });

  it('are told when the table of public holidays runs out', () => {
    const open = planOf('ha-noi-2017');
    expect(calendarGaps(open, calendarOf(open), '2036-01-02').map(({ what }) => what)).toEqual([
      'schoolYears',
      'holidays',
    ]);
  });
});
