/** The units there are now: those retired or merged away are not among them, unless that is what is asked for. */
import type { Read } from '../db/client.js';

/** `path` says what lies below what: it begins with the path of the unit above. */
export interface UnitInForce {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly kind: string;
}

/** In the plan's order. */
export async function unitsInForce(read: Read): Promise<readonly UnitInForce[]> {
  return read.unit.findMany({
    where: { retiredAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
}

/** Units the plan no longer names, in which people still serve. */
export async function unitsLeftWithPeople(read: Read): Promise<readonly UnitInForce[]> {
  const memberships = { some: { until: null, person: { leftAt: null } } };
  return read.unit.findMany({
    where: { retiredAt: { not: null }, memberships },
    orderBy: [{ id: 'asc' }],
    select: COLUMNS,
  });
}

const COLUMNS = { id: true, code: true, name: true, path: true, kind: true } as const;

/** The same without the institution itself. */
export async function innerUnits(read: Read): Promise<readonly UnitInForce[]> {
  return (await unitsInForce(read)).filter(({ kind }) => kind !== 'organisation');
}
