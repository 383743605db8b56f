/** Chooses what is sent next: the oldest message of the most urgent chat that may be written to now. */
import type { ChannelName } from '../channels/contract.js';
import type { Database } from '../db/client.js';

/** What may not be written to at this moment. */
export interface PassOver {
  readonly accounts: ReadonlySet<number>;
  readonly channels: ReadonlySet<ChannelName>;
}

export interface NextRow {
  readonly id: number;
  /** Absent: nobody could be reached when it was written. */
  readonly account: { readonly id: number; readonly channel: ChannelName; readonly chat: string } | undefined;
}

/**
 * A chat inherits the priority of its most urgent message, but its oldest one goes first. A message that waits for a
 * retry holds its chat back, and no other; one that is merely not to be said before a certain time holds nothing.
 */
export async function nextRow(
  { read }: Database,
  now: Date,
  { accounts, channels }: PassOver,
): Promise<NextRow | undefined> {
  const due = [{ notBefore: null }, { notBefore: { lte: now } }];
  const retrying = { state: 'waiting', tries: { gt: 0 }, notBefore: { gt: now } } as const;
  // Chats held back are left out by the query itself: read and skipped, a page of them would hide everybody behind.
  const writable = {
    account: { id: { notIn: [...accounts] }, channel: { notIn: [...channels] }, outgoing: { none: retrying } },
  };
  const urgent = await read.outgoing.findFirst({
    where: { state: 'waiting', AND: [{ OR: due }, { OR: [{ accountId: null }, writable] }] },
    orderBy: [{ priority: 'asc' }, { id: 'asc' }],
    select: { id: true, accountId: true },
  });
  if (urgent === null) return undefined;
  if (urgent.accountId === null) return { id: urgent.id, account: undefined };
  const oldest = await read.outgoing.findFirst({
    where: { accountId: urgent.accountId, state: 'waiting', OR: due },
    orderBy: { id: 'asc' },
    select: { id: true, account: { select: { id: true, channel: true, chat: true } } },
  });
  return oldest === null || oldest.account === null ? undefined : { id: oldest.id, account: oldest.account };
}
