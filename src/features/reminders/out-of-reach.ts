/** Who cannot be told anything now: on no account of theirs are they within reach, or they never had one. */
import type { Read } from '../../db/client.js';

/** Of these people, those out of reach. */
export async function outOfReach(read: Read, people: readonly number[]): Promise<ReadonlySet<number>> {
  if (people.length === 0) return new Set();
  const within = await read.account.findMany({
    where: { personId: { in: [...new Set(people)] }, outOfReachAt: null },
    select: { personId: true },
  });
  const reachable = new Set(within.map(({ personId }) => personId));
  return new Set(people.filter((person) => !reachable.has(person)));
}
