/**
 * What people said who have not joined is emptied within 24 hours; only the chat's reference stays. So are the words of
 * requests that were not accepted, after a month. Promised by the privacy notice.
 */
import type { Tx } from '../../db/client.js';
import type { House } from '../../feature.js';
import { after, DAY_MS, HOUR_MS } from '../../lib/clock.js';
import type { Sweep } from '../../scheduler/sweep.js';

/** Swept once an hour, so that nothing grows older than a day. */
const WORDS_KEPT_MS = 23 * HOUR_MS;
const REFUSED_NAMES_KEPT_MS = 30 * DAY_MS;
const EMPTY = '{}';

export const forgetStrangers: Sweep<House> = {
  name: 'registration.forget',
  async run({ db, clock }) {
    const now = clock.now();
    const key = `registration/forget/${Math.floor(now.getTime() / HOUR_MS)}`;
    if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
    await db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key, at: now } });
      await tx.occurrence.deleteMany({
        where: { key: { startsWith: 'registration/forget/' }, at: { lt: after(now, -DAY_MS) } },
      });
      await forgetWords(tx, after(now, -WORDS_KEPT_MS));
      await tx.joinRequest.updateMany({
        where: { state: 'refused', decidedAt: { lt: after(now, -REFUSED_NAMES_KEPT_MS) }, name: { not: '' } },
        data: { name: '' },
      });
      await tx.codeTry.deleteMany({ where: { at: { lt: after(now, -DAY_MS) } } });
    });
  },
};

async function forgetWords(tx: Tx, before: Date): Promise<void> {
  // Whoever writes in a group has no account of their own here, so it is members who are left out, not strangers sought.
  await tx.$executeRaw`
    UPDATE "Inbox" SET "body" = ${EMPTY}
    WHERE "state" <> 'new' AND "body" <> ${EMPTY} AND "receivedAt" < ${before} AND NOT EXISTS (
      SELECT 1 FROM "Account" JOIN "Person" ON "Person"."id" = "Account"."personId"
      WHERE "Account"."channel" = "Inbox"."channel" AND "Account"."sender" = "Inbox"."sender"
        AND "Person"."leftAt" IS NULL)`;
  const stranger = { is: { OR: [{ personId: null }, { person: { is: { leftAt: { not: null } } } }] } };
  await tx.outgoing.updateMany({
    where: {
      account: stranger,
      form: 'say',
      state: { notIn: ['waiting', 'sending'] },
      createdAt: { lt: before },
      body: { not: null },
    },
    data: { body: null, parts: null },
  });
  await tx.dialog.updateMany({
    where: { account: stranger, state: { not: 'active' }, updatedAt: { lt: before }, answers: { not: EMPTY } },
    data: { answers: EMPTY },
  });
}
