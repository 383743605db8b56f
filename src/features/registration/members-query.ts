/** Who serves where, and who can be reached now. */
import type { Read, Role } from '../../db/client.js';
import { compareNames } from '../../lib/fold.js';

const WITH_ACCOUNTS = {
  where: { until: null, person: { leftAt: null } },
  include: {
    person: { include: { accounts: { select: { outOfReachAt: true } } } },
    unit: { select: { id: true, name: true, path: true } },
  },
} as const;

export interface Member {
  readonly membership: number;
  readonly person: number;
  readonly name: string;
  readonly role: Role;
  readonly reachable: boolean;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string };
  readonly joinedAt: Date;
}

/** The posts held in a unit now, by given name. */
export async function membersOf(read: Read, unit: number): Promise<readonly Member[]> {
  const rows = await read.membership.findMany({
    ...WITH_ACCOUNTS,
    where: { ...WITH_ACCOUNTS.where, unitId: unit },
  });
  return rows.map(memberOf).toSorted((a, b) => compareNames(a.name, b.name) || a.membership - b.membership);
}

/** All posts of one person, the oldest first. */
export async function postsOf(read: Read, person: number): Promise<readonly Member[]> {
  const rows = await read.membership.findMany({
    ...WITH_ACCOUNTS,
    where: { ...WITH_ACCOUNTS.where, personId: person },
    orderBy: { id: 'asc' },
  });
  return rows.map(memberOf);
}

/** All posts there are, by given name. */
export async function everyMember(read: Read): Promise<readonly Member[]> {
  const rows = await read.membership.findMany({
    ...WITH_ACCOUNTS,
    orderBy: [{ person: { sortName: 'asc' } }, { id: 'asc' }],
  });
  return rows.map(memberOf);
}

/** One post that has not ended. */
export async function memberById(read: Read, membership: number): Promise<Member | undefined> {
  const row = await read.membership.findFirst({
    ...WITH_ACCOUNTS,
    where: { ...WITH_ACCOUNTS.where, id: membership },
  });
  return row === null ? undefined : memberOf(row);
}

/** People (not posts) by unit; a unit without any is not in it. */
export async function peopleByUnit(read: Read): Promise<ReadonlyMap<number, number>> {
  const posts = await read.membership.findMany({
    where: WITH_ACCOUNTS.where,
    select: { unitId: true, personId: true },
    distinct: ['unitId', 'personId'],
  });
  const counts = new Map<number, number>();
  for (const { unitId } of posts) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  return counts;
}

interface Row {
  readonly id: number;
  readonly role: Role;
  readonly person: {
    readonly id: number;
    readonly name: string;
    readonly createdAt: Date;
    readonly accounts: readonly { readonly outOfReachAt: Date | null }[];
  };
  readonly unit: Member['unit'];
}

function memberOf({ id, role, person, unit }: Row): Member {
  const reachable = person.accounts.some((account) => account.outOfReachAt === null);
  return { membership: id, person: person.id, name: person.name, role, reachable, unit, joinedAt: person.createdAt };
}
