/**
 * How long (µs, 99th percentile) the same screen takes when it is written out as SQL by hand and asked for in one
 * transaction of the house's own database: argv `dir`, bai | kho | queue, items.
 */
import { z } from 'zod';
import { openDatabase, type Sql, sql, type Tx } from '../../src/db/client.js';
import { EVERYTHING, matchOf } from '../../src/features/archive/query.js';
import { filledSchool, searchOf } from './archive-fill.js';
import { p99Of } from './percentile.js';

/** What a line of a list says of an item: who, whose, which version, decided by whom, where it stands. */
const LINES = sql`
  SELECT s."id", s."code", s."title", s."state", s."level", s."sentAt", s."firstSentAt", s."decidedAt", s."heldUntil",
    s."claimedById", s."claimedAt", c."name" AS "claimant", u."name" AS "unit", a."name" AS "author", v."number",
    d."reason", d."level" AS "decidedLevel", p."name" AS "decidedBy",
    (SELECT group_concat(DISTINCT "channel") FROM "Publication" WHERE "submissionId" = s."id" AND "takenDownAt" IS NULL) AS "channels",
    (SELECT max(k."code") FROM "PackageItem" i JOIN "Package" k ON k."id" = i."packageId"
      WHERE i."submissionId" = s."id" AND k."sentAt" IS NOT NULL) AS "sentUp"
  FROM found f
  JOIN "Submission" s ON s."id" = f."id"
  JOIN "Unit" u ON u."id" = s."unitId"
  JOIN "Person" a ON a."id" = s."authorId"
  JOIN "Version" v ON v."id" = (SELECT "id" FROM "Version" WHERE "submissionId" = s."id" ORDER BY "number" DESC LIMIT 1)
  LEFT JOIN "Decision" d ON d."id" = (SELECT max("id") FROM "Decision" WHERE "versionId" = v."id")
  LEFT JOIN "Person" p ON p."id" = d."byId"
  LEFT JOIN "Person" c ON c."id" = s."claimedById"`;

const [, , dir = '.', which, size] = process.argv;
const screen = z.enum(['bai', 'kho', 'queue']).parse(which);
const db = openDatabase(await filledSchool(dir, Number(size)));
const [author] = await db.read.membership.findMany({ where: { role: 'member' }, take: 1 });
const person = author?.personId ?? 0;

const figure = await p99Of(async (turn) => {
  let took = 0;
  await db.transaction(async (tx) => {
    const startedMs = performance.now();
    await show(tx, turn);
    took = performance.now() - startedMs;
  });
  return took;
});
await db.close();
process.stdout.write(`${figure}\n`);

async function show(tx: Tx, turn: number): Promise<void> {
  for (const query of queriesOf(turn)) await tx.$queryRaw(query);
}

function queriesOf(turn: number): readonly Sql[] {
  if (screen === 'bai')
    return [
      sql`WITH found AS (SELECT "id" FROM "Submission" WHERE "authorId" = ${person} ORDER BY "id" DESC LIMIT 8) ${LINES}`,
    ];
  if (screen === 'kho')
    return [
      sql`WITH found AS MATERIALIZED (
        SELECT s."id" FROM "SubmissionIndex" i CROSS JOIN "Submission" s ON s."id" = i."rowid"
        WHERE "SubmissionIndex" MATCH ${matchOf({ ...EVERYTHING, ...searchOf(turn) })} AND s."state" = 'approved'
        ORDER BY i."rowid" DESC LIMIT 5) ${LINES}`,
    ];
  const now = '2030-01-01T00:00:00.000+00:00';
  const waits = sql`"state" = 'inReview' AND "level" = 0 AND ("heldUntil" IS NULL OR "heldUntil" <= ${now})`;
  return [
    sql`SELECT count(*) AS "count" FROM "Submission" WHERE ${waits}`,
    sql`WITH found AS MATERIALIZED (
      SELECT "id" FROM "Submission" WHERE ${waits} ORDER BY "sentAt", "id" LIMIT 6) ${LINES}`,
  ];
}
