/** Who answers for a unit: its lead, else the office. */
import type { Read } from '../db/client.js';
import { holdersOf } from './reach.js';

/** The people to whom the unit's tasks belong until they are given to somebody. */
export async function answeringFor(read: Read, unit: number): Promise<readonly number[]> {
  const leads = await holdersOf(read, 'lead', unit);
  return leads.length > 0 ? leads : holdersOf(read, 'office');
}

/** The units somebody answers for: those they lead, and, for the office, those nobody leads. */
export async function unitsAnsweredBy(read: Read, person: number): Promise<readonly number[]> {
  const posts = await read.membership.findMany({
    where: { personId: person, until: null, role: { in: ['lead', 'office'] } },
    select: { role: true, unitId: true },
  });
  const led = posts.filter((post) => post.role === 'lead').map((post) => post.unitId);
  if (!posts.some((post) => post.role === 'office')) return [...new Set(led)];
  const leaderless = await read.unit.findMany({
    where: { retiredAt: null, memberships: { none: { role: 'lead', until: null, person: { leftAt: null } } } },
    select: { id: true },
  });
  return [...new Set([...led, ...leaderless.map((unit) => unit.id)])];
}
