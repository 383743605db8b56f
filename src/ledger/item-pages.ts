/** The items of a stretch of time, page by page in the order they were first sent: behind the lists of reports. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Read, type Sql, sql } from '../db/client.js';
import type { ItemRow } from './compile-model.js';
import type { ReportScope } from './compile-scope.js';

/** Of these units only: those whose path begins so. */
interface ItemSearch {
  readonly unitPath: string;
}

const ITEMS_PER_PAGE = 250;

/** Items first sent in [dataFrom, dataTo). */
export function itemsSent(read: Read, { dataFrom, dataTo }: Dates, search: ItemSearch) {
  return itemPages(read, sql`i."firstSentAt" >= ${dataFrom} AND i."firstSentAt" < ${dataTo}`, search);
}

/** Items sent before dataFrom and approved in [dataFrom, dataTo). */
export function itemsApprovedLater(read: Read, { dataFrom, dataTo }: Dates, search: ItemSearch) {
  return itemPages(
    read,
    sql`i."state" = 'approved' AND i."firstSentAt" < ${dataFrom}
      AND i."decidedAt" >= ${dataFrom} AND i."decidedAt" < ${dataTo}`,
    search,
  );
}

type Dates = Pick<ReportScope, 'dataFrom' | 'dataTo'>;

interface Row {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly topic: string | null;
  readonly state: ItemRow['state'];
  readonly firstSentAt: string;
  readonly decidedAt: string | null;
  readonly author: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly position: number;
}

async function* itemPages(
  read: Read,
  where: Sql,
  { unitPath }: ItemSearch,
): AsyncGenerator<readonly ItemRow[], void, undefined> {
  for (let after = { at: '', id: 0 }; ; ) {
    const rows = await read.$queryRaw<Row[]>(sql`
      SELECT i."id", i."code", i."title", i."topic", i."state", CAST(i."firstSentAt" AS TEXT) AS "firstSentAt",
        CAST(i."decidedAt" AS TEXT) AS "decidedAt", p."name" AS "author",
        u."code" AS "unitCode", u."name" AS "unitName", u."position"
      FROM "Submission" i
      JOIN "Person" p ON p."id" = i."authorId"
      JOIN "Unit" u ON u."id" = i."unitId"
      WHERE ${where} AND substr(u."path", 1, ${unitPath.length}) = ${unitPath}
        AND i."firstSentAt" >= ${after.at} AND (i."firstSentAt" > ${after.at} OR i."id" > ${after.id})
      ORDER BY i."firstSentAt", i."id"
      LIMIT ${ITEMS_PER_PAGE}`);
    yield rows.map(itemOf);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ITEMS_PER_PAGE) return;
    after = { at: last.firstSentAt, id: last.id };
    await nextTurn();
  }
}

function itemOf(row: Row): ItemRow {
  return {
    code: row.code,
    title: row.title,
    author: row.author,
    unit: { code: row.unitCode, name: row.unitName, position: row.position },
    topic: row.topic,
    state: row.state,
    firstSentAt: new Date(row.firstSentAt),
    decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt),
  };
}
