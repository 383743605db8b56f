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

const figure = await medianOf(units === 1 ? 1_000 : 25, async (turn) => {
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

/**
 * What the screen says: each unit's numbers (of many units, each duty's), who owes but is out of reach, and what stands
 * beside them: by which plan, whether reminders rest, whether a report of the month was confirmed, who stands in for whom,
 * who owes by name, and what the messages cost. Without these last it would be another screen.
 */
function queries(): readonly Sql[] {
  const now = NOW.toISOString().replace('Z', '+00:00');
  const each = units === 1 ? sql`t."unitId", t."dutyCode"` : sql`t."dutyCode"`;
  // A month's own tasks, and those of longer periods that are due in it.
  const counted = sql`
    SELECT "id" FROM "Task" WHERE "period" = '2020-11'
    UNION ALL SELECT "id" FROM "Task"
    WHERE "dueAt" > '2020-10-31T17:00:00.000+00:00' AND "dueAt" <= '2020-11-30T17:00:00.000+00:00'
      AND "period" NOT GLOB '????-??'`;
  return [
    sql`SELECT "id", "code", "sha256", "appliedAt" FROM "Plan" ORDER BY "id" DESC`,
    sql`SELECT "key" FROM "Occurrence" WHERE "key" > ${`reminders/pause/${NOW.toISOString()}`} AND "key" < 'reminders/pause/~'`,
    sql`SELECT "id" FROM "Report" WHERE "period" = '2020-11' AND "confirmedAt" IS NOT NULL AND "reopenedAt" IS NULL`,
    sql`SELECT "personId", "substituteId" FROM "Absence" WHERE "cancelledAt" IS NULL AND '2020-11-25' BETWEEN "from" AND "through"`,
    sql`SELECT "taskId", "personId" FROM "TaskHolder" WHERE "endedAt" IS NULL`,
    sql`SELECT t."id", a."givenById" FROM "Assignment" a CROSS JOIN "Task" t ON t."assignmentId" = a."id"`,
    sql`
      SELECT "channel", "cost", sum("count") FROM "Postage"
      WHERE "hour" >= '2020-10-31T17:00:00.000+00:00' AND "hour" < '2020-11-30T17:00:00.000+00:00' GROUP BY 1, 2`,
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
          WHERE t."cancelledAt" IS NULL AND t."id" IN (${counted})
          GROUP BY t."id") t) t
      JOIN "Unit" u ON u."id" = t."unitId"
      GROUP BY ${each}`,
    sql`
      SELECT DISTINCT p."name", u."name" AS "unit"
      FROM "Task" t
      JOIN "Unit" u ON u."id" = t."unitId"
      JOIN "Membership" m ON m."unitId" = t."unitId" AND m."role" = 'lead' AND m."until" IS NULL
      JOIN "Person" p ON p."id" = m."personId"
      WHERE t."id" IN (${counted}) AND t."settledAt" IS NULL AND t."nilAt" IS NULL AND t."excusedAt" IS NULL
        AND t."cancelledAt" IS NULL AND t."opensAt" <= ${now}
        AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = p."id" AND a."outOfReachAt" IS NULL)`,
  ];
}
