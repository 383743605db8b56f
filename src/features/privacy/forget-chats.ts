/** Chats that are nobody's any more: everything that was said in them, and that there were any. */
import type { ChannelName, ChatRef } from '../../channels/contract.js';
import type { House } from '../../feature.js';

const AT_ONCE = 100;

export async function forgetChats(house: House): Promise<void> {
  let last = 0;
  for (;;) {
    const chats = await house.db.read.account.findMany({
      where: { ...toForget(house), id: { gt: last } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    for (const chat of chats) await forgetChat(house, chat);
    if (chats.length < AT_ONCE) return;
    last = chats.at(-1)?.id ?? last;
  }
}

function toForget({ clock }: House) {
  return {
    personId: null,
    forgetAt: { lte: clock.now() },
    outgoing: { none: { state: { in: ['waiting' as const, 'sending' as const] } } },
  };
}

interface Chat {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly sender: string;
}

async function forgetChat(house: House, { id, channel, chat, sender }: Chat): Promise<void> {
  const { db, door, log } = house;
  await db.transaction(async (tx) => {
    // Whoever joined again or is being written to in the meantime stays.
    if ((await tx.account.count({ where: { ...toForget(house), id } })) === 0) return;
    await tx.outgoing.deleteMany({ where: { accountId: id } });
    await tx.dialog.deleteMany({ where: { accountId: id } });
    await tx.codeTry.deleteMany({ where: { accountId: id } });
    await tx.joinRequest.deleteMany({ where: { accountId: id } });
    await tx.inbox.deleteMany({ where: { channel, sender, state: { not: 'new' } } });
    if (channel === door?.channel) await door.erase(tx, chat as ChatRef);
    await tx.account.delete({ where: { id } });
  });
  log.info({ account: id, channel }, 'a chat was forgotten');
}
