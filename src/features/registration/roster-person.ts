/** People who stand on the roster and have not come in yet: whom a number, a name or a personal code means. */
import type { Read, Role } from '../../db/client.js';
import { fold } from '../../lib/fold.js';

const AWAITED = { leftAt: null, accounts: { none: {} } } as const;
const WITH_POSTS = {
  memberships: {
    where: { until: null },
    orderBy: { id: 'asc' },
    select: { role: true, unit: { select: { id: true, name: true, path: true } } },
  },
} as const;

export interface RosterPerson {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly posts: readonly {
    readonly role: Role;
    readonly unit: { readonly id: number; readonly name: string; readonly path: string };
  }[];
}

/** Undefined: there is no such person, or they have come in or left meanwhile. */
export async function rosterPerson(read: Read, id: number): Promise<RosterPerson | undefined> {
  const row = await read.person.findFirst({ where: { ...AWAITED, id }, include: WITH_POSTS });
  return row === null || row.memberships.length === 0 ? undefined : { ...row, posts: row.memberships };
}

/** `phone` as `readPhone` gives it. */
export async function rosterPersonOf(read: Read, phone: string): Promise<RosterPerson | undefined> {
  const row = await read.person.findFirst({ where: { ...AWAITED, phone }, select: { id: true } });
  return row === null ? undefined : rosterPerson(read, row.id);
}

/** Whether a shared number may open the door to anybody. */
export async function isAnybodyAwaited(read: Read): Promise<boolean> {
  return (await read.person.findFirst({ where: { ...AWAITED, phone: { not: null } }, select: { id: true } })) !== null;
}

const AWAITED_WITH_POST = { ...AWAITED, memberships: { some: { until: null } } } as const;

export async function countAwaited(read: Read): Promise<{ readonly all: number; readonly withPhone: number }> {
  const all = await read.person.count({ where: AWAITED_WITH_POST });
  return { all, withPhone: await read.person.count({ where: { ...AWAITED_WITH_POST, phone: { not: null } } }) };
}

/** Some of them, in the order of names: a province awaits thousands. */
export async function awaitedPeople(read: Read, skip: number, take: number): Promise<readonly RosterPerson[]> {
  const rows = await read.person.findMany({
    where: AWAITED_WITH_POST,
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    skip,
    take,
    include: WITH_POSTS,
  });
  return rows.map((row) => ({ ...row, posts: row.memberships }));
}

/**
 * The one member of a unit who is awaited under this name. Only a member: an invite that anybody of the unit may hold
 * must not make its holder the unit's lead by a name typed.
 */
export async function expectedMember(read: Read, name: string, unit: number): Promise<number | undefined> {
  const rows = await read.person.findMany({
    where: {
      ...AWAITED,
      memberships: { some: { unitId: unit, until: null }, none: { until: null, role: { not: 'member' } } },
    },
    select: { id: true, name: true },
  });
  const [only, other] = rows.filter((row) => fold(row.name) === fold(name));
  return other === undefined ? only?.id : undefined;
}
