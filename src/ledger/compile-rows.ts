/** Reads what a report is compiled from. */
import { startOf } from '../calendar/day.js';
import { nextPeriod, previousPeriod } from '../calendar/period.js';
import type { Read } from '../db/client.js';
import type { ItemRow, ReportRows } from './compile-model.js';
import { type ReportScope, scopeOf } from './compile-scope.js';
import { tasksOfPeriod } from './count.js';
import type { PlanInForce } from './plan-in-force.js';

/** The rows of a report as they stand at `now`. */
export async function readReportRows(
  read: Read,
  edition: PlanInForce,
  scope: ReportScope,
  now: Date,
): Promise<ReportRows> {
  const { dataFrom, dataTo, period } = scope;
  const next = nextPeriod(period, edition.calendar);
  return {
    asOf: now,
    tasks: await tasksOfPeriod(read, edition, period, now),
    items: await itemsWhere(read, { firstSentAt: { gte: dataFrom, lt: dataTo } }),
    approvedLater: await itemsWhere(read, {
      state: 'approved',
      firstSentAt: { lt: dataFrom },
      decidedAt: { gte: dataFrom, lt: dataTo },
    }),
    before: await rowsBefore(read, edition, scope, now),
    nextTasks: next === undefined ? [] : await tasksOfPeriod(read, edition, next, now),
  };
}

/** Zeros of a time before there was a plan are no comparison. */
async function rowsBefore(
  read: Read,
  edition: PlanInForce,
  { rule, period }: ReportScope,
  now: Date,
): Promise<ReportRows['before']> {
  const before = previousPeriod(period, edition.calendar);
  if (before === undefined) return undefined;
  const { dataFrom, dataTo } = scopeOf(edition, rule, before);
  const tasks = await tasksOfPeriod(read, edition, before, now);
  const items = await itemsWhere(read, { firstSentAt: { gte: dataFrom, lt: dataTo } });
  const isBeforePlan = dataTo <= startOf(edition.plan.plan.from, edition.plan.zone);
  return isBeforePlan && tasks.length + items.length === 0 ? undefined : { period: before, tasks, items };
}

type ItemFilter = NonNullable<Parameters<Read['submission']['findMany']>[0]>['where'];

async function itemsWhere(read: Read, where: ItemFilter): Promise<readonly ItemRow[]> {
  const rows = await read.submission.findMany({
    where: where ?? {},
    orderBy: [{ firstSentAt: 'asc' }, { id: 'asc' }],
    select: {
      code: true,
      title: true,
      topic: true,
      state: true,
      firstSentAt: true,
      decidedAt: true,
      author: { select: { name: true } },
      unit: { select: { code: true, name: true, position: true } },
    },
  });
  return rows.map((row) => ({ ...row, author: row.author.name }));
}
