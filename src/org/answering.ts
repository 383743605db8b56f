/**
 * Who answers for a unit: its lead, else the office; for one that was merged, whoever answers for the unit it went into.
 * A lead answers from the day of the post, come in already or not; who of them can be told is asked of reach.ts.
 */
import type { Read } from '../db/client.js';

/** The units somebody answers for: those they lead, and, for the office, those nobody leads; each with what it took in. */
export async function unitsAnsweredBy(read: Read, person: number): Promise<readonly number[]> {
  const posts = await read.membership.findMany({
    where: { personId: person, until: null, role: { in: ['lead', 'office'] } },
    select: { role: true, unitId: true },
  });
  const led = posts.filter((post) => post.role === 'lead').map((post) => post.unitId);
  if (!posts.some((post) => post.role === 'office')) return withTakenIn(read, led);
  const leaderless = await read.unit.findMany({
    where: { mergedIntoId: null, memberships: { none: { role: 'lead', until: null, person: { leftAt: null } } } },
    select: { id: true },
  });
  return withTakenIn(read, [...led, ...leaderless.map((unit) => unit.id)]);
}

/** These units, each once, and those merged into them: what was begun there stays theirs, and is done by who is here now. */
export async function withTakenIn(read: Read, units: readonly number[]): Promise<readonly number[]> {
  if (units.length === 0) return [];
  const rows = await read.$queryRaw<readonly { readonly id: number | bigint }[]>`
    SELECT "id" FROM "Unit" WHERE "mergedIntoId" IN (SELECT "value" FROM json_each(${JSON.stringify(units)}))`;
  return [...new Set([...units, ...rows.map(({ id }) => Number(id))])];
}
