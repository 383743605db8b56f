import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../src/calendar/calendar.js';
import { addDays, type Day, startOf } from '../../src/calendar/day.js';
import { vietnameseHolidays } from '../../src/calendar/holidays.js';
import { type Period, type PeriodKind, parsePeriod, periodsIn } from '../../src/calendar/period.js';
import { type Counts, countTasks, onTimeRate, sumOf } from '../../src/ledger/count.js';
import { countsIn } from '../../src/ledger/counted-in.js';
import type { Duty } from '../../src/ledger/plan/language.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import type { StandingTask } from '../../src/ledger/standing.js';
import { stateOf } from '../../src/ledger/task-state.js';
import { openHouse } from '../support/house.js';
import { counted, tasksIn } from './counted.js';
import { planOf } from './plan/small-plan.js';
import { DUE_AT, type History, histories, itemsOf, OPENS_AT } from './task-state-histories.js';

const CALENDAR: SchoolCalendar = {
  zone: 'Asia/Ho_Chi_Minh',
  schoolYears: [
    {
      code: '2020-2021',
      startsOn: '2020-09-05',
      endsOn: '2021-05-31',
      semesters: [
        { code: 'HK1', from: '2020-09-05', to: '2021-01-29' },
        { code: 'HK2', from: '2021-02-08', to: '2021-05-28' },
      ],
    },
    {
      code: '2021-2022',
      startsOn: '2021-09-05',
      endsOn: '2022-05-31',
      semesters: [
        { code: 'HK1', from: '2021-09-05', to: '2022-01-15' },
        { code: 'HK2', from: '2022-01-17', to: '2022-05-31' },
      ],
    },
  ],
  daysOff: [],
  holidays: vietnameseHolidays(),
  workingWeekdays: [1, 2, 3, 4, 5],
};

function standing({ required, events, now }: History, unit: number, dutyCode: string): StandingTask {
  const items = itemsOf(events);
  const credits = items.map(({ sentAt, standing: how }) => ({
    sentAt,
    state: how === 'approved' ? ('counted' as const) : how === 'gone' ? ('void' as const) : ('pending' as const),
    returned: how === 'returned',
  }));
  const first = (kind: string) => events.find(({ what }) => what.kind === kind)?.at ?? null;
  const paid = items.filter((item) => item.standing === 'approved').length >= required;
  const facts = {
    opensAt: OPENS_AT,
    dueAt: DUE_AT,
    required,
    credits,
    settledAt: paid ? (events.at(-1)?.at ?? null) : null,
    nilAt: first('nil'),
    excusedAt: first('excuse'),
    cancelledAt: first('cancel'),
  };
  const place = { id: unit, code: `to-${unit}`, name: `Tổ ${unit}`, path: `/truong/to-${unit}/`, position: unit };
  const rest = {
    id: unit,
    key: `${dutyCode}/to-${unit}`,
    planCode: 'thu',
    period: '2020-11',
    clause: 'mục thử',
    cutOffAt: null,
  };
  return { ...rest, ...facts, dutyCode, unit: place, duty: undefined, state: stateOf(facts, now) };
}

const manyTasks = fc.array(
  fc
    .record({ history: histories, unit: fc.integer({ min: 1, max: 4 }), duty: fc.constantFrom('b', 'a', 'c') })
    .map(({ history, unit, duty }) => standing(history, unit, duty)),
  { maxLength: 12 },
);

const PLAN = planOf('thanh-truong-2020');

/** Duties of these codes. */
function duties(...codes: readonly string[]): readonly Duty[] {
  return PLAN.duties.slice(0, codes.length).map((duty, index) => ({ ...duty, code: codes[index] ?? '' }));
}

function statesOf({ onTime, late, nil, excused, inReview, toFix, open, missing, upcoming }: Counts): number {
  return onTime + late + nil + excused + inReview + toFix + open + missing + upcoming;
}

describe('the numbers of a period', () => {
  it('put every task that was not cancelled in exactly one state, and add up', () => {
    fc.assert(
      fc.property(manyTasks, (tasks) => {
        const { rows, totals } = countTasks(tasks.map(counted), duties('a', 'b'));
        expect(totals.tasks).toBe(tasks.filter((task) => task.cancelledAt === null).length);
        expect(statesOf(totals)).toBe(totals.tasks);
        expect(sumOf(rows.map((row) => row.counts))).toEqual(totals);
        expect(totals.paid).toBeLessThanOrEqual(totals.required);
        expect(totals.nilInTime).toBeLessThanOrEqual(totals.nil);
        for (const { counts } of rows) {
          expect(statesOf(counts)).toBe(counts.tasks);
          if (counts.onTime + counts.late === counts.tasks) expect(counts.paid).toBe(counts.required);
        }
      }),
      { numRuns: 500, seed: 36 },
    );
  });

  it('stand in the order of the plan’s duties, then of units', () => {
    const idle: History = { required: 1, events: [], now: DUE_AT };
    const tasks = [standing(idle, 2, 'old'), standing(idle, 2, 'b'), standing(idle, 1, 'b'), standing(idle, 3, 'a')];
    const { rows } = countTasks(tasks.map(counted), duties('b', 'a'));
    expect(rows.map((row) => `${row.dutyCode}${row.unit.id}`)).toEqual(['b1', 'b2', 'a3', 'old2']);
  });

  it('judge only what is done or past: the rest is in nobody’s rate', () => {
    const counts = sumOf([]);
    expect(onTimeRate({ ...counts, open: 3, inReview: 2, toFix: 1, excused: 1, upcoming: 4 })).toBeUndefined();
    expect(onTimeRate({ ...counts, onTime: 2, late: 1, missing: 1 })).toBe(0.5);
    expect(onTimeRate({ ...counts, nil: 2, nilInTime: 1 })).toBe(0.5);
  });
});

describe('the period a task counts in', () => {
  const inPeriod = (code: string, period: string, dueOn: Day) => {
    const about = parsePeriod(code, CALENDAR);
    if (about === undefined) throw new Error(`no period ${code}`);
    return countsIn({ period, dueOn }, about, CALENDAR);
  };

  it('is its own month, also when it is due in the next', () => {
    expect(inPeriod('2020-11', '2020-11', '2020-12-05')).toBe(true);
    expect(inPeriod('2020-12', '2020-11', '2020-12-05')).toBe(false);
  });

  it('is the semester in which its month ends, and the break belongs to the semester before', () => {
    // January ends on the 31st, between the semesters.
    expect(inPeriod('2020-2021/HK1', '2021-01', '2021-01-31')).toBe(true);
    expect(inPeriod('2020-2021/HK2', '2021-01', '2021-01-31')).toBe(false);
    // Due in the second semester, but owed for the first.
    expect(inPeriod('2020-2021/HK1', '2021-01', '2021-02-10')).toBe(true);
    expect(inPeriod('2020-2021/HK2', '2021-01', '2021-02-10')).toBe(false);
    expect(inPeriod('2020-2021/HK2', '2021-05', '2021-05-31')).toBe(true);
    expect(inPeriod('2020-2021', '2021-05', '2021-05-31')).toBe(true);
  });

  it('is the month of its hand-in for what is owed for a longer time', () => {
    expect(inPeriod('2023-05', '2023/H1', '2023-05-09')).toBe(true);
    expect(inPeriod('2023-06', '2023/H1', '2023-05-09')).toBe(false);
    expect(inPeriod('2023/H1', '2023/H1', '2023-05-09')).toBe(true);
    expect(inPeriod('2023', '2023/H1', '2023-05-09')).toBe(true);
    expect(inPeriod('2021-01', '2020-2021/HK1', '2021-01-29')).toBe(true);
    // A report on a school year, handed in after it.
    expect(inPeriod('2020-2021', '2020-2021', '2021-11-30')).toBe(true);
    expect(inPeriod('2021-11', '2020-2021', '2021-11-30')).toBe(true);
  });

  it('is, for a free range, the one it is due in', () => {
    expect(inPeriod('2017-10-25..2017-11-24', '2017-11', '2017-11-24')).toBe(true);
    expect(inPeriod('2017-11-25..2017-12-24', '2017-11', '2017-11-24')).toBe(false);
  });

  it('is never two of the same kind, and always one for a month', () => {
    const kinds = ['month', 'semester', 'halfYear', 'schoolYear', 'year'] as const;
    const all: Readonly<Record<Exclude<PeriodKind, 'range'>, readonly Period[]>> = {
      month: periodsIn('month', '2020-06-01', '2022-12-01', CALENDAR),
      semester: periodsIn('semester', '2020-06-01', '2022-12-01', CALENDAR),
      halfYear: periodsIn('halfYear', '2020-06-01', '2022-12-01', CALENDAR),
      schoolYear: periodsIn('schoolYear', '2020-06-01', '2022-12-01', CALENDAR),
      year: periodsIn('year', '2020-06-01', '2022-12-01', CALENDAR),
    };
    const own = fc.constantFrom(...kinds.flatMap((kind) => all[kind].map((period) => period.code)));
    fc.assert(
      fc.property(own, fc.integer({ min: 0, max: 800 }), fc.constantFrom(...kinds), (period, days, kind) => {
        const dueOn = addDays('2020-07-01', days);
        const found = all[kind].filter((about) => countsIn({ period, dueOn }, about, CALENDAR)).length;
        expect(found).toBeLessThanOrEqual(1);
        if (kind === 'month') expect(found).toBe(1);
      }),
      { numRuns: 1_000, seed: 36 },
    );
  });
});

it('finds in the database exactly the tasks that count', async () => {
  const { app, clock } = await openHouse();
  const { read } = app.house.db;
  const edition = await requirePlan(read);
  const duties = async (code: string) => {
    const period = parsePeriod(code, edition.calendar);
    if (period === undefined) throw new Error(`no period ${code}`);
    const tasks = await tasksIn(read, edition, period, clock.now());
    const counts = new Map<string, number>();
    for (const { dutyCode } of tasks) counts.set(dutyCode, (counts.get(dutyCode) ?? 0) + 1);
    return Object.fromEntries(counts);
  };
  expect(await duties('2020-11')).toEqual({
    'monthly-article': 5,
    'monthly-article-upward': 1,
    'monthly-information': 5,
    'unit-plan': 6,
    'school-plan': 1,
  });
  const photos = { 'semester-photos': 5, 'semester-photos-upward': 1, 'community-outreach': 1 };
  const months = { 'monthly-article': 5, 'monthly-article-upward': 1, 'monthly-information': 5 };
  expect(await duties('2020-12')).toEqual(months);
  // The semester's photos are due on 15 January.
  expect(await duties('2021-01')).toEqual({ ...months, ...photos });
  // HK1 ends on 15 January: November and December are its months, January is the second semester's.
  expect(await duties('2020-2021/HK1')).toEqual({
    'monthly-article': 10,
    'monthly-article-upward': 2,
    'monthly-information': 10,
    'unit-plan': 6,
    'school-plan': 1,
    ...photos,
  });
  const whole = await duties('2020-2021');
  expect(whole['monthly-article']).toBe(35);
  expect(whole['semester-photos']).toBe(10);
  expect(await duties('2020-11-30..2020-11-30')).toEqual(await duties('2020-11'));
});

it('finds them whatever their period is called and whenever they are due', async () => {
  const { app, clock } = await openHouse();
  const { db } = app.house;
  const edition = await requirePlan(db.read);
  const { calendar } = edition;
  // The last: of a school year the calendar does not hold, so it counts where it is due.
  const codes = ['2020-11', '2021-01', '2020-2021/HK1', '2020-2021', '2020/H2', '2021/H1', '2020', '2031-2032/HK1'];
  const days = [
    '2020-10-31',
    '2020-11-30',
    '2021-01-15',
    '2021-01-17',
    '2021-02-10',
    '2021-06-30',
    '2021-11-30',
  ] as const;
  await db.transaction(async (tx) => {
    const { id: unitId } = await tx.unit.findFirstOrThrow();
    const alike = {
      planCode: 'x',
      dutyCode: 'any',
      unitId,
      opensAt: clock.now(),
      required: 1,
      clause: 'x',
      createdAt: clock.now(),
    };
    await tx.task.createMany({
      data: codes.flatMap((period) =>
        days.map((day) => ({
          ...alike,
          key: `any/${period}/${day}`,
          period,
          dueAt: startOf(addDays(day, 1), calendar.zone),
        })),
      ),
    });
  });
  for (const code of [...codes.slice(0, -1), '2020-10', '2021-11', '2020-2021/HK2', '2021', '2020-11-01..2021-01-15']) {
    const period = parsePeriod(code, calendar);
    if (period === undefined) throw new Error(`no period ${code}`);
    const tasks = await tasksIn(db.read, edition, period, clock.now());
    const found = tasks.flatMap(({ dutyCode, key }) => (dutyCode === 'any' ? [key] : []));
    const counting = codes.flatMap((own) =>
      days.filter((dueOn) => countsIn({ period: own, dueOn }, period, calendar)).map((day) => `any/${own}/${day}`),
    );
    expect(found.toSorted(), code).toEqual(counting.toSorted());
  }
});
