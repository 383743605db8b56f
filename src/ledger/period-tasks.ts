/** Which tasks count in a period, by number: found once, so that what is asked of them comes in pages of any kind. */

import type { SchoolCalendar } from '../calendar/calendar.js';
import { startOf } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import { noSql, type Read, type Sql, sql, sqlList } from '../db/client.js';
import type { Area } from '../org/permissions.js';
import { placesOf } from './counted-in.js';
import type { PlanInForce } from './plan-in-force.js';

export interface TaskSearch {
  readonly period: Period;
  /** Of these units only; absent: of all. */
  readonly areas?: readonly Area[];
  /** Of these duties only; absent: of all. */
  readonly duties?: readonly string[];
}

/** Some hundred tasks: what is asked of them is answered in one piece. */
const TASKS_PER_PAGE = 500;

/** Pages of task numbers, each a JSON array; in the order of units' numbers, then of tasks'. */
export async function periodTasks(
  read: Read,
  { calendar }: Pick<PlanInForce, 'calendar'>,
  { period, areas, duties }: TaskSearch,
): Promise<readonly string[]> {
  const wanted = [
    ...(areas === undefined || isEverywhere(areas) ? [] : [withinAreas(areas)]),
    ...(duties === undefined ? [] : [sql`t."dutyCode" IN (${sqlList([...duties])})`]),
  ];
  const [found] = await read.$queryRaw<readonly { ids: string }[]>(sql`
    SELECT json_group_array(t."id" ORDER BY t."unitId", t."id") AS "ids"
    FROM (${searchIn(period, calendar)}) i
    JOIN "Task" t ON t."id" = i."id"
    JOIN "Unit" u ON u."id" = t."unitId"
    ${wanted.length === 0 ? noSql : sql`WHERE ${sqlList(wanted, ' AND ')}`}`);
  const ids: readonly unknown[] = found === undefined ? [] : JSON.parse(found.ids);
  return Array.from({ length: Math.ceil(ids.length / TASKS_PER_PAGE) }, (_, page) =>
    JSON.stringify(ids.slice(page * TASKS_PER_PAGE, (page + 1) * TASKS_PER_PAGE)),
  );
}

/** The numbers of all tasks of the period; every look asks for the same few periods. */
function searchIn(period: Period, calendar: SchoolCalendar): Sql {
  const known = searches.get(calendar) ?? new Map<string, Sql>();
  const search = known.get(period.code) ?? makeSearch(period, calendar);
  if (known.size >= MOST_SEARCHES) known.clear();
  searches.set(calendar, known.set(period.code, search));
  return search;
}

const searches = new WeakMap<SchoolCalendar, Map<string, Sql>>();
const MOST_SEARCHES = 200;

function makeSearch(period: Period, calendar: SchoolCalendar): Sql {
  const { codes, from, to, except } = placesOf(period, calendar);
  const { zone } = calendar;
  // What is due on the last day is first late at the start of the day after.
  const due = [
    sql`"dueAt" > ${startOf(from, zone)} AND "dueAt" <= ${startOf(to, zone)}`,
    ...except.map((form) => sql`"period" NOT GLOB ${form}`),
  ];
  // Two searches, each by an index of its own: asked as one, the database reads every task there is.
  const parts = [
    ...(codes.length === 0 ? [] : [sql`SELECT "id" FROM "Task" WHERE "period" IN (${sqlList([...codes])})`]),
    sql`SELECT "id" FROM "Task" WHERE ${sqlList(due, ' AND ')}`,
  ];
  return sqlList(parts, ' UNION ALL ');
}

/** Whether these tasks are of more than so many units and duties. */
export async function isMoreThan(
  read: Read,
  edition: Pick<PlanInForce, 'calendar'>,
  search: TaskSearch,
  lines: number,
): Promise<boolean> {
  const found = new Set<string>();
  for (const ids of await periodTasks(read, edition, search)) {
    const rows = await read.$queryRaw<readonly { unitId: number; dutyCode: string }[]>(sql`
      SELECT DISTINCT "unitId", "dutyCode" FROM "Task"
      WHERE "id" IN (SELECT "value" FROM json_each(${ids})) AND "cancelledAt" IS NULL LIMIT ${lines + 1}`);
    for (const { unitId, dutyCode } of rows) found.add(`${unitId}/${dutyCode}`);
    if (found.size > lines) return true;
  }
  return false;
}

/** A condition on the unit joined as `u`. */
export function withinAreas(areas: readonly Area[]): Sql {
  if (isEverywhere(areas)) return sql`1 = 1`;
  if (areas.length === 0) return sql`1 = 0`;
  const each = areas.map(({ path, subtree }) =>
    subtree ? sql`substr(u."path", 1, ${path.length}) = ${path}` : sql`u."path" = ${path}`,
  );
  return sql`(${sqlList(each, ' OR ')})`;
}

function isEverywhere(areas: readonly Area[]): boolean {
  return areas.some(({ path, subtree }) => subtree && path === '/');
}
