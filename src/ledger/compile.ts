/**
 * A report's numbers and lists, from rows to plain JSON. Pure. Duties are counted by the same function as everywhere
 * else (count.ts); items belong to the day they were first sent.
 */
import {
  type ApprovedItem,
  type DutyNumbers,
  GAP_KINDS,
  type Gap,
  type ItemNumbers,
  type ItemRow,
  type NextDuty,
  type ReportModel,
  type ReportRows,
  type UnitNumbers,
} from './compile-model.js';
import type { ReportScope } from './compile-scope.js';
import { type CountRow, countPeriod, onTimeRate, sumOf } from './count.js';
import type { Plan } from './plan/language.js';

export function compile(scope: ReportScope, rows: ReportRows, plan: Plan): ReportModel {
  const order = plan.duties.map((duty) => duty.code);
  const count = countPeriod(rows.tasks, order);
  const { byTopic, uncovered, withoutTopic } = topicsOf(rows.items, plan);
  const { before } = rows;
  return {
    report: scope.report,
    plan: plan.plan.code,
    period: scope.period,
    dataFrom: scope.dataFrom.toISOString(),
    dataTo: scope.dataTo.toISOString(),
    dueAt: scope.dueAt?.toISOString() ?? null,
    asOf: rows.asOf.toISOString(),
    totals: count.totals,
    onTimeRate: onTimeRate(count.totals) ?? null,
    duties: dutiesOf(count.rows),
    units: unitsOf(count.rows, rows.items),
    items: itemNumbers(rows.items),
    approved: approvedItems(rows.items),
    approvedLater: approvedItems(rows.approvedLater),
    topics: byTopic,
    withoutTopic,
    uncovered,
    before:
      before === undefined
        ? null
        : {
            period: before.period,
            totals: countPeriod(before.tasks).totals,
            items: itemNumbers(before.items),
          },
    gaps: gapsOf(count.rows),
    next: nextDuties(countPeriod(rows.nextTasks, order).rows),
  };
}

function dutiesOf(rows: readonly CountRow[]): readonly DutyNumbers[] {
  return byDuty(rows).map((group) => ({
    ...nameOf(group[0]),
    by: group[0].duty?.settles.by ?? null,
    units: group.map(({ unit, counts }) => ({ code: unit.code, name: unit.name, counts })),
    totals: sumOf(group.map((row) => row.counts)),
  }));
}

function unitsOf(rows: readonly CountRow[], items: readonly ItemRow[]): readonly UnitNumbers[] {
  const units = new Map([...rows, ...items].map(({ unit }) => [unit.code, unit]));
  const rowsOf = grouped(rows, ({ unit }) => unit.code);
  const itemsOf = grouped(items, ({ unit }) => unit.code);
  return [...units.values()]
    .toSorted((a, b) => a.position - b.position || a.code.localeCompare(b.code))
    .map(({ code, name }) => ({
      code,
      name,
      counts: sumOf((rowsOf.get(code) ?? []).map((row) => row.counts)),
      items: itemNumbers(itemsOf.get(code) ?? []),
    }));
}

function itemNumbers(items: readonly ItemRow[]): ItemNumbers {
  const numberOf = (state: ItemRow['state']) => items.filter((item) => item.state === state).length;
  return {
    sent: items.length,
    approved: numberOf('approved'),
    inReview: numberOf('inReview'),
    returned: numberOf('returned'),
    rejected: numberOf('rejected'),
    withdrawn: numberOf('withdrawn'),
  };
}

function approvedItems(items: readonly ItemRow[]): readonly ApprovedItem[] {
  return items
    .filter((item) => item.state === 'approved')
    .toSorted((a, b) => a.firstSentAt.getTime() - b.firstSentAt.getTime() || a.code.localeCompare(b.code))
    .map(({ code, title, author, unit, topic, firstSentAt, decidedAt }) => ({
      code,
      title,
      author,
      unit: { code: unit.code, name: unit.name },
      topic,
      firstSentAt: firstSentAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    }));
}

/** A topic stands for its subtopics and for the copies of it that the plan repeats. */
function topicsOf(items: readonly ItemRow[], plan: Plan) {
  const counted = new Map(
    plan.topics.flatMap(({ code, sameAs, subtopics }) =>
      [code, ...subtopics.map((sub) => sub.code)].map((each) => [each, sameAs ?? code] as const),
    ),
  );
  const approved = items.filter((item) => item.state === 'approved').map((item) => counted.get(item.topic ?? ''));
  const byTopic = plan.topics
    .filter((topic) => topic.sameAs === undefined)
    .map(({ code, title }) => ({ code, title, approved: approved.filter((topic) => topic === code).length }));
  return {
    byTopic,
    uncovered: byTopic.filter((topic) => topic.approved === 0).map((topic) => topic.code),
    withoutTopic: approved.filter((topic) => topic === undefined).length,
  };
}

function gapsOf(rows: readonly CountRow[]): readonly Gap[] {
  return byDuty(rows).flatMap((group) =>
    GAP_KINDS.flatMap((why) => {
      const units = group
        .filter(({ counts }) => counts[why] > 0)
        .map(({ unit, counts }) => ({ code: unit.code, name: unit.name, tasks: counts[why] }));
      const { code, title } = nameOf(group[0]);
      return units.length === 0 ? [] : [{ duty: code, title, why, units }];
    }),
  );
}

function nextDuties(rows: readonly CountRow[]): readonly NextDuty[] {
  return byDuty(rows).map((group) => {
    const { code, title, clause } = nameOf(group[0]);
    const due = group.flatMap((row) => row.tasks.map((task) => task.dueAt.getTime()));
    return {
      duty: code,
      title,
      clause,
      dueAt: new Date(Math.min(...due)).toISOString(),
      units: group.map(({ unit }) => ({ code: unit.code, name: unit.name })),
    };
  });
}

function byDuty(rows: readonly CountRow[]): readonly Group<CountRow>[] {
  return [...grouped(rows, ({ dutyCode }) => dutyCode).values()];
}

type Group<T> = readonly [T, ...T[]];

/** In the order in which each key comes first. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, Group<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** A duty the plan in force no longer has keeps its code and the clause of its tasks. */
function nameOf({ duty, dutyCode, tasks }: CountRow): { code: string; title: string; clause: string } {
  return { code: dutyCode, title: duty?.title ?? dutyCode, clause: duty?.clause ?? tasks[0]?.clause ?? '' };
}
