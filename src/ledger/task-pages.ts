/**
 * The tasks of a period as they count, read page by page: the one query under every number. A page is some hundred tasks,
 * so that thousands of units never hold up the process that answers people.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { noSql, type Read, type Sql, sql } from '../db/client.js';
import type { CountedTask } from './count.js';
import { periodTasks, type TaskSearch } from './period-tasks.js';
import type { PlanInForce } from './plan-in-force.js';
import { stateBySums, wasOnTimeBySums } from './task-state.js';

/** A task of a period, and when it opened and was done. */
export interface PeriodTask extends CountedTask {
  readonly id: number;
  readonly opensAt: Date;
  /** When it was settled, signed as nil, or excused. */
  readonly doneAt: Date | null;
}

/** The same with what a list of tasks says of it. */
export interface ListedTask extends PeriodTask {
  readonly key: string;
  readonly period: string;
  /** What it is about, where it is about one thing. */
  readonly title: string | null;
  /** Why it was excused; null: it is not. */
  readonly excuse: string | null;
}

/** The tasks that count in the period, with their states at `now`: page by page, in the order of units' ids. */
export async function* taskPages(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
): AsyncGenerator<readonly PeriodTask[], void, undefined> {
  const reader = rowReader(now);
  for await (const rows of pages<TaskRow>(read, edition, search, pageQuery)) yield rows.map(reader);
}

/** The same, to be listed. */
export async function* listedPages(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
): AsyncGenerator<readonly ListedTask[], void, undefined> {
  const reader = rowReader(now);
  for await (const rows of pages<ListedRow>(read, edition, search, (ids) => pageQuery(ids, LISTED)))
    yield rows.map((row) => {
      const task = reader(row);
      const { key, period, title, excuse } = row;
      return { ...task, key, period, title, excuse: task.state === 'excused' ? excuse : null };
    });
}

/** A task, and how many there are like it. */
export interface AlikeTasks {
  readonly task: PeriodTask;
  readonly times: number;
}

/**
 * The same where it does not matter whose they are: tasks of a duty that were done alike come as one of them, so that of
 * thousands only what is still to do comes one by one. Whose that one is says nothing.
 */
export async function* alikePages(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
): AsyncGenerator<readonly AlikeTasks[], void, undefined> {
  const reader = rowReader(now);
  for await (const rows of pages<AlikeRow>(read, edition, search, (ids) => alikeQuery(ids, now)))
    yield rows.map((row) => ({ task: reader(row), times: row.times }));
}

/** What a query answers of each page of the period's tasks; between two pages others have their turn. */
async function* pages<R>(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  query: (ids: string) => Sql,
): AsyncGenerator<readonly R[], void, undefined> {
  for (const [page, ids] of (await periodTasks(read, edition, search)).entries()) {
    if (page > 0) await nextTurn();
    yield read.$queryRaw<readonly R[]>(query(ids));
  }
}

interface AlikeRow extends TaskRow {
  readonly times: number;
}

/** Grouped by all that `rowReader` judges by; of each group one row as it is. */
function alikeQuery(ids: string, now: Date): Sql {
  return sql`
    SELECT t.*, count(*) AS "times" FROM (${pageQuery(ids)}) t
    GROUP BY
      CASE WHEN t."cancelledAt" <= ${now} OR t."settledAt" <= ${now} OR t."nilAt" <= ${now} OR t."excusedAt" <= ${now}
        THEN 0 ELSE t."id" END,
      t."dutyCode", t."dueAt", t."required", t."counted", t."countedInTime",
      t."cancelledAt" <= ${now}, t."settledAt" <= ${now}, t."nilAt" <= ${now}, t."excusedAt" <= ${now},
      t."settledAt" < t."dueAt", t."nilAt" < t."dueAt"`;
}

interface TaskRow {
  readonly id: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly path: string;
  readonly position: number;
  readonly dutyCode: string;
  readonly clause: string;
  readonly opensAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly nilAt: string | null;
  readonly excusedAt: string | null;
  readonly cancelledAt: string | null;
  readonly required: number;
  readonly live: number;
  readonly counted: number;
  readonly countedInTime: number;
  readonly returned: number;
}

interface ListedRow extends TaskRow, Pick<ListedTask, 'key' | 'period' | 'title' | 'excuse'> {}

/** What numbers do without. */
const LISTED = sql`,
  t."key", t."period", t."title",
  CASE WHEN t."excusedAt" IS NOT NULL THEN (SELECT "reason" FROM "Excuse" WHERE "standsFor" = t."id") END AS "excuse"`;

/** Instants as the text they are stored as: most are the same few, so they are made into dates once. */
function pageQuery(ids: string, further: Sql = noSql): Sql {
  return sql`
    SELECT t."id", t."unitId", u."code" AS "unitCode", u."name" AS "unitName", u."path", u."position",
      t."dutyCode", t."clause", t."required",
      CAST(t."opensAt" AS TEXT) AS "opensAt", CAST(t."dueAt" AS TEXT) AS "dueAt",
      CAST(t."settledAt" AS TEXT) AS "settledAt", CAST(t."nilAt" AS TEXT) AS "nilAt",
      CAST(t."excusedAt" AS TEXT) AS "excusedAt", CAST(t."cancelledAt" AS TEXT) AS "cancelledAt",
      count(c."id") FILTER (WHERE c."state" <> 'void') AS "live",
      count(c."id") FILTER (WHERE c."state" = 'counted') AS "counted",
      count(c."id") FILTER (WHERE c."state" = 'counted' AND c."sentAt" < t."dueAt") AS "countedInTime",
      count(c."id") FILTER (WHERE c."state" <> 'void' AND s."state" = 'returned') AS "returned"
      ${further}
    FROM "Task" t
    JOIN "Unit" u ON u."id" = t."unitId"
    LEFT JOIN "Credit" c ON c."taskId" = t."id"
    LEFT JOIN "Submission" s ON s."id" = c."submissionId"
    WHERE t."id" IN (SELECT "value" FROM json_each(${ids}))
    GROUP BY t."id"
    ORDER BY t."unitId", t."id"`;
}

function rowReader(now: Date) {
  const instants = new Map<string, Date>();
  const instant = (text: string): Date => {
    const known = instants.get(text);
    if (known !== undefined) return known;
    const made = new Date(text);
    instants.set(text, made);
    return made;
  };
  // What was done after `now` was not done then: so a report counts it, or its supplement does, never both.
  const byNow = (text: string | null) => {
    const at = text === null ? null : instant(text);
    return at !== null && at <= now ? at : null;
  };
  const units = new Map<number, CountedTask['unit']>();
  const unitOf = (row: TaskRow): CountedTask['unit'] => {
    const known = units.get(row.unitId);
    if (known !== undefined) return known;
    const { unitCode: code, unitName: name, path } = row;
    const made = { id: row.unitId, code, name, path, position: row.position };
    units.set(row.unitId, made);
    return made;
  };
  return (row: TaskRow): PeriodTask => {
    const { dutyCode, clause } = row;
    const dates = {
      opensAt: instant(row.opensAt),
      dueAt: instant(row.dueAt),
      required: row.required,
      settledAt: byNow(row.settledAt),
      nilAt: byNow(row.nilAt),
      excusedAt: byNow(row.excusedAt),
      cancelledAt: byNow(row.cancelledAt),
    };
    const state = stateBySums(dates, row, now);
    const { opensAt, dueAt, required, settledAt, nilAt, excusedAt } = dates;
    return {
      id: row.id,
      unit: unitOf(row),
      dutyCode,
      clause,
      opensAt,
      dueAt,
      required,
      state,
      counted: row.counted,
      inTime: state === 'nil' ? nilAt !== null && nilAt < dueAt : wasOnTimeBySums(dates, row),
      doneAt: settledAt ?? nilAt ?? excusedAt,
    };
  };
}
