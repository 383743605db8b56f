/** The person an operator means by a name typed at the machine. */
import type { Read } from '../db/client.js';
import { fold } from '../lib/fold.js';

export interface Found {
  readonly id: number;
  readonly name: string;
  readonly posts: string;
}

const NAMED_AT_MOST = 10;

/**
 * Exactly one person who has joined, by number, by the whole name, or by a part of it. Throws with the candidates
 * otherwise: nobody gets an account before they have agreed to the privacy notice.
 */
export async function personCalled(read: Read, wanted: string): Promise<Found> {
  const people = await everybody(read);
  const named = people.filter(({ name }) => fold(name) === fold(wanted));
  const matches = /^\d+$/.test(wanted)
    ? people.filter(({ id }) => id === Number(wanted))
    : named.length > 0
      ? named
      : people.filter(({ name }) => fold(name).includes(fold(wanted)));
  const joined = matches.filter(({ agreed }) => agreed);
  const [only, another] = joined;
  if (only !== undefined && another === undefined) return only;
  const [expected] = matches;
  if (only === undefined && expected !== undefined) {
    throw new Error(
      `${expected.name} is on the list of staff, but has not joined yet: invite them with /moi or loa invite, so that they can read the privacy notice and agree to it first`,
    );
  }
  if (only === undefined) {
    throw new Error(`nobody here is called ${wanted}: people join with an invite (loa invite --help)`);
  }
  const shown = joined.slice(0, NAMED_AT_MOST).map(({ id, name, posts }) => `  ${id}  ${name} (${posts})`);
  throw new Error(`several people fit ${wanted}; give the number of one:\n${shown.join('\n')}`);
}

async function everybody(read: Read): Promise<readonly (Found & { readonly agreed: boolean })[]> {
  const rows = await read.person.findMany({
    where: { leftAt: null },
    orderBy: { sortName: 'asc' },
    select: {
      id: true,
      name: true,
      agreedAt: true,
      memberships: { where: { until: null }, orderBy: { id: 'asc' }, select: { role: true, unit: true } },
    },
  });
  return rows.map(({ id, name, agreedAt, memberships }) => ({
    id,
    name,
    agreed: agreedAt !== null,
    posts: memberships.map(({ role, unit }) => `${role} ${unit.code}`).join(', '),
  }));
}
