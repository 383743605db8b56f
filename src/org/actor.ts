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

export interface ActorPost {
  readonly role: Role;
  readonly unit: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly oversees: string;
  };
}

export const THE_HOUSE: Actor = { posts: [], house: true };

/** The account behind a chat event and the person it belongs to, if it is known. */
export async function findAccount(read: Read, channel: ChannelName, sender: string) {
  return read.account.findUnique({
    where: { channel_sender: { channel, sender } },
    include: { person: { include: WITH_POSTS } },
  });
}

export type KnownAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

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
    posts: person.leftAt === null ? person.memberships : [],
    house: false,
  };
}

const WITH_POSTS = {
  memberships: {
    where: { until: null },
    orderBy: { id: 'asc' },
    select: { role: true, unit: { select: { id: true, code: true, name: true, path: true, oversees: true } } },
  },
} as const;
