// A school's calendar for the tests: four invented school years around the dates of the plans, Monday to Friday.
import type { SchoolCalendar, SchoolYear } from '../../src/calendar/calendar.js';
import type { Day } from '../../src/calendar/day.js';
import { vietnameseHolidays } from '../../src/calendar/holidays.js';

export const ZONE = 'Asia/Ho_Chi_Minh';

function schoolYear(code: string, from: Day, endOfFirst: Day, startOfSecond: Day, to: Day): SchoolYear {
  return {
    code,
    startsOn: from,
    semesters: [
      { code: 'HK1', from, to: endOfFirst },
      { code: 'HK2', from: startOfSecond, to },
    ],
    endsOn: to,
  };
}

export const calendar: SchoolCalendar = {
  zone: ZONE,
  schoolYears: [
    schoolYear('2019-2020', '2019-09-05', '2020-01-12', '2020-01-13', '2020-05-31'),
    schoolYear('2020-2021', '2020-09-05', '2021-01-16', '2021-01-18', '2021-05-25'),
    schoolYear('2026-2027', '2026-09-07', '2027-01-10', '2027-01-11', '2027-05-23'),
    schoolYear('2027-2028', '2027-09-06', '2028-01-09', '2028-01-10', '2028-05-21'),
  ],
  daysOff: [{ from: '2026-12-21', to: '2026-12-23', name: 'Nghỉ giữa kỳ' }],
  holidays: vietnameseHolidays(),
  workingWeekdays: [1, 2, 3, 4, 5],
};

/** An instant by its wall clock in Vietnam: `at('2026-11-18', '09:00')`. */
export function at(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+07:00`);
}
