/** What is looked for in the archive, and finding it: through the index alone, newest first, however much there is. */
import { z } from 'zod';
import { type Read, type Sql, sql } from '../../db/client.js';
import { fold } from '../../lib/fold.js';
import { facet } from '../items/index.js';

export const Query = z.object({
  /** As typed. */
  words: z.string(),
  unit: z.number().nullable(),
  topic: z.string().nullable(),
  /** A period's code. */
  period: z.string().nullable(),
  event: z.number().nullable(),
  kind: z.enum(['photo', 'video', 'audio', 'document', 'text']).nullable(),
});
export type Query = z.infer<typeof Query>;

export const EVERYTHING: Query = { words: '', unit: null, topic: null, period: null, event: null, kind: null };

const MOST_WORDS = 12;

/** The index's own language: every word, and every facet; `units`: only of these. Undefined: nothing is asked. Pure. */
export function matchOf(query: Query, units?: readonly number[]): string | undefined {
  const words = fold(query.words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  const facets = [
    ...(query.unit === null ? [] : [facet.unit(query.unit)]),
    ...(query.topic === null ? [] : [facet.topic(query.topic)]),
    ...(query.period === null ? [] : [facet.period(query.period)]),
    ...(query.event === null ? [] : [facet.event(query.event)]),
    ...(query.kind === null ? [] : [facet.kind(query.kind)]),
  ];
  const parts = [
    ...words.map((word) => `"${word}"`),
    ...facets.map((each) => `"facets" : "${each}"`),
    ...(units === undefined ? [] : [`"facets" : (${units.map((unit) => `"${facet.unit(unit)}"`).join(' OR ')})`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/**
 * Ids of approved items, newest first: at most `limit`, older than `before`. `units`: only of these; empty finds nothing.
 */
export async function findItems(
  read: Read,
  query: Query,
  {
    units,
    before,
    limit,
  }: { readonly units?: readonly number[] | undefined; readonly before: number | null; readonly limit: number },
): Promise<readonly number[]> {
  if (units?.length === 0) return [];
  const match = matchOf(query, units);
  const older: Sql = before === null ? sql`` : sql`AND s."id" < ${before}`;
  const rows =
    match === undefined
      ? await read.$queryRaw<{ id: number }[]>(sql`
          SELECT s."id" FROM "Submission" s WHERE s."state" = 'approved' ${older} ORDER BY s."id" DESC LIMIT ${limit}`)
      : await read.$queryRaw<{ id: number }[]>(sql`
          SELECT s."id" FROM "SubmissionIndex" i CROSS JOIN "Submission" s ON s."id" = i."rowid"
          WHERE "SubmissionIndex" MATCH ${match} AND s."state" = 'approved'
            ${before === null ? sql`` : sql`AND i."rowid" < ${before}`}
          ORDER BY i."rowid" DESC LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}
