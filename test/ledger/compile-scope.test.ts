import { describe, expect, it } from 'vitest';
import { nextPeriod, type Period, parsePeriod } from '../../src/calendar/period.js';
import { recentPeriods, reportsPastCutOff, scopeOf } from '../../src/ledger/compile-scope.js';
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import { PLAN_FILES, planOf } from './plan/small-plan.js';

const plan = planOf('thanh-truong-2020');
const calendar = calendarOf(plan);
const edition = { plan, calendar };
const month = plan.reports.find((report) => report.code === 'month');

const DAY_MS = 86_400_000;

const START: Readonly<Record<Period['kind'], string>> = {
  month: '2017-12',
  semester: '2017-2018/HK1',
  schoolYear: '2017-2018',
  halfYear: '2018/H1',
  year: '2018',
  range: '2018-01-01..2018-01-31',
};

describe.each(PLAN_FILES)('the reports of %s', (file) => {
  const their = planOf(file);
  const own = { plan: their, calendar: calendarOf(their) };

  it('follow one another without a gap and without an overlap', () => {
    for (const rule of [...their.reports, undefined]) {
      for (const kind of Object.keys(START) as Period['kind'][]) {
        const first = own.calendar.schoolYears[0]?.code ?? '';
        const code = kind === 'semester' ? `${first}/HK1` : kind === 'schoolYear' ? first : START[kind];
        let period = parsePeriod(code, own.calendar);
        for (let turn = 0; turn < 6 && period !== undefined; turn += 1) {
          const after = nextPeriod(period, own.calendar);
          const scope = scopeOf(own, rule, period);
          expect(scope.dataFrom.getTime()).toBeLessThan(scope.dataTo.getTime());
          if (after !== undefined) expect(scopeOf(own, rule, after).dataFrom).toEqual(scope.dataTo);
          period = after;
        }
      }
    }
  });

  it('are due from their cut-off for forty days, and their data end there', () => {
    const end = their.calendar.schoolYears[0]?.through ?? '';
    const from = Math.max(
      new Date(`${their.plan.from}T00:00:00+07:00`).getTime(),
      new Date(end).getTime() - 170 * DAY_MS,
    );
    const seen = new Map<string, number>();
    for (let day = 0; day < 230; day += 1) {
      const now = new Date(from + day * DAY_MS);
      for (const planned of reportsPastCutOff(own, now)) {
        expect(planned.cutOffAt.getTime()).toBeLessThanOrEqual(now.getTime());
        seen.set(planned.key, (seen.get(planned.key) ?? 0) + 1);
        if (seen.get(planned.key) !== 1) continue;
        const rule = their.reports.find((report) => report.code === planned.report);
        const period = parsePeriod(planned.period, own.calendar);
        if (period === undefined) throw new Error(`${planned.period} is no period`);
        expect(scopeOf(own, rule, period)).toMatchObject({ dataTo: planned.cutOffAt, dueAt: planned.dueAt });
      }
    }
    expect(seen.size).toBeGreaterThan(0);
    expect(Math.max(...seen.values())).toBe(40);
  });
});

it("ends the kindergarten's month with its last day and asks for the report on the third working day after", () => {
  expect(scopeOf(edition, month, periodOf('2020-12'))).toMatchObject({
    report: 'month',
    dataFrom: new Date('2020-12-01T00:00:00+07:00'),
    dataTo: new Date('2021-01-01T00:00:00+07:00'),
    // 1 January is a holiday and a Friday: Monday, Tuesday, Wednesday.
    dueAt: new Date('2021-01-07T00:00:00+07:00'),
  });
});

it('takes the days between two semesters into the later one', () => {
  const semester = plan.reports.find((report) => report.code === 'semester');
  expect(scopeOf(edition, semester, periodOf('2020-2021/HK2'))).toMatchObject({
    dataFrom: new Date('2021-01-16T00:00:00+07:00'),
    dataTo: new Date('2021-06-01T00:00:00+07:00'),
  });
});

it('takes a report nobody asks for as its period is', () => {
  expect(scopeOf(edition, undefined, periodOf('2020-11-10..2020-11-12'))).toEqual({
    report: 'range',
    rule: undefined,
    period: periodOf('2020-11-10..2020-11-12'),
    dataFrom: new Date('2020-11-10T00:00:00+07:00'),
    dataTo: new Date('2020-11-13T00:00:00+07:00'),
    dueAt: undefined,
  });
});

it('offers the periods that have begun, newest first', () => {
  if (month === undefined) throw new Error('no month report');
  const codes = (now: string) => recentPeriods(edition, month, new Date(now), 3).map((period) => period.code);
  expect(codes('2020-11-10T08:00:00+07:00')).toEqual(['2020-11']);
  expect(codes('2021-03-01T08:00:00+07:00')).toEqual(['2021-03', '2021-02', '2021-01']);
  expect(codes('2021-09-01T08:00:00+07:00')).toEqual(['2021-05', '2021-04', '2021-03']);
  expect(codes('2020-10-01T08:00:00+07:00')).toEqual([]);
});

function periodOf(code: string): Period {
  const period = parsePeriod(code, calendar);
  if (period === undefined) throw new Error(`${code} is no period`);
  return period;
}
