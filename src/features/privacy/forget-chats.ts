/** Chats that are nobody's any more: everything that was said in them, and that there were any. */
import type { ChatRef } from '../../channels/contract.js';
import type { House } from '../../feature.js';

const AT_ONCE = 100;

export async function forgetChats({ db, clock, door, log }: House): Promise<void> {
  const where = {
    personId: null,
    forgetAt: { lte: clock.now() },
    outgoing: { none: { state: { in: ['waiting' as const, 'sending' as const] } } },
  };
  const chats = await db.read.account.findMany({
    where,
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  });
  for (const { id, channel, chat, sender } of chats) {
    await db.transaction(async (tx) => {
      // Whoever joined again or is being written to in the meantime stays.
      if ((await tx.account.count({ where: { ...where, id } })) === 0) return;
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
}
