/** The five institutions' plans, with dates worked out by hand from the papers and the calendar on the wall. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/calendar/day.js';
import { calendarOf } from '../../../src/ledger/plan/calendar-of.js';
import { dutyTable } from '../../../src/ledger/plan/duty-table.js';
import { expandDuty, expandPlan, expandReports } from '../../../src/ledger/plan/expand.js';
import { dutyOf, PLAN_FILES, planOf } from './small-plan.js';

function tasksOf(file: (typeof PLAN_FILES)[number], duty: string, from: Day, to: Day) {
  const plan = planOf(file);
  return expandDuty(dutyOf(plan, duty), plan, calendarOf(plan), from, to);
}

describe.each(PLAN_FILES)('%s', (file) => {
  const plan = planOf(file);

  it('reads, and its file is named after it', () => {
    expect(plan.plan.code).toBe(file);
  });

  it('cites a clause in every duty and topic', () => {
    for (const { clause } of [...plan.duties, ...plan.topics]) expect(clause).toMatch(/^KH .*mục [IV]+/);
  });

  it('names what it assumes, with a note, and uses each such answer', () => {
    expect(plan.settings.length).toBeGreaterThan(0);
    for (const { assumed, note, usedAt } of plan.settings) {
      expect(assumed).toBe(true);
      expect(note).toMatch(/Kế hoạch|Cuối học kỳ|Số /);
      expect(usedAt.length).toBeGreaterThan(0);
    }
  });

  it('gives each duty a row of words', () => {
    for (const row of dutyTable(plan)) for (const word of Object.values(row)) expect(word).toMatch(/\S/);
  });
});

describe('the kindergarten of Thanh Trường, 2020-2021', () => {
  const plan = planOf('thanh-truong-2020');

  it('has five groups, nine topics and four named events', () => {
    expect(plan.units.filter(({ kind }) => kind === 'professional-group')).toHaveLength(5);
    expect(plan.topics).toHaveLength(9);
    expect(plan.events).toHaveLength(4);
  });

  it('asks each group for an article in each of seven months, due by the end of the month', () => {
    const tasks = tasksOf('thanh-truong-2020', 'monthly-article', '2020-01-01', '2022-01-01');
    expect(tasks).toHaveLength(35);
    const months = tasks.filter(({ unit }) => unit === 'to-mau-giao-lon');
    expect(months.map(({ key }) => key)).toEqual(
      ['2020-11', '2020-12', '2021-01', '2021-02', '2021-03', '2021-04', '2021-05'].map(
        (month) => `monthly-article/to-mau-giao-lon/${month}`,
      ),
    );
    expect(months[0]).toEqual({
      key: 'monthly-article/to-mau-giao-lon/2020-11',
      duty: 'monthly-article',
      unit: 'to-mau-giao-lon',
      period: '2020-11',
      coverage: undefined,
      opensAt: new Date('2020-11-02T00:00:00+07:00'),
      cutOffAt: undefined,
      dueAt: new Date('2020-12-01T00:00:00+07:00'),
      required: 1,
      clause: 'KH 36/KH-MNTr, mục III.2',
    });
    expect(months[3]?.dueAt).toEqual(new Date('2021-03-01T00:00:00+07:00'));
  });

  it('asks the school itself for one a month, to the office above', () => {
    const tasks = tasksOf('thanh-truong-2020', 'monthly-article-upward', '2020-01-01', '2022-01-01');
    expect(tasks.map(({ unit }) => unit)).toEqual(Array(7).fill('thanh-truong'));
    expect(dutyOf(plan, 'monthly-article-upward')).toMatchObject({ tier: 'upward', fedBy: ['monthly-article'] });
  });

  it('asks for photos at the end of each semester at both tiers, the upper to two recipients', () => {
    const tasks = tasksOf('thanh-truong-2020', 'semester-photos-upward', '2020-01-01', '2022-01-01');
    expect(tasks.map(({ period, dueAt }) => [period, dueAt])).toEqual([
      ['2020-2021/HK1', new Date('2021-01-16T00:00:00+07:00')],
      ['2020-2021/HK2', new Date('2021-06-01T00:00:00+07:00')],
    ]);
    expect(dutyOf(plan, 'semester-photos-upward').to).toEqual(['pgd', 'bo-phan-cntt']);
    expect(tasksOf('thanh-truong-2020', 'semester-photos', '2020-01-01', '2022-01-01')).toHaveLength(10);
  });

  it("has the month's report by its own setting, cut off with the month, handed in on the third working day", () => {
    const reports = expandReports(plan, calendarOf(plan), '2020-12-01', '2021-02-10');
    expect(
      reports
        .filter(({ report }) => report === 'month')
        .map(({ period, cutOffAt, dueAt }) => [period, cutOffAt, dueAt]),
    ).toEqual([
      ['2020-11', new Date('2020-12-01T00:00:00+07:00'), new Date('2020-12-04T00:00:00+07:00')],
      // 1 January 2021 was a Friday: the 4th, 5th and 6th are the first working days.
      ['2020-12', new Date('2021-01-01T00:00:00+07:00'), new Date('2021-01-07T00:00:00+07:00')],
      ['2021-01', new Date('2021-02-01T00:00:00+07:00'), new Date('2021-02-04T00:00:00+07:00')],
    ]);
    expect(plan.reports.every(({ ownSetting }) => ownSetting)).toBe(true);
  });
});

describe('the department of Hà Nội, from November 2017', () => {
  const plan = planOf('ha-noi-2017');

  it('lists thirty districts and eight fields, each with a lead office', () => {
    expect(plan.units.filter(({ kind }) => kind === 'district-office')).toHaveLength(30);
    const fields = plan.topics.filter(({ group }) => group === 'field');
    expect(fields).toHaveLength(8);
    expect(new Set(fields.map(({ lead }) => lead.join())).size).toBe(8);
  });

  it('has the opinion return before the 25th due by the end of the 24th, all year round', () => {
    const tasks = tasksOf('ha-noi-2017', 'opinion-return', '2017-11-01', '2018-11-01').filter(
      ({ unit }) => unit === 'pgd-ba-dinh',
    );
    expect(tasks).toHaveLength(12);
    expect(tasks[0]).toMatchObject({ period: '2017-11', dueAt: new Date('2017-11-25T00:00:00+07:00') });
    expect(tasks[3]).toMatchObject({ period: '2018-02', dueAt: new Date('2018-02-25T00:00:00+07:00') });
  });

  it('selects by the first late instant: the return of November belongs to a window that holds 25 November', () => {
    expect(tasksOf('ha-noi-2017', 'opinion-return', '2017-11-02', '2017-11-25')).toEqual([]);
    expect(tasksOf('ha-noi-2017', 'opinion-return', '2017-11-25', '2017-11-26')).toHaveLength(
      8 + 30 + 2 + 4, // rooms, districts, centres, schools
    );
  });

  it('is compiled upwards with the data of the 24th, by the last working day', () => {
    const [november, december] = tasksOf('ha-noi-2017', 'opinion-report-upward', '2017-11-02', '2018-01-05');
    expect(november).toMatchObject({
      cutOffAt: new Date('2017-11-25T00:00:00+07:00'),
      dueAt: new Date('2017-12-01T00:00:00+07:00'),
    });
    // 29 December 2017 was a Friday.
    expect(december?.dueAt).toEqual(new Date('2017-12-30T00:00:00+07:00'));
  });

  it('asks for coverage before, during and after, and for every directive, plan and invitation to be public', () => {
    expect(dutyOf(plan, 'event-coverage').when[0]).toMatchObject({
      kind: 'perEvent',
      before: {},
      during: {},
      after: {},
    });
    expect(plan.documents).toMatchObject({
      publicPercent: 100,
      kinds: ['directive', 'plan', 'invitation'],
      officialMailOnly: true,
    });
  });
});

describe('the department of Hà Nam, 2023', () => {
  const plan = planOf('ha-nam-2023');

  it('has eleven and four topics, the copied one counted under its original', () => {
    expect(plan.topics.filter(({ group }) => group === 'main')).toHaveLength(11);
    expect(plan.topics.filter(({ group }) => group === 'other')).toHaveLength(4);
    expect(plan.topics.find(({ sameAs }) => sameAs)?.sameAs).toBe('dong-bang-song-hong');
  });

  it.each([
    ['half-year-report', '2023/H1', '2023-05-10'],
    ['year-report', '2023', '2023-11-10'],
  ])('has the %s of every unit late from %s, %s', (duty, period, firstLateDay) => {
    const tasks = tasksOf('ha-nam-2023', duty, '2023-01-01', '2024-06-01');
    expect(new Set(tasks.map((task) => task.period))).toEqual(new Set([period]));
    expect(new Set(tasks.map(({ dueAt }) => dueAt.toISOString()))).toEqual(
      new Set([new Date(`${firstLateDay}T00:00:00+07:00`).toISOString()]),
    );
    expect(tasks.map(({ unit }) => unit)).toContain('pgd-phu-ly');
    expect(tasks.map(({ unit }) => unit)).not.toContain('van-phong');
  });

  it('sends both on to the province', () => {
    for (const code of ['half-year-report-upward', 'year-report-upward']) {
      expect(dutyOf(plan, code)).toMatchObject({ tier: 'upward', to: ['ubnd-tinh'] });
    }
  });
});

describe('the centre of Đồng Tháp, 2017-2020', () => {
  const plan = planOf('dong-thap-2017');

  it('hands its plan in by the end of 29 October 2017, once', () => {
    const tasks = tasksOf('dong-thap-2017', 'plan-hand-in', '2017-01-01', '2021-01-01');
    expect(tasks.map(({ dueAt }) => dueAt)).toEqual([new Date('2017-10-30T00:00:00+07:00')]);
  });

  it('reports twice in each of three school years, as a chapter', () => {
    const tasks = ['semester-report', 'year-report'].flatMap((duty) =>
      tasksOf('dong-thap-2017', duty, '2017-01-01', '2021-01-01'),
    );
    expect(tasks.map(({ period }) => period)).toEqual([
      '2017-2018/HK1',
      '2018-2019/HK1',
      '2019-2020/HK1',
      '2017-2018',
      '2018-2019',
      '2019-2020',
    ]);
    expect(plan.reports.map(({ form }) => form)).toEqual(['chapter', 'chapter']);
  });

  it('grades by a condition met or not', () => {
    expect(plan.grading).toMatchObject({ mode: 'condition', period: 'schoolYear' });
  });
});

describe('the boarding school of Cư Jút, 2020', () => {
  const plan = planOf('cu-jut-2020');

  it('has no dates: no task comes by itself', () => {
    expect(expandPlan(plan, calendarOf(plan), '2020-01-01', '2021-12-31')).toEqual([]);
    const kinds = new Set(plan.duties.flatMap(({ when }) => when.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(['onRequest', 'perEvent', 'asItArises']));
  });

  it('has five topic groups, four standing tasks and a website board that urges units not below it', () => {
    expect(plan.topics.filter(({ group }) => group === 'main')).toHaveLength(5);
    expect(plan.topics.filter(({ group }) => group === 'standing')).toHaveLength(4);
    const board = plan.units.find(({ code }) => code === 'ban-quan-tri-website');
    expect(board?.urges?.kinds).toEqual(['professional-group', 'office-group', 'union']);
  });
});
