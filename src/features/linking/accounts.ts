/** A person's accounts: where they can be talked to, which one is this, which may be let go. */
import type { ChannelName, ChatRef } from '../../channels/contract.js';
import type { Read, Tx } from '../../db/client.js';
import type { Door } from '../../feature.js';

export interface OwnAccount {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: ChatRef;
  /** Undefined: nothing was ever heard on it. */
  readonly heardAt: Date | undefined;
  readonly reachable: boolean;
}

/** The one they used last comes first. */
export async function accountsOf(read: Read, person: number): Promise<readonly OwnAccount[]> {
  const rows = await read.account.findMany({ where: { personId: person }, orderBy: { id: 'asc' } });
  return rows
    .map(({ id, channel, chat, lastWroteAt, outOfReachAt }) => ({
      id,
      channel,
      chat: chat as ChatRef,
      heardAt: lastWroteAt ?? undefined,
      reachable: outOfReachAt === null,
    }))
    .toSorted((a, b) => (b.heardAt?.getTime() ?? 0) - (a.heardAt?.getTime() ?? 0));
}

/** From now on this account is nobody's: questions open on it end, and a page of ours opens no more. */
export async function letGo(tx: Tx, door: Door | undefined, { id, channel, chat }: OwnAccount): Promise<void> {
  await tx.account.update({ where: { id }, data: { personId: null, menuStale: true } });
  await tx.dialog.updateMany({ where: { activeFor: id }, data: { state: 'interrupted', activeFor: null } });
  if (channel === door?.channel) await door.closeDoors(tx, chat);
}
