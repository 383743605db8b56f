/**
 * Who cannot be told anything now: on no account of theirs are they within reach, they never had one, or what was to be
 * said to them is held until they write.
 */
import type { Read } from '../../db/client.js';

/** Of these people, those out of reach. */
export async function outOfReach(read: Read, people: readonly number[]): Promise<ReadonlySet<number>> {
  if (people.length === 0) return new Set();
  const personId = { in: [...new Set(people)] };
  const within = await read.account.findMany({ where: { personId, outOfReachAt: null }, select: { personId: true } });
  const held = await read.outgoing.findMany({ where: { personId, state: 'held' }, select: { personId: true } });
  const reachable = new Set(within.map((account) => account.personId));
  for (const row of held) reachable.delete(row.personId);
  return new Set(people.filter((person) => !reachable.has(person)));
}
