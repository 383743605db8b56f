/** The units there are now: those retired or merged away are not among them. */
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
    select: { id: true, code: true, name: true, path: true, kind: true },
  });
}

/** The same without the institution itself. */
export async function innerUnits(read: Read): Promise<readonly UnitInForce[]> {
  return (await unitsInForce(read)).filter(({ kind }) => kind !== 'organisation');
}
