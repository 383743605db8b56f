/** A sixth plan: the rules it writes are counted out day by day on a calendar, and a year of them is lived. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, dayOf, isoWeekday } from '../../src/calendar/day.js';
import { isWorkingDay } from '../../src/calendar/working-days.js';
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import { expandPlan, type PlannedTask } from '../../src/ledger/plan/expand.js';
import { dutyOf, mustRead } from '../ledger/plan/small-plan.js';
import { asks, holds, pays } from './years/doings.js';
import type { Deadline } from './years/table.js';
import { UNSEEN_PLAN } from './years/unseen-plan.js';
import { countsOf, datedTasks, live, tasksMade } from './years/year.js';

const FROM = '2021-01-04T08:00:00+07:00';
const THROUGH: Day = '2021-12-20';
const plan = mustRead(UNSEEN_PLAN, 'unseen.yaml');
const calendar = calendarOf(plan);
const SCHOOLS = { 'truong-mot': 'punctual', 'truong-hai': 'late', 'truong-ba': 'wavering' } as const;

it('lives through a year of a plan nobody has seen', async () => {
  const planned = expandPlan(plan, calendar, '2021-01-01', '2022-07-01');
  const table = [...planned.map(rowOf), ...opened()];
  const paid = planned.flatMap((task, n) => payment(task, n) ?? []);
  const year = await live({
    ...{ plan: 'thanh-truong-2020', planText: UNSEEN_PLAN, from: FROM, through: THROUGH },
    company: {
      office: [{ unit: 'van-phong', role: 'office' }],
      leader: [{ unit: 'lanh-dao', role: 'leader' }],
      punctual: [{ unit: 'truong-mot', role: 'lead' }],
      late: [{ unit: 'truong-hai', role: 'lead' }],
      wavering: [{ unit: 'truong-ba', role: 'lead' }],
    },
    table,
    diary: [
      ...paid,
      holds('2021-04-12T09:00:00+07:00', 'office', {
        ...{ title: 'Hội sách thử', unit: 'truong-mot', from: '2021-04-24', through: '2021-04-25' },
      }),
      asks('2021-10-05T09:00:00+07:00', 'office', 'asked', 'answer', ['truong-hai']),
      asks('2021-11-16T09:00:00+07:00', 'wavering', 'arisen', 'arisen', ['truong-ba']),
      pays('2021-11-22T10:00:00+07:00', 'wavering', 'arisen/truong-ba/PS-1121-001'),
    ],
    daysOff: daysFrom('2021-01-01', 365).filter((day) => isoWeekday(day) < 6 && !isWorkingDay(day, calendar)),
  });
  expect(await tasksMade(year, '2022-03-31')).toEqual(datedTasks(table.filter(({ last }) => last <= '2022-03-31')));
  expect(year.digests).toEqual(year.expectedDigests);
  expect(year.escalations).toEqual(year.expectedEscalations);
  expect(Object.keys(countsOf(year.digests)).toSorted()).toEqual(['late', 'punctual', 'wavering']);
  expect(year.digests.length).toBeGreaterThan(60);
}, 280_000);

/** The mornings of a task, counted out one day after the other. */
function rowOf({ key, duty, unit, opensAt, dueAt }: PlannedTask): Deadline {
  const rule = dutyOf(plan, duty);
  const { daysBefore, workingDaysAfter } = rule.ladder ?? plan.reminders.ladder;
  const { officeAfterWorkingDays } = rule.escalation ?? plan.reminders.escalation;
  const last = dayOf(new Date(dueAt.getTime() - 1), plan.zone);
  const opens = dayOf(opensAt, plan.zone);
  const steps = [
    ...daysBefore.map((days) => addDays(last, -days)),
    ...workingDaysAfter.map((days) => workingDay(last, days)),
  ];
  const mornings = steps.filter((day) => opens <= day).map((day) => workingDay(addDays(day, -1), 1));
  return {
    ...{ duty, units: [unit], of: undefined, period: key.split('/').slice(2).join('/'), opens, last, dated: true },
    mornings: [...new Set(mornings)].toSorted(),
    ...{ office: workingDay(last, officeAfterWorkingDays), lead: undefined },
  };
}

/** The n-th day after a day on which somebody works. */
function workingDay(after: Day, n: number): Day {
  const days = daysFrom(addDays(after, 1), 120).filter((day) => isWorkingDay(day, calendar));
  return days[n - 1] ?? after;
}

function daysFrom(first: Day, many: number): readonly Day[] {
  return Array.from({ length: many }, (_, n) => addDays(first, n));
}

/** One school before the first reminder, one when it is late, one whenever it likes and sometimes never. */
function payment({ key, unit, opensAt, dueAt }: PlannedTask, n: number) {
  const who = SCHOOLS[unit as keyof typeof SCHOOLS];
  const [lot = 0] = fc.sample(fc.integer({ min: -9, max: 25 }), { numRuns: 1, seed: n });
  const days = who === 'punctual' ? -11 : who === 'late' ? 2 + (lot % 4) : lot;
  const at = Math.max(dueAt.getTime() + days * 86_400_000 + 3_600_000, opensAt.getTime() + 3_600_000, Date.parse(FROM));
  const iso = new Date(at + 10 * 3_600_000).toISOString();
  const isNever = who === 'wavering' && lot > 22;
  return isNever || iso.slice(0, 10) > THROUGH ? undefined : pays(iso, who, key);
}

/** What people open. */
function opened(): readonly Deadline[] {
  const row = (
    duty: string,
    unit: string,
    period: string,
    opens: string,
    last: Day,
    mornings: readonly Day[],
    office: Day,
  ) => ({
    ...{ duty, units: [unit], of: undefined, period, opens, last, mornings, office, lead: undefined, dated: false },
  });
  return [
    // Saturday 24 and Sunday 25 April: the working day before is Friday, three days after are Wednesday.
    row(
      'coverage',
      'truong-mot',
      'SK-0421-001/before',
      '2021-04-12T09:00:00+07:00',
      '2021-04-23',
      ['2021-04-16', '2021-04-20', '2021-04-22', '2021-04-23', '2021-04-26'],
      '2021-04-29',
    ),
    row(
      'coverage',
      'truong-mot',
      'SK-0421-001/after',
      '2021-04-25',
      '2021-04-28',
      ['2021-04-26', '2021-04-27', '2021-04-28', '2021-05-03'],
      '2021-05-06',
    ),
    // Asked on Tuesday 5 October, six days.
    row(
      'answer',
      'truong-hai',
      'YC-1021-001',
      '2021-10-05T09:00:00+07:00',
      '2021-10-11',
      ['2021-10-08', '2021-10-11', '2021-10-13'],
      '2021-10-16',
    ),
    // On Tuesday 16 November, four working days: Saturday 20 November.
    row(
      'arisen',
      'truong-ba',
      'PS-1121-001',
      '2021-11-16T09:00:00+07:00',
      '2021-11-20',
      ['2021-11-17', '2021-11-19', '2021-11-20', '2021-11-23'],
      '2021-11-26',
    ),
  ];
}
