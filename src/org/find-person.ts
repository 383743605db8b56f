/** The person an operator means by a name typed at the machine. */
import type { Read } from '../db/client.js';
import { fold } from '../lib/fold.js';

export interface Found {
  readonly id: number;
  readonly name: string;
  readonly posts: string;
}

const NAMED_AT_MOST = 10;

/** Exactly one person, by number, by the whole name, or by a part of it. Throws with the candidates otherwise. */
export async function personCalled(read: Read, wanted: string): Promise<Found> {
  const people = await everybody(read);
  const named = people.filter(({ name }) => fold(name) === fold(wanted));
  const matches = /^\d+$/.test(wanted)
    ? people.filter(({ id }) => id === Number(wanted))
    : named.length > 0
      ? named
      : people.filter(({ name }) => fold(name).includes(fold(wanted)));
  const [only, another] = matches;
  if (only !== undefined && another === undefined) return only;
  if (only === undefined) {
    throw new Error(`nobody here is called ${wanted}: people join with an invite (loa invite --help)`);
  }
  const shown = matches.slice(0, NAMED_AT_MOST).map(({ id, name, posts }) => `  ${id}  ${name} (${posts})`);
  throw new Error(`several people fit ${wanted}; give the number of one:\n${shown.join('\n')}`);
}

async function everybody(read: Read): Promise<readonly Found[]> {
  const rows = await read.person.findMany({
    where: { leftAt: null },
    orderBy: { sortName: 'asc' },
    select: {
      id: true,
      name: true,
      memberships: { where: { until: null }, orderBy: { id: 'asc' }, select: { role: true, unit: true } },
    },
  });
  return rows.map(({ id, name, memberships }) => ({
    id,
    name,
    posts: memberships.map(({ role, unit }) => `${role} ${unit.code}`).join(', '),
  }));
}
