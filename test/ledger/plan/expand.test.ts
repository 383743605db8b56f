import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, parseDay } from '../../../src/calendar/day.js';
import { workingDaysBetween } from '../../../src/calendar/working-days.js';
import { calendarOf } from '../../../src/ledger/plan/calendar-of.js';
import { expandDuty, expandPlan, expandReports } from '../../../src/ledger/plan/expand.js';
import type { Plan } from '../../../src/ledger/plan/language.js';
import { dutyOf, mustRead, PLAN_FILES, planOf, smallPlanText } from './small-plan.js';

/** The last day on time of each of one group's tasks: what people call the deadline. */
function deadlines(plan: Plan, from: Day, to: Day): string[] {
  return expandDuty(dutyOf(plan, 'article'), plan, calendarOf(plan), from, to)
    .filter(({ unit }) => unit === 'to-toan')
    .map(({ dueAt }) => lastDay(dueAt));
}

const withWhen = (when: string, plan?: string) =>
  mustRead(smallPlanText({ when, ...(plan === undefined ? {} : { plan }) }));

describe('the forms of when', () => {
  it.each([
    [
      'day 31, or the last of a shorter month',
      '{ kind: monthlyDay, day: 31 }',
      ['2020-08-31', '2020-09-30', '2020-10-31'],
    ],
    ['the last day', '{ kind: monthlyLastDay }', ['2020-08-31', '2020-09-30', '2020-10-31']],
    ['before day 31', '{ kind: monthlyBefore, day: 31 }', ['2020-08-30', '2020-09-30', '2020-10-30']],
    ['before day 1', '{ kind: monthlyBefore, day: 1 }', ['2020-07-31', '2020-08-31', '2020-09-30']],
    // 31 August 2020 is a Monday, 30 September a Wednesday, 31 October a Saturday.
    ['the last working day', '{ kind: monthlyLastWorkingDay }', ['2020-08-31', '2020-09-30', '2020-10-30']],
    // 2 September is National Day, a Wednesday: the second working day is the 3rd.
    ['the second working day', '{ kind: monthlyWorkingDay, nth: 2 }', ['2020-08-04', '2020-09-03', '2020-10-02']],
    ['only some months', '{ kind: monthlyDay, day: 5, months: [9] }', ['2020-09-05']],
  ])('%s', (_, when, expected) => {
    const plan = withWhen(when);
    const calendar = calendarOf(plan);
    const tasks = expandDuty(dutyOf(plan, 'article'), plan, calendar, '2020-08-01', '2020-11-02');
    const wanted = tasks.filter(({ period, unit }) => unit === 'to-toan' && period >= '2020-08' && period <= '2020-10');
    expect(wanted.map(({ dueAt }) => lastDay(dueAt))).toEqual(expected);
  });

  it('a month may be due in the month after it', () => {
    const plan = withWhen('{ kind: monthlyDay, day: 5, ofNextMonth: true }');
    const [task] = expandPlan(plan, calendarOf(plan), '2021-01-01', '2021-02-01');
    expect(task).toMatchObject({
      key: 'article/to-toan/2020-12',
      period: '2020-12',
      dueAt: new Date('2021-01-05T17:00:00Z'),
    });
  });

  it('February has 29 days in leap years only', () => {
    const plan = withWhen('{ kind: monthlyDay, day: 30 }');
    expect(deadlines(plan, '2020-02-10', '2020-03-20')).toEqual(['2020-02-29']);
    expect(deadlines(plan, '2021-02-10', '2021-03-20')).toEqual(['2021-02-28']);
    const yearly = withWhen('{ kind: yearly, dates: [{ on: 02-29 }] }');
    expect(deadlines(yearly, '2020-01-10', '2025-01-01')).toEqual([
      '2020-02-29',
      '2021-02-28',
      '2022-02-28',
      '2023-02-28',
      '2024-02-29',
    ]);
  });

  it('30 April and 1 May are no working days', () => {
    const last = withWhen('{ kind: monthlyLastWorkingDay }');
    expect(deadlines(last, '2021-04-02', '2021-05-03')).toEqual(['2021-04-29']);
    const first = withWhen('{ kind: monthlyWorkingDay, nth: 1 }');
    // 1 May 2021 was a Saturday, so Monday the 3rd was off in its place.
    expect(deadlines(first, '2021-05-02', '2021-06-01')).toEqual(['2021-05-04']);
  });

  it('"before" counts the day itself only where the plan says so', () => {
    const text = smallPlanText({ when: '{ kind: monthlyBefore, day: 25 }' });
    expect(deadlines(mustRead(text), '2020-11-02', '2020-12-01')).toEqual(['2020-11-24']);
    const included = mustRead(`${text}deadlines: { beforeIncludesDay: true }\n`);
    expect(deadlines(included, '2020-11-02', '2020-12-01')).toEqual(['2020-11-25']);
    const oneDuty = mustRead(
      smallPlanText({ when: '{ kind: monthlyBefore, day: 25 }', duty: '\n    beforeIncludesDay: true' }),
    );
    expect(deadlines(oneDuty, '2020-11-02', '2020-12-01')).toEqual(['2020-11-25']);
  });

  it('semester and school year end on their last day, moved by working days where asked', () => {
    expect(deadlines(withWhen('{ kind: semesterEnd }'), '2020-09-01', '2021-07-01')).toEqual([
      '2021-01-15',
      '2021-05-31',
    ]);
    expect(deadlines(withWhen('{ kind: semesterEnd, semesters: [HK2] }'), '2020-09-01', '2021-07-01')).toEqual([
      '2021-05-31',
    ]);
    expect(deadlines(withWhen('{ kind: schoolYearEnd, shiftWorkingDays: -2 }'), '2020-09-01', '2021-07-01')).toEqual([
      '2021-05-27',
    ]);
    // Friday 15 January plus three working days.
    expect(
      deadlines(withWhen('{ kind: semesterEnd, semesters: [HK1], shiftWorkingDays: 3 }'), '2020-09-01', '2021-07-01'),
    ).toEqual(['2021-01-20']);
  });

  it('a yearly date knows the period it is about', () => {
    const plan = withWhen(
      '{ kind: yearly, dates: [{ on: 05-10, before: true, period: firstHalf }, { on: 01-15, period: year, yearsBack: 1 }, { on: 06-15, period: schoolYear }] }',
    );
    const tasks = expandPlan(plan, calendarOf(plan), '2021-01-01', '2022-01-01').filter(
      ({ unit }) => unit === 'to-van',
    );
    expect(tasks.map(({ period, dueAt }) => [period, lastDay(dueAt)])).toEqual([
      ['2020', '2021-01-15'],
      ['2021/H1', '2021-05-09'],
      ['2020-2021', '2021-06-15'],
    ]);
  });

  it('a school year the calendar lacks makes no task under the name of another', () => {
    const plan = withWhen('{ kind: yearly, dates: [{ on: 11-30, period: schoolYear }] }');
    const keys = expandPlan(plan, calendarOf(plan), '2020-01-01', '2030-01-01').map(({ key }) => key);
    expect(keys).toEqual(['article/to-toan/2020-2021', 'article/to-van/2020-2021']);
  });

  it('a hand-in on a day off stays, or moves where the plan says so', () => {
    const text = smallPlanText({ when: '{ kind: monthlyDay, day: 31, months: [10] }' });
    const moved = (onDayOff: string) =>
      deadlines(mustRead(`${text}deadlines: { onDayOff: ${onDayOff} }\n`), '2020-10-01', '2020-12-01');
    expect(moved('stay')).toEqual(['2020-10-31']);
    expect(moved('before')).toEqual(['2020-10-30']);
    expect(moved('after')).toEqual(['2020-11-02']);
  });

  it('a hand-in never moves before its period begins: what is asked of a month of holidays comes after them', () => {
    const calendar = '\n  daysOff: [{ from: 2021-06-15, through: 2021-08-08, name: Nghỉ hè, kind: summer }]';
    const text = smallPlanText({ when: '{ kind: monthlyDay, day: 25 }', calendar });
    const plan = mustRead(`${text}deadlines: { onDayOff: before }\n`);
    expect(deadlines(plan, '2021-06-01', '2021-09-01')).toEqual(['2021-06-14', '2021-08-09', '2021-08-25']);
  });

  it('events, requests and what arises make no task by themselves', () => {
    const plan = withWhen(
      '[{ kind: perEvent, after: { days: 1 } }, { kind: onRequest, answerWithin: { days: 2 } }, { kind: asItArises, within: { hours: 4 } }]',
    );
    expect(expandPlan(plan, calendarOf(plan), '2020-01-01', '2022-01-01')).toEqual([]);
  });
});

describe('who owes', () => {
  it('a quota per unit replaces the common one, and 0 frees the unit', () => {
    const plan = mustRead(
      smallPlanText().replace('by: articles', 'by: articles, atLeast: 2, perUnit: { to-toan: 3, to-van: 0 }'),
    );
    const tasks = expandPlan(plan, calendarOf(plan), '2020-12-01', '2020-12-02');
    expect(tasks.map(({ unit, required }) => [unit, required])).toEqual([['to-toan', 3]]);
  });

  it.each([
    ['organisation', ['truong']],
    ['{ units: [bgh], kinds: [group] }', ['bgh', 'to-toan', 'to-van']],
    ['{ kinds: [group], except: [to-van] }', ['to-toan']],
    ['{ role: leader }', ['bgh']],
    ['{ focalPerson: deputy }', ['van-phong']],
  ])('owes: %s', (owes, units) => {
    const more = 'focalPersons: [{ code: deputy, title: Phó Hiệu trưởng, unit: van-phong, role: editor }]';
    const plan = mustRead(smallPlanText({ more }).replace('owes: { kinds: [group] }', `owes: ${owes}`));
    expect(expandPlan(plan, calendarOf(plan), '2020-12-01', '2020-12-02').map(({ unit }) => unit)).toEqual(units);
  });
});

describe('the validity of a plan', () => {
  it('takes the periods that end in it, opened no earlier than it begins', () => {
    const plan = withWhen('{ kind: monthlyLastDay }', 'from: 2020-11-02\n  through: 2021-02-15');
    const tasks = expandPlan(plan, calendarOf(plan), '2020-01-01', '2022-01-01').filter(
      ({ unit }) => unit === 'to-toan',
    );
    expect(tasks.map(({ period }) => period)).toEqual(['2020-11', '2020-12', '2021-01']);
    expect(tasks[0]?.opensAt).toEqual(new Date('2020-11-01T17:00:00Z'));
    expect(tasks[1]?.opensAt).toEqual(new Date('2020-11-30T17:00:00Z'));
  });

  it('asks for no hand-in that was over before it began', () => {
    const plan = withWhen('{ kind: monthlyDay, day: 5 }', 'from: 2020-11-10');
    expect(expandPlan(plan, calendarOf(plan), '2020-01-01', '2021-01-01').map(({ period }) => period)).toEqual([
      '2020-12',
      '2020-12',
    ]);
  });

  it('two plans that follow each other share no period and lose none', () => {
    const when = '{ kind: monthlyWorkingDay, nth: 3, ofNextMonth: true }';
    const first = withWhen(when, 'from: 2020-01-01\n  through: 2020-06-14');
    const second = withWhen(when, 'from: 2020-06-15');
    const periods = [first, second].flatMap((plan) =>
      expandPlan(plan, calendarOf(plan), '2020-01-01', '2020-10-01')
        .filter(({ unit }) => unit === 'to-toan')
        .map(({ period }) => period),
    );
    expect(periods).toEqual(['2020-01', '2020-02', '2020-03', '2020-04', '2020-05', '2020-06', '2020-07', '2020-08']);
  });
});

const dayArbitrary = fc.integer({ min: 0, max: 2600 }).map((n) => addDays(parseDay('2017-06-01') ?? '2017-06-01', n));
const WHENS = [
  '{ kind: monthlyDay, day: 31 }',
  '{ kind: monthlyBefore, day: 1 }',
  '{ kind: monthlyWorkingDay, nth: 20, ofNextMonth: true }',
  '{ kind: monthlyLastWorkingDay }',
  '[{ kind: semesterEnd, semesters: [HK1] }, { kind: schoolYearEnd, shiftWorkingDays: 40 }]',
  '{ kind: yearly, dates: [{ on: 01-02, period: year, yearsBack: 1 }, { on: 02-29 }] }',
  '{ kind: once, on: 2020-02-29, before: true }',
];
const plans = [
  ...PLAN_FILES.map(planOf),
  ...WHENS.map((when) => withWhen(when)),
  ...WHENS.map((when) =>
    mustRead(
      `${smallPlanText({ when, duty: '\n    cutOff: { workingDaysBefore: 2 }' })}deadlines: { onDayOff: after }\n`,
    ),
  ),
].map((plan) => ({ plan, calendar: calendarOf(plan) }));

describe('expanding, whatever the plan', () => {
  it('over [a, b) and [b, c) gives exactly what [a, c) gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plans),
        fc.tuple(dayArbitrary, dayArbitrary, dayArbitrary),
        ({ plan, calendar }, days) => {
          const [a, b, c] = days.toSorted();
          if (!a || !b || !c) return;
          const keys = (from: Day, to: Day) => expandPlan(plan, calendar, from, to).map(({ key }) => key);
          expect([...keys(a, b), ...keys(b, c)].toSorted()).toEqual(keys(a, c).toSorted());
          const reports = (from: Day, to: Day) => expandReports(plan, calendar, from, to).map(({ key }) => key);
          expect([...reports(a, b), ...reports(b, c)].toSorted()).toEqual(reports(a, c).toSorted());
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });

  it('gives every key once, opens before cut-off, cut-off a working day before due, all in range', () => {
    for (const { plan, calendar } of plans) {
      const tasks = expandPlan(plan, calendar, '2017-01-01', '2024-06-01');
      expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
      for (const { opensAt, cutOffAt, dueAt, required } of tasks) {
        expect(opensAt < dueAt).toBe(true);
        expect(required).toBeGreaterThanOrEqual(1);
        expect(dueAt >= new Date('2016-12-31T17:00:00Z') && dueAt < new Date('2024-05-31T17:00:00Z')).toBe(true);
        if (!cutOffAt) continue;
        const [cutOff, due] = [parseDay(lastDay(cutOffAt)), parseDay(lastDay(dueAt))];
        expect(cutOff && due && workingDaysBetween(cutOff, due, calendar)).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('a task is the same whichever window finds it', () => {
    const plan = planOf('thanh-truong-2020');
    const calendar = calendarOf(plan);
    const whole = new Map(expandPlan(plan, calendar, '2020-01-01', '2022-01-01').map((task) => [task.key, task]));
    for (const task of expandPlan(plan, calendar, '2021-01-10', '2021-02-10'))
      expect(whole.get(task.key)).toEqual(task);
  });

  it('makes tasks in proportion to units and periods, and none more', () => {
    const many = (count: number) => {
      const units = Array.from({ length: count }, (_, n) => `\n  - { code: to-${n}, name: Tổ ${n}, kind: group }`).join(
        '',
      );
      const plan = mustRead(smallPlanText({ units }));
      return expandPlan(plan, calendarOf(plan), '2020-01-02', '2021-01-02').length;
    };
    expect([many(0), many(98), many(998)]).toEqual([2 * 12, 100 * 12, 1000 * 12]);
  });
});

/** The day that ends at an instant, in UTC+7. */
function lastDay(instant: Date): string {
  return new Date(instant.getTime() - 1 + 7 * 3_600_000).toISOString().slice(0, 10);
}
