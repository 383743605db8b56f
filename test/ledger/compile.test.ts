import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { compile } from '../../src/ledger/compile.js';
import { GAP_KINDS, type ItemRow, type ReportModel, type ReportRows } from '../../src/ledger/compile-model.js';
import { scopeOf } from '../../src/ledger/compile-scope.js';
import { countTasks } from '../../src/ledger/count.js';
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import type { StandingTask } from '../../src/ledger/standing.js';
import { stateOf } from '../../src/ledger/task-state.js';
import { counted, emptyRows } from './counted.js';
import { planOf } from './plan/small-plan.js';

const plan = planOf('thanh-truong-2020');
const calendar = calendarOf(plan);
const november = must(parsePeriod('2020-11', calendar));
const scope = scopeOf(
  { plan, calendar },
  plan.reports.find((report) => report.code === 'month'),
  november,
);
const NOW = new Date('2020-12-01T00:00:00+07:00');
const DAY_MS = 86_400_000;

const units = ['to-nha-tre', 'to-mau-giao-be', 'to-mau-giao-lon', 'bgh'].map((code, position) => ({
  id: position + 1,
  code,
  name: `Đơn vị ${code}`,
  path: `/thanh-truong/${code}/`,
  position,
}));
const duties = [...plan.duties.slice(0, 4), undefined];

const instants = fc.integer({ min: -40, max: 20 }).map((days) => new Date(NOW.getTime() + days * DAY_MS));
const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: instants });

const facts = fc.record({
  opensAt: instants,
  dueAt: instants,
  required: fc.integer({ min: 1, max: 3 }),
  settledAt: seldom,
  excusedAt: seldom,
  nilAt: seldom,
  cancelledAt: seldom,
  credits: fc.array(
    fc.record({
      state: fc.constantFrom('pending' as const, 'counted' as const, 'void' as const),
      sentAt: instants,
      returned: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

const tasks: fc.Arbitrary<StandingTask[]> = fc
  .array(fc.tuple(facts, fc.constantFrom(...units), fc.constantFrom(...duties)), { maxLength: 25 })
  .map((rows) =>
    rows.map(([fact, unit, duty], id) => ({
      ...fact,
      id,
      key: `task-${id}`,
      planCode: plan.plan.code,
      dutyCode: duty?.code ?? 'dropped-duty',
      period: '2020-11',
      clause: duty?.clause ?? 'mục cũ',
      cutOffAt: null,
      unit,
      duty,
      state: stateOf(fact, NOW),
    })),
  );

const topicCodes = [
  ...plan.topics.map((topic) => topic.code),
  ...plan.topics.flatMap((topic) => topic.subtopics.slice(0, 1).map((sub) => sub.code)),
  'not-in-the-plan',
  null,
];

const items: fc.Arbitrary<ItemRow[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom(...units),
      topic: fc.constantFrom(...topicCodes),
      state: fc.constantFrom(
        'inReview' as const,
        'returned' as const,
        'approved' as const,
        'rejected' as const,
        'withdrawn' as const,
      ),
      firstSentAt: instants,
      decidedAt: fc.option(instants, { nil: null }),
    }),
    { maxLength: 25 },
  )
  .map((rows) => rows.map((row, id) => ({ ...row, code: `BAI-${id}`, title: `Bài ${id}`, author: 'Người Thử' })));

/** The rows, with the tasks they are counted from. */
interface Rows extends ReportRows {
  readonly tasks: readonly StandingTask[];
}

const rows: fc.Arbitrary<Rows> = fc.tuple(tasks, items, items).map(([mine, sent, later]) => ({
  ...emptyRows(NOW),
  tasks: mine,
  count: countTasks(mine.map(counted), plan.duties),
  items: sent,
  approvedLater: later,
}));

function holds(law: (model: ReportModel, from: Rows) => void): void {
  fc.assert(
    fc.property(rows, (from) => law(compile(scope, from, plan), from)),
    { seed: 2020, numRuns: 200 },
  );
}

describe('the numbers of a report', () => {
  it('add up: by duty and by unit they are the same total', () => {
    holds((model) => {
      for (const key of Object.keys(model.totals) as (keyof ReportModel['totals'])[]) {
        expect(sum(model.duties.map((duty) => duty.totals[key]))).toBe(model.totals[key]);
        expect(sum(model.units.map((unit) => unit.counts[key]))).toBe(model.totals[key]);
        for (const duty of model.duties) expect(sum(duty.units.map((unit) => unit.counts[key]))).toBe(duty.totals[key]);
      }
      for (const key of Object.keys(model.items) as (keyof ReportModel['items'])[])
        expect(sum(model.units.map((unit) => unit.items[key]))).toBe(model.items[key]);
    });
  });

  it('are those one counts by hand from the rows', () => {
    holds((model, { tasks: all, items: sent }) => {
      const asked = all.filter((task) => task.cancelledAt === null);
      const bare = asked.filter((task) => task.settledAt === null && task.nilAt === null && task.excusedAt === null);
      const live = (task: StandingTask) => task.credits.filter((credit) => credit.state !== 'void');
      const notHandedIn = bare.filter(
        (task) => !live(task).some((credit) => credit.returned) && live(task).length < task.required,
      );
      expect(model.totals.tasks).toBe(asked.length);
      expect(model.totals.missing).toBe(notHandedIn.filter((task) => task.opensAt <= NOW && task.dueAt <= NOW).length);
      expect(model.totals.nil).toBe(asked.filter((task) => task.settledAt === null && task.nilAt !== null).length);
      expect(model.totals.onTime + model.totals.late).toBe(asked.filter((task) => task.settledAt !== null).length);
      expect(model.totals.excused).toBe(
        asked.filter((task) => task.settledAt === null && task.nilAt === null && task.excusedAt !== null).length,
      );
      expect(model.items.sent).toBe(sent.length);
      expect(model.approved.map((item) => item.code).toSorted()).toEqual(
        sent
          .filter((item) => item.state === 'approved')
          .map((item) => item.code)
          .toSorted(),
      );
    });
  });

  it('split what was sent into what became of it', () => {
    holds(({ items: { sent, approved, inReview, returned, rejected, withdrawn } }) => {
      expect(approved + inReview + returned + rejected + withdrawn).toBe(sent);
    });
  });

  it('count every approved item under one topic or none, and name the topics without one', () => {
    holds((model) => {
      expect(sum(model.topics.map((topic) => topic.approved)) + model.withoutTopic).toBe(model.items.approved);
      expect(model.topics.filter((topic) => topic.approved === 0).map((topic) => topic.code)).toEqual(model.uncovered);
      expect(model.topics.length).toBe(plan.topics.filter((topic) => topic.sameAs === undefined).length);
    });
  });

  it('name every gap, as many as are counted', () => {
    holds((model) => {
      for (const duty of model.duties) {
        for (const why of GAP_KINDS) {
          const gap = model.gaps.find((each) => each.duty === duty.code && each.why === why);
          expect(sum((gap?.units ?? []).map((unit) => unit.tasks))).toBe(duty.totals[why]);
        }
      }
    });
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (from, keys) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const turned = {
          ...from,
          count: countTasks(shuffled(from.tasks).map(counted), plan.duties),
          items: shuffled(from.items),
          approvedLater: shuffled(from.approvedLater),
        };
        expect(compile(scope, turned, plan)).toEqual(compile(scope, from, plan));
      }),
      { seed: 2020, numRuns: 100 },
    );
  });

  it('survive being stored as JSON', () => {
    holds((model) => {
      expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    });
  });
});

it('counts an item of a subtopic, and of a copy of a topic, under the topic itself', () => {
  const [first, second, ...others] = plan.topics;
  const repeated = { ...plan, topics: [must(first), { ...must(second), sameAs: must(first).code }, ...others] };
  const item = (topic: string, code: string): ItemRow => ({
    code,
    title: code,
    author: 'Người Thử',
    unit: must(units[0]),
    topic,
    state: 'approved',
    firstSentAt: NOW,
    decidedAt: NOW,
  });
  const sent = [
    item(must(first).code, 'a'),
    item(must(must(first).subtopics[0]).code, 'b'),
    item(must(second).code, 'c'),
    item(must(must(second).subtopics[0]).code, 'd'),
  ];
  const from = { ...emptyRows(NOW), items: sent };
  const model = compile(scope, from, repeated);
  expect(model.topics[0]).toEqual({ code: must(first).code, title: must(first).title, approved: 4 });
  expect(model.topics.map((topic) => topic.code)).not.toContain(must(second).code);
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test expects it to be there');
  return value;
}
