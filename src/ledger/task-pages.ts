/**
 * The tasks of a period as they count, read page by page: the one query under every number. A page is some units' tasks,
 * so that thousands of units never hold up the process that answers people.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startOf } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import { lastDayInTime } from '../calendar/spell.js';
import { noSql, type Read, type Sql, sql, sqlList } from '../db/client.js';
import type { Area } from '../org/permissions.js';
import type { CountedTask } from './count.js';
import { countsIn, searchOf } from './counted-in.js';
import type { PlanInForce } from './plan-in-force.js';
import { stateBySums, wasOnTimeBySums } from './task-state.js';

export interface TaskSearch {
  readonly period: Period;
  /** Of these units only; absent: of all. */
  readonly areas?: readonly Area[];
  /** Of these duties only; absent: of all. */
  readonly duties?: readonly string[];
}

/** A task of a period with what a list of tasks says of it. */
export interface ListedTask extends CountedTask {
  readonly id: number;
  readonly key: string;
  readonly period: string;
  readonly opensAt: Date;
  /** What it is about, where it is about one thing. */
  readonly title: string | null;
  /** When it was settled, signed as nil, or excused. */
  readonly doneAt: Date | null;
  /** Why it was excused; null: it is not. */
  readonly excuse: string | null;
}

/** Some hundred tasks of a month, and no more than some thousands of a year: a page is read in one piece. */
const UNITS_PER_PAGE = 60;

/** The tasks that count in the period, with their states at `now`: page by page, in the order of units' ids. */
export async function* taskPages(
  read: Read,
  edition: PlanInForce,
  search: TaskSearch,
  now: Date,
): AsyncGenerator<readonly ListedTask[], void, undefined> {
  const where = whereOf(edition, search);
  const reader = rowReader(edition, search.period, now);
  for (let after = 0; ; after += UNITS_PER_PAGE) {
    const rows = await read.$queryRaw<TaskRow[]>(pageQuery(where, after, after + UNITS_PER_PAGE));
    yield rows.flatMap((row) => reader(row) ?? []);
    const last = rows[0] === undefined ? await lastUnit(read) : Number(rows[0].lastUnit);
    if (last <= after + UNITS_PER_PAGE) return;
    await nextTurn();
  }
}

interface TaskRow {
  readonly id: bigint;
  readonly key: string;
  readonly unitId: bigint;
  readonly unitCode: string;
  readonly unitName: string;
  readonly path: string;
  readonly position: bigint;
  readonly dutyCode: string;
  readonly period: string;
  readonly title: string | null;
  readonly clause: string;
  readonly opensAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly nilAt: string | null;
  readonly excusedAt: string | null;
  readonly excuse: string | null;
  readonly cancelledAt: string | null;
  readonly required: bigint;
  readonly live: bigint;
  readonly counted: bigint;
  readonly countedInTime: bigint;
  readonly returned: bigint;
  readonly lastUnit: bigint;
}

/** Instants as the text they are stored as: most are the same few, so they are made into dates once. */
function pageQuery(where: Sql, after: number, through: number): Sql {
  return sql`
    SELECT t."id", t."key", t."unitId", u."code" AS "unitCode", u."name" AS "unitName", u."path", u."position",
      t."dutyCode", t."period", t."title", t."clause", t."required",
      CAST(t."opensAt" AS TEXT) AS "opensAt", CAST(t."dueAt" AS TEXT) AS "dueAt",
      CAST(t."settledAt" AS TEXT) AS "settledAt", CAST(t."nilAt" AS TEXT) AS "nilAt",
      CAST(t."excusedAt" AS TEXT) AS "excusedAt", CAST(t."cancelledAt" AS TEXT) AS "cancelledAt",
      count(c."id") FILTER (WHERE c."state" <> 'void') AS "live",
      count(c."id") FILTER (WHERE c."state" = 'counted') AS "counted",
      count(c."id") FILTER (WHERE c."state" = 'counted' AND c."sentAt" < t."dueAt") AS "countedInTime",
      count(c."id") FILTER (WHERE c."state" <> 'void' AND s."state" = 'returned') AS "returned",
      CASE WHEN t."excusedAt" IS NOT NULL THEN (SELECT "reason" FROM "Excuse" WHERE "standsFor" = t."id") END AS "excuse",
      (SELECT max("id") FROM "Unit") AS "lastUnit"
    FROM "Task" t
    JOIN "Unit" u ON u."id" = t."unitId"
    LEFT JOIN "Credit" c ON c."taskId" = t."id"
    LEFT JOIN "Submission" s ON s."id" = c."submissionId"
    WHERE t."unitId" > ${after} AND t."unitId" <= ${through} AND ${where}
    GROUP BY t."id"
    ORDER BY t."unitId", t."id"`;
}

function whereOf({ calendar }: PlanInForce, { period, areas, duties }: TaskSearch): Sql {
  const { codes, from, to } = searchOf(period, calendar);
  const { zone } = calendar;
  // What is due on the last day is first late at the start of the day after.
  const due = sql`(t."dueAt" >= ${startOf(from, zone)} AND t."dueAt" <= ${startOf(to, zone)})`;
  const inPeriod = codes.length === 0 ? due : sql`(t."period" IN (${sqlList([...codes])}) OR ${due})`;
  const ofDuties = duties === undefined ? noSql : sql`AND t."dutyCode" IN (${sqlList([...duties])})`;
  return sql`${inPeriod} ${ofDuties} ${areas === undefined ? noSql : sql`AND ${withinAreas(areas)}`}`;
}

/** A condition on the unit joined as `u`. */
export function withinAreas(areas: readonly Area[]): Sql {
  if (areas.some((area) => area.subtree && area.path === '/')) return sql`1 = 1`;
  if (areas.length === 0) return sql`1 = 0`;
  const each = areas.map(({ path, subtree }) =>
    subtree ? sql`substr(u."path", 1, ${path.length}) = ${path}` : sql`u."path" = ${path}`,
  );
  return sql`(${sqlList(each, ' OR ')})`;
}

/** Reads a row; undefined: it counts in another period. */
function rowReader({ calendar }: PlanInForce, about: Period, now: Date) {
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
  const judged = new Map<string, boolean>();
  const counts = (period: string, dueAt: string): boolean => {
    const key = `${period} ${dueAt}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const dueOn = lastDayInTime(instant(dueAt), calendar.zone);
    const answer = countsIn({ period, dueOn }, about, calendar);
    judged.set(key, answer);
    return answer;
  };
  const units = new Map<bigint, CountedTask['unit']>();
  const unitOf = (row: TaskRow): CountedTask['unit'] => {
    const known = units.get(row.unitId);
    if (known !== undefined) return known;
    const { unitCode: code, unitName: name, path } = row;
    const made = { id: Number(row.unitId), code, name, path, position: Number(row.position) };
    units.set(row.unitId, made);
    return made;
  };
  return (row: TaskRow): ListedTask | undefined => {
    const { key, dutyCode, period, title, clause } = row;
    if (!counts(period, row.dueAt)) return undefined;
    const dates = {
      opensAt: instant(row.opensAt),
      dueAt: instant(row.dueAt),
      required: Number(row.required),
      settledAt: byNow(row.settledAt),
      nilAt: byNow(row.nilAt),
      excusedAt: byNow(row.excusedAt),
      cancelledAt: byNow(row.cancelledAt),
    };
    const credits = {
      live: Number(row.live),
      counted: Number(row.counted),
      countedInTime: Number(row.countedInTime),
      returned: Number(row.returned),
    };
    const state = stateBySums(dates, credits, now);
    const { opensAt, dueAt, required, settledAt, nilAt, excusedAt } = dates;
    return {
      id: Number(row.id),
      key,
      unit: unitOf(row),
      dutyCode,
      period,
      title,
      clause,
      opensAt,
      dueAt,
      required,
      state,
      counted: credits.counted,
      inTime: state === 'nil' ? nilAt !== null && nilAt < dueAt : wasOnTimeBySums(dates, credits),
      doneAt: settledAt ?? nilAt ?? excusedAt,
      excuse: state === 'excused' ? row.excuse : null,
    };
  };
}

async function lastUnit(read: Read): Promise<number> {
  const { _max } = await read.unit.aggregate({ _max: { id: true } });
  return _max.id ?? 0;
}
