/** To whom somebody may give work: the people, units and roles within their reach. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { compareNames } from '../../lib/fold.js';
import { PRESENT } from '../../org/reach.js';
import { unitsInForce } from '../../org/units.js';
import { givePermission } from './permissions.js';

export const ROLES = ['lead', 'editor', 'member', 'office', 'leader'] as const satisfies readonly Role[];

export interface UnitEntry {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

/** Somebody, with the unit for which they would owe it. */
export interface PersonEntry {
  readonly id: number;
  readonly name: string;
  readonly unit: UnitEntry;
}

export interface Assignable {
  /** By given name, each once. */
  readonly people: readonly PersonEntry[];
  /** In the plan's order. */
  readonly units: readonly UnitEntry[];
  /** Roles somebody holds, with whoever holds them and where. */
  readonly roles: ReadonlyMap<Role, readonly PersonEntry[]>;
}

/** The actor is never among the people: one's own work needs no handing out. */
export async function assignableBy(act: Act): Promise<Assignable> {
  const within = (await unitsInForce(act.tx)).filter((unit) => act.may(givePermission, unit));
  const posts = await act.tx.membership.findMany({
    where: {
      until: null,
      person: PRESENT,
      unitId: { in: within.map((unit) => unit.id) },
      personId: { not: act.actor.person?.id ?? 0 },
    },
    orderBy: { id: 'asc' },
    select: { role: true, unitId: true, person: { select: { id: true, name: true } } },
  });
  const unitOf = new Map(within.map((unit) => [unit.id, unit]));
  const entries = posts.flatMap(({ role, unitId, person }) => {
    const unit = unitOf.get(unitId);
    return unit === undefined ? [] : [{ role, entry: { id: person.id, name: person.name, unit } }];
  });
  const roles = ROLES.flatMap((role) => {
    const holders = eachOnce(entries.flatMap((each) => (each.role === role ? [each.entry] : [])));
    return holders.length === 0 ? [] : [[role, holders] as const];
  });
  return { people: eachOnce(entries.map(({ entry }) => entry)), units: within, roles: new Map(roles) };
}

/** The people who serve in a unit or below it, the actor too: whom its lead may give its work. */
export async function peopleWithin(act: Act, path: string): Promise<readonly PersonEntry[]> {
  const posts = await act.tx.membership.findMany({
    where: { until: null, person: PRESENT, unit: { path: { startsWith: path }, retiredAt: null } },
    orderBy: { id: 'asc' },
    select: { person: { select: { id: true, name: true } }, unit: { select: { id: true, name: true, path: true } } },
  });
  return eachOnce(posts.map(({ person, unit }) => ({ ...person, unit })));
}

/** By given name; of several entries of a person the first. */
export function eachOnce(entries: readonly PersonEntry[]): readonly PersonEntry[] {
  const first = new Map<number, PersonEntry>();
  for (const entry of entries) if (!first.has(entry.id)) first.set(entry.id, entry);
  return [...first.values()].toSorted((a, b) => compareNames(a.name, b.name) || a.id - b.id);
}
