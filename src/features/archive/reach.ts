/** Whose items somebody may find. */
import type { Act } from '../../act.js';
import { areas } from '../../org/permissions.js';
import { readPermission } from '../review/index.js';

interface ReachedUnit {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

/** Undefined: all of them. Empty: nobody's. */
export async function reachedUnits(act: Act): Promise<readonly number[] | undefined> {
  const reached = areas(act.actor.posts, readPermission);
  if (reached.some(({ path, subtree }) => subtree && path === '/')) return undefined;
  const units = await act.tx.unit.findMany({ select: { id: true, path: true } });
  return units.filter((unit) => act.may(readPermission, unit)).map(({ id }) => id);
}

/** Those that have sent something, in the institution's order; also those that are no more. */
export async function sendingUnits(act: Act): Promise<readonly ReachedUnit[]> {
  const units = await act.tx.unit.findMany({
    where: { submissions: { some: {} } },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, path: true },
  });
  return units.filter((unit) => act.may(readPermission, unit));
}
