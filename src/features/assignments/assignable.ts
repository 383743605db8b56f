/** To whom somebody may give work: the people, units and roles within their reach. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { eachOnce, type PersonEntry, postsHeld } from '../../org/people.js';
import { PRESENT } from '../../org/reach.js';
import { unitsInForce } from '../../org/units.js';
import { givePermission } from './permissions.js';

export const ROLES = ['lead', 'editor', 'member', 'office', 'leader'] as const satisfies readonly Role[];

export interface UnitEntry {
  readonly id: number;
  readonly name: string;
  readonly path: string;
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
  return eachOnce(await postsHeld(act.tx, { unit: { path: { startsWith: path }, retiredAt: null } }));
}
