/**
 * The numbers of a period, the same for everybody who asks: as they stand, or, once a report of the period was confirmed,
 * as it said them, with the number of tasks that were done later.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Period } from '../calendar/period.js';
import { noSql, type Read, sql, sqlList } from '../db/client.js';
import { countedDuty } from './assigned-duty.js';
import { byDuty, type Counts, createCount, type DutyCount } from './count.js';
import { createNumbers, type FrozenReport, frozenFor, type IssuedRow, isLater, type PeriodNumbers } from './frozen.js';
import { type TaskSearch, withinAreas } from './period-tasks.js';
import type { PlanInForce } from './plan-in-force.js';
import { alikePages, type ListedTask, listedPages, type PeriodTask, taskPages } from './task-pages.js';

/** A task done after the report that would have counted it was confirmed. */
export interface LaterTask {
  readonly task: ListedTask;
  readonly report: FrozenReport;
}

/** The numbers of a period: where reports were confirmed as they were issued, else as of `now`. `seen`: hears of every task counted. */
export async function periodNumbers(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
  seen: (task: PeriodTask) => void = () => undefined,
): Promise<PeriodNumbers> {
  const frozen = await frozenReports(read, search.period);
  const numbers = createNumbers(edition.duties, frozen);
  for await (const tasks of taskPages(read, edition, search, now)) {
    for (const task of tasks) {
      numbers.add(task);
      seen(task);
    }
  }
  for await (const rows of issuedPages(read, edition, frozen, search)) for (const row of rows) numbers.addIssued(row);
  return numbers.result();
}

/** `PeriodNumbers` where units are not told apart. */
export interface DutyNumbers extends Omit<PeriodNumbers, 'rows'> {
  readonly duties: readonly DutyCount[];
}

/** `periodNumbers` by duty. `seen`: hears of every task that is not done. */
export async function dutyNumbers(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
  seen: (task: PeriodTask) => void = () => undefined,
): Promise<DutyNumbers> {
  const frozen = await frozenReports(read, search.period);
  // What was done after a report is told from what was done before: each task by itself.
  if (frozen.length > 0) return ofDuties(await periodNumbers(read, edition, search, now, seen));
  const count = createCount(edition.duties);
  for await (const page of alikePages(read, edition, search, now)) {
    for (const { task, times } of page) {
      count.add(task, times);
      seen(task);
    }
  }
  return ofDuties({ ...count.result(), frozen, later: 0 });
}

function ofDuties({ rows, ...numbers }: PeriodNumbers): DutyNumbers {
  return { ...numbers, duties: byDuty(rows) };
}

/** The supplement of a confirmed period: what was done later, in the order it was done. */
export async function laterTasks(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
): Promise<readonly LaterTask[]> {
  const frozen = await frozenReports(read, search.period);
  if (frozen.length === 0) return [];
  const found: LaterTask[] = [];
  for await (const tasks of listedPages(read, edition, search, now)) {
    for (const task of tasks) {
      const report = frozenFor(frozen, task.dutyCode);
      if (report !== undefined && isLater(task, report)) found.push({ task, report });
    }
  }
  return found.toSorted((a, b) => doneAtMs(a.task) - doneAtMs(b.task) || a.task.id - b.task.id);
}

/** The confirmed reports of a period, first confirmed first: where two count the same duty, the first was issued. */
export async function frozenReports(read: Read, { code }: Pick<Period, 'code'>): Promise<readonly FrozenReport[]> {
  const rows = await read.$queryRaw<readonly ConfirmedRow[]>`
    SELECT "id", "kind", "confirmedAt", "asOf", "duties" FROM "Report"
    WHERE "period" = ${code} AND "confirmedAt" IS NOT NULL AND "reopenedAt" IS NULL ORDER BY "confirmedAt", "id"`;
  return rows.flatMap(({ asOf, duties, ...row }) =>
    asOf === null ? [] : [{ ...row, asOf, duties: duties === null ? undefined : new Set(duties.split(',')) }],
  );
}

interface ConfirmedRow extends Pick<FrozenReport, 'id' | 'kind' | 'confirmedAt'> {
  readonly asOf: Date | null;
  readonly duties: string | null;
}

function doneAtMs({ doneAt }: PeriodTask): number {
  return doneAt?.getTime() ?? 0;
}

interface CountedRow extends Counts {
  readonly reportId: number;
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly position: number;
  readonly dutyCode: string;
  readonly clause: string;
  readonly dueAt: string;
  readonly lastDueAt: string;
}

const UNITS_PER_PAGE = 150;

/** What confirmed reports say of their units and duties, page by page. */
export async function* issuedPages(
  read: Read,
  { dutyOf }: Pick<PlanInForce, 'dutyOf'>,
  frozen: readonly FrozenReport[],
  { areas, duties }: Omit<TaskSearch, 'period'>,
): AsyncGenerator<readonly IssuedRow[], void, undefined> {
  if (frozen.length === 0) return;
  const reports = sqlList(frozen.map(({ id }) => id));
  for (let after = 0; ; after += UNITS_PER_PAGE) {
    const rows = await read.$queryRaw<CountedRow[]>(sql`
      SELECT r."reportId", r."unitId", u."code", u."name", u."path", u."position", r."dutyCode", r."clause",
        CAST(r."dueAt" AS TEXT) AS "dueAt", CAST(r."lastDueAt" AS TEXT) AS "lastDueAt",
        r."tasks", r."required", r."paid", r."onTime", r."late", r."nil", r."excused", r."inReview", r."toFix",
        r."open", r."missing", r."upcoming", r."nilInTime"
      FROM "ReportCount" r JOIN "Unit" u ON u."id" = r."unitId"
      WHERE r."reportId" IN (${reports}) AND r."unitId" > ${after} AND r."unitId" <= ${after + UNITS_PER_PAGE}
        ${areas === undefined ? noSql : sql`AND ${withinAreas(areas)}`}
        ${duties === undefined ? noSql : sql`AND r."dutyCode" IN (${sqlList([...duties])})`}`);
    yield rows.map((row) => issuedRow(row, dutyOf));
    const left = await read.reportCount.count({
      where: { reportId: { in: frozen.map(({ id }) => id) }, unitId: { gt: after + UNITS_PER_PAGE } },
      take: 1,
    });
    if (left === 0) return;
    await nextTurn();
  }
}

function issuedRow(
  { reportId, unitId, code, name, path, position, dutyCode, clause, dueAt, lastDueAt, ...counts }: CountedRow,
  dutyOf: PlanInForce['dutyOf'],
): IssuedRow {
  return {
    report: reportId,
    row: {
      unit: { id: unitId, code, name, path, position },
      dutyCode,
      duty: countedDuty(dutyOf, dutyCode),
      clause,
      counts,
      dueAt: new Date(dueAt),
      lastDueAt: new Date(lastDueAt),
    },
  };
}
