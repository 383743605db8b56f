/** Who is acting: a person on a channel with the posts they hold, or the house itself (sweeps, command line). */
import type { ChannelName, ChatRef } from '../channels/contract.js';
import type { Read, Role } from '../db/client.js';

export interface Actor {
  /** Absent: a stranger, or the house. */
  readonly person?: { readonly id: number; readonly name: string };
  /** Absent: not in a chat. */
  readonly account?: { readonly id: number; readonly channel: ChannelName; readonly chat: ChatRef };
  readonly posts: readonly ActorPost[];
  /** The house may do everything: its use cases were decided by configuration or by the operator at the machine. */
  readonly house: boolean;
}

/**
 * A role held in a unit. `oversees`: see the plan, units reviewed or urged from there. `tookIn`: units merged into it. Both
 * are paths, comma-separated.
 */
export interface ActorPost {
  readonly role: Role;
  readonly unit: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly oversees: string;
    readonly tookIn: string;
  };
}

export const THE_HOUSE: Actor = { posts: [], house: true };

/** An account with the person it belongs to, if somebody has joined by it, and the posts they hold now. */
export interface KnownAccount {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly outOfReachAt: Date | null;
  readonly lastWroteAt: Date | null;
  readonly person: {
    readonly id: number;
    readonly name: string;
    readonly leftAt: Date | null;
    readonly memberships: readonly ActorPost[];
  } | null;
}

/** The account behind a chat event, in one query: every message begins with it. */
export async function findAccount(read: Read, channel: ChannelName, sender: string): Promise<KnownAccount | undefined> {
  const rows = await read.$queryRaw<readonly AccountRow[]>`
    SELECT a."id", a."chat", a."outOfReachAt", a."lastWroteAt", p."id" AS "personId", p."name" AS "personName", p."leftAt",
      m."role", u."id" AS "unitId", u."code", u."name" AS "unitName", u."path", u."oversees",
      (SELECT group_concat(g."path") FROM "Unit" g WHERE g."mergedIntoId" = u."id") AS "tookIn"
    FROM "Account" a
    LEFT JOIN "Person" p ON p."id" = a."personId"
    LEFT JOIN "Membership" m ON m."personId" = p."id" AND m."until" IS NULL
    LEFT JOIN "Unit" u ON u."id" = m."unitId"
    WHERE a."channel" = ${channel} AND a."sender" = ${sender}
    ORDER BY m."id"`;
  const [first] = rows;
  if (first === undefined) return undefined;
  const { id, chat, outOfReachAt, lastWroteAt, personId, personName, leftAt } = first;
  const person =
    personId === null || personName === null
      ? null
      : { id: personId, name: personName, leftAt, memberships: rows.flatMap(postOf) };
  return { id, channel, chat, outOfReachAt, lastWroteAt, person };
}

function postOf({ role, unitId, code, unitName, path, oversees, tookIn }: AccountRow): readonly ActorPost[] {
  if (role === null) return [];
  return [{ role, unit: { id: unitId, code, name: unitName, path, oversees, tookIn: tookIn ?? '' } }];
}

type AccountRow = {
  readonly id: number;
  readonly chat: string;
  readonly outOfReachAt: Date | null;
  readonly lastWroteAt: Date | null;
  readonly personId: number | null;
  readonly personName: string | null;
  readonly leftAt: Date | null;
} & (
  | {
      readonly role: Role;
      readonly unitId: number;
      readonly code: string;
      readonly unitName: string;
      readonly path: string;
      readonly oversees: string;
      readonly tookIn: string | null;
    }
  | {
      readonly role: null;
      readonly unitId: null;
      readonly code: null;
      readonly unitName: null;
      readonly path: null;
      readonly oversees: null;
      readonly tookIn: null;
    }
);

/** The actor an account speaks for. A person who left holds no posts and is a stranger again. */
export function actorOf(account: KnownAccount): Actor {
  const { person } = account;
  const chat = { id: account.id, channel: account.channel, chat: account.chat as ChatRef };
  if (person === null || person.leftAt !== null) return { account: chat, posts: [], house: false };
  return { person: { id: person.id, name: person.name }, account: chat, posts: person.memberships, house: false };
}

/** A person acting outside a chat, or on whose behalf a message is composed. */
export async function loadPerson(read: Read, id: number): Promise<Actor> {
  const person = await read.person.findUniqueOrThrow({ where: { id }, include: WITH_POSTS });
  return {
    person: { id: person.id, name: person.name },
    posts: person.leftAt === null ? postsOf(person.memberships) : [],
    house: false,
  };
}

const UNIT = {
  ...{ id: true, code: true, name: true, path: true, oversees: true },
  mergedFrom: { select: { path: true } },
} as const;

/** What `postsOf` reads of a person. */
export const WITH_POSTS = {
  memberships: {
    where: { until: null },
    orderBy: { id: 'asc' },
    select: { role: true, unit: { select: UNIT } },
  },
} as const;

interface StoredPost {
  readonly role: Role;
  readonly unit: Omit<ActorPost['unit'], 'tookIn'> & { readonly mergedFrom: readonly { readonly path: string }[] };
}

/** The posts somebody holds, from their row. */
export function postsOf(memberships: readonly StoredPost[]): readonly ActorPost[] {
  return memberships.map(({ role, unit: { mergedFrom, ...unit } }) => ({
    role,
    unit: { ...unit, tookIn: mergedFrom.map(({ path }) => path).join() },
  }));
}
