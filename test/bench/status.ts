/**
 * How long (µs, median) `/status` of the office takes, or its SQL written out by hand in one transaction of the house's own
 * database: argv `dir`, product | floor, units. One school: its kindergarten's plan; else so many units of a province.
 */
import { z } from 'zod';
import { makeAct } from '../../src/act.js';
import { openDatabase, type Sql, sql } from '../../src/db/client.js';
import { showStatus } from '../../src/features/status/show-status.js';
import { loadPerson } from '../../src/org/actor.js';
import { medianOf } from './percentile.js';
import { makeProvince, NOW } from './province.js';
import { makeKindergarten } from './school.js';

const [, , dir = '.', which, size] = process.argv;
const units = Number(size);
const side = z.enum(['product', 'floor']).parse(which);
const db = openDatabase(units === 1 ? await makeKindergarten(dir) : await makeProvince(dir, units));
const office = await db.read.membership.findFirstOrThrow({ where: { role: 'office' } });

const figure = await medianOf(units === 1 ? 300 : 25, async (turn) => {
  let took = 0;
  await db.transaction(async (tx) => {
    const act = makeAct(tx, await loadPerson(tx, office.personId), NOW, `bench/${turn}`);
    const startedMs = performance.now();
    if (side === 'product') await showStatus(act, '');
    else for (const query of queries()) await tx.$queryRaw(query);
    took = performance.now() - startedMs;
  });
  return took;
});
await db.close();
process.stdout.write(`${figure}\n`);

/** What the screen says: each unit's numbers (of many units, each duty's), and who owes but is out of reach. */
function queries(): readonly Sql[] {
  const now = NOW.toISOString().replace('Z', '+00:00');
  const each = units === 1 ? sql`t."unitId", t."dutyCode"` : sql`t."dutyCode"`;
  return [
    sql`
      SELECT ${each}, min(u."name") AS "name", min(t."clause") AS "clause", min(t."dueAt") AS "dueAt",
        count(*) AS "tasks",
        sum(state = 'settled') AS "settled", sum(state = 'nil') AS "nil", sum(state = 'excused') AS "excused",
        sum(state = 'inReview') AS "inReview", sum(state = 'toFix') AS "toFix", sum(state = 'upcoming') AS "upcoming",
        sum(state = 'open') AS "open", sum(state = 'overdue') AS "overdue",
        sum(min(t."counted", t."required")) AS "paid", sum(t."inTime" >= t."required") AS "inTime"
      FROM (
        SELECT t.*, CASE
          WHEN t."settledAt" IS NOT NULL THEN 'settled' WHEN t."nilAt" IS NOT NULL THEN 'nil'
          WHEN t."excusedAt" IS NOT NULL THEN 'excused' WHEN t."returned" > 0 THEN 'toFix'
          WHEN t."live" >= t."required" THEN 'inReview' WHEN t."opensAt" > ${now} THEN 'upcoming'
          WHEN t."dueAt" > ${now} THEN 'open' ELSE 'overdue' END AS state
        FROM (
          SELECT t.*, count(c."id") FILTER (WHERE c."state" <> 'void') AS "live",
            count(c."id") FILTER (WHERE c."state" = 'counted') AS "counted",
            count(c."id") FILTER (WHERE c."state" = 'counted' AND c."sentAt" < t."dueAt") AS "inTime",
            count(c."id") FILTER (WHERE c."state" <> 'void' AND s."state" = 'returned') AS "returned"
          FROM "Task" t LEFT JOIN "Credit" c ON c."taskId" = t."id" LEFT JOIN "Submission" s ON s."id" = c."submissionId"
          WHERE t."period" = '2020-11' AND t."cancelledAt" IS NULL
          GROUP BY t."id") t) t
      JOIN "Unit" u ON u."id" = t."unitId"
      GROUP BY ${each}`,
    sql`
      SELECT DISTINCT p."name", u."name" AS "unit"
      FROM "Task" t
      JOIN "Unit" u ON u."id" = t."unitId"
      JOIN "Membership" m ON m."unitId" = t."unitId" AND m."role" = 'lead' AND m."until" IS NULL
      JOIN "Person" p ON p."id" = m."personId"
      WHERE t."period" = '2020-11' AND t."settledAt" IS NULL AND t."nilAt" IS NULL AND t."excusedAt" IS NULL
        AND t."cancelledAt" IS NULL AND t."opensAt" <= ${now}
        AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = p."id" AND a."outOfReachAt" IS NULL)`,
  ];
}
