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
  MODEL_VERSION,
  type PublishedNumbers,
  type ReportModel,
  type ReportRows,
  type UnitName,
  type UnitNumbers,
} from './compile-model.js';
import type { ReportScope } from './compile-scope.js';
import { type CountRow, onTimeRate, sumOf } from './count.js';
import { gradingOf } from './grading.js';
import type { Plan } from './plan/language.js';
import { topicsOnce } from './plan/topics.js';
import type { Merit } from './report-section.js';

/** Nobody reads more on paper; the workbook has them all. */
const MOST_LISTED = 2_000;

/**
 * The report of a scope as numbers and lists, from its rows alone; nothing is read. The same rows make the same
 * report.
 */
export function compile(scope: ReportScope, rows: ReportRows, plan: CompilePlan): ReportModel {
  const { count, items, approvedLater, merits } = rows;
  const { byTopic, uncovered, withoutTopic } = topicsOf(items, plan);
  const publishedMerits = merits.published ?? [];
  return {
    version: MODEL_VERSION,
    report: scope.report,
    plan: plan.plan.code,
    period: scope.period,
    unit: rows.unit ?? null,
    dataFrom: scope.dataFrom.toISOString(),
    dataTo: scope.dataTo.toISOString(),
    dueAt: scope.dueAt?.toISOString() ?? null,
    asOf: rows.asOf.toISOString(),
    frozenLater: rows.frozenLater ?? null,
    totals: count.totals,
    onTimeRate: onTimeRate(count.totals) ?? null,
    duties: dutiesOf(count.rows),
    units: unitsOf(count.rows, items),
    items: itemNumbers(items),
    approved: approvedItems(items),
    approvedLater: approvedItems(approvedLater),
    approvedLaterCount: approvedLater.filter((item) => item.state === 'approved').length,
    topics: byTopic,
    withoutTopic,
    uncovered,
    published: publishedOf(publishedMerits, plan),
    sections: rows.sections,
    grading: gradingOf(plan.grading, scope.period.kind, { rows: count.rows, merits, units: rows.graded }),
    before: rows.before ?? null,
    lastYear: rows.lastYear ?? null,
    supplement: rows.supplement ?? null,
    // What the report itself is handed in for is no shortcoming to report in it.
    gaps: gapsOf(count.rows.filter(({ dutyCode }) => dutyCode !== scope.rule?.duty)),
    next: rows.next,
  };
}

/** What compiling needs of a plan. */
export type CompilePlan = Pick<Plan, 'plan' | 'duties' | 'topics' | 'channels' | 'grading'>;

function dutiesOf(rows: readonly CountRow[]): readonly DutyNumbers[] {
  return byDuty(rows).map((group) => ({
    ...nameOf(group[0]),
    by: group[0].duty?.settles.by ?? null,
    units: group.map(({ unit, counts, dueAt, lastDueAt }) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      counts,
      dueAt: dueAt.toISOString(),
      lastDueAt: lastDueAt.toISOString(),
    })),
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

/** How many were sent, and how many of them stand in each state. */
export function itemNumbers(items: readonly Pick<ItemRow, 'state'>[]): ItemNumbers {
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
    .toSorted((a, b) => a.firstSentAt.getTime() - b.firstSentAt.getTime() || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_LISTED)
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

/** The institution's order is that in which the units were published about first. */
function publishedOf(entries: readonly Merit[], { channels }: CompilePlan): PublishedNumbers {
  const used = channels.filter((channel) => entries.some((entry) => entry.channel === channel.code));
  const units = new Map(entries.map(({ unit }) => [unit.code, unit]));
  const perUnit = [...units.values()].map((unit: UnitName) => {
    const own = entries.filter((entry) => entry.unit.code === unit.code);
    const byChannel = used.map(({ code }) => own.filter((entry) => entry.channel === code).length);
    return { code: unit.code, name: unit.name, byChannel, published: own.length };
  });
  return {
    total: entries.length,
    channels: used.map(({ code, name }) => ({
      code,
      name,
      published: entries.filter((entry) => entry.channel === code).length,
    })),
    units: perUnit,
    entries: entries.slice(0, MOST_LISTED),
  };
}

/** A topic stands for its subtopics and for the copies of it that the plan repeats. */
function topicsOf(items: readonly ItemRow[], plan: CompilePlan) {
  const counted = new Map(
    plan.topics.flatMap(({ code, sameAs, subtopics }) =>
      [code, ...subtopics.map((sub) => sub.code)].map((each) => [each, sameAs ?? code] as const),
    ),
  );
  const approved = items.filter((item) => item.state === 'approved').map((item) => counted.get(item.topic ?? ''));
  const byTopic = topicsOnce(plan).map(({ code, title }) => ({
    code,
    title,
    approved: approved.filter((topic) => topic === code).length,
  }));
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
function nameOf({ duty, dutyCode, clause }: CountRow): { code: string; title: string; clause: string } {
  return { code: dutyCode, title: duty?.title ?? dutyCode, clause };
}
