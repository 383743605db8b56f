/** Who answers for many units at once: `answeringFor` of org, in two queries instead of one a unit. */
import type { Read } from '../../db/client.js';
import { holdersOf } from '../../org/reach.js';

/** The people of each of these units: its leads, else the office. */
export async function answeringForEach(
  read: Read,
  units: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const office = await holdersOf(read, 'office');
  const posts = await read.membership.findMany({
    where: { role: 'lead', until: null, person: { leftAt: null } },
    select: { unitId: true, personId: true },
    orderBy: { personId: 'asc' },
  });
  const leads = new Map<number, number[]>();
  for (const { unitId, personId } of posts) {
    const known = leads.get(unitId) ?? [];
    if (!known.includes(personId)) leads.set(unitId, [...known, personId]);
  }
  return new Map([...units].map((unit) => [unit, leads.get(unit) ?? office]));
}
