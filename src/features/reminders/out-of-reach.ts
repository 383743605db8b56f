/**
 * Who cannot be told anything now: on no account of theirs are they within reach, they never had one, or what was to be
 * said to them is held until they write.
 */
import type { Read } from '../../db/client.js';

/** Of these people, those out of reach. */
export async function outOfReach(read: Read, people: readonly number[]): Promise<ReadonlySet<number>> {
  if (people.length === 0) return new Set();
  const rows = await read.$queryRaw<readonly { id: number }[]>`
    SELECT p."value" AS "id" FROM json_each(${JSON.stringify([...new Set(people)])}) p
    WHERE NOT EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = p."value" AND a."outOfReachAt" IS NULL)
    UNION SELECT o."personId" FROM "Outgoing" o WHERE o."state" = 'held' AND o."personId" IS NOT NULL`;
  const lost = new Set(rows.map(({ id }) => id));
  return new Set(people.filter((person) => lost.has(person)));
}
