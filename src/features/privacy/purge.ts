/** Once a night what has been kept long enough goes: words of the chats, drafts given up, files made to order, lost chats. */
import type { Tx } from '../../db/client.js';
import type { House, Retention } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { nightly } from '../../scheduler/nightly.js';
import { forgetChats } from './forget-chats.js';
import { forgetFiles } from './forget-files.js';
import { forgetAccount } from './forget-person.js';

const EMPTY = '{}';
const OVER = ['sent', 'failed', 'withdrawn'] as const;

export const purgeNightly = nightly('privacy.purge', async (house: House) => {
  const { db, clock, retention } = house;
  const now = clock.now();
  await db.transaction((tx) => forgetWords(tx, now, retention));
  await db.transaction((tx) => forgetLeavers(tx, now, retention));
  await forgetChats(house);
  await forgetFiles(house);
});

async function forgetWords(tx: Tx, now: Date, { messagesDays, sentDays, draftsDays }: Retention): Promise<void> {
  const before = (days: number) => after(now, -days * DAY_MS);
  await tx.inbox.updateMany({
    where: { state: { not: 'new' }, receivedAt: { lt: before(messagesDays) }, body: { not: EMPTY } },
    data: { body: EMPTY },
  });
  await tx.dialog.updateMany({
    where: { state: { not: 'active' }, updatedAt: { lt: before(messagesDays) }, answers: { not: EMPTY } },
    data: { answers: EMPTY },
  });
  await tx.outgoing.updateMany({
    where: { state: { in: [...OVER] }, createdAt: { lt: before(sentDays) }, body: { not: null } },
    data: { body: null, parts: null },
  });
  const dropped = { state: 'dropped', submission: null, touchedAt: { lt: before(draftsDays) } } as const;
  await tx.piece.deleteMany({ where: { collection: { is: dropped } } });
  await tx.attachment.updateMany({
    where: { collection: { is: dropped }, state: { not: 'removed' }, versions: { none: {} } },
    data: { state: 'removed', name: null },
  });
}

/** Who left is found by name in the archive; their number and their chats are needed no more. */
async function forgetLeavers(tx: Tx, now: Date, { leaversDays }: Retention): Promise<void> {
  const left = { leftAt: { lt: after(now, -leaversDays * DAY_MS) } };
  await tx.person.updateMany({ where: { ...left, phone: { not: null } }, data: { phone: null } });
  const accounts = await tx.account.findMany({ where: { person: { is: left } }, select: { id: true } });
  for (const { id } of accounts) await forgetAccount(tx, id, now);
}
