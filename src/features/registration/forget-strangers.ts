/**
 * What people said who have not joined is emptied within 24 hours; only the chat's reference stays. So are the words of
 * requests that were not accepted, after a month. Promised by the privacy notice.
 */
import { sql, type Tx } from '../../db/client.js';
import type { House } from '../../feature.js';
import { after, DAY_MS, HOUR_MS } from '../../lib/clock.js';
import type { Sweep } from '../../scheduler/sweep.js';

/** Swept once an hour, so that nothing grows older than a day. */
const WORDS_KEPT_MS = 23 * HOUR_MS;
const REFUSED_NAMES_KEPT_MS = 30 * DAY_MS;
/** So long a house may be down before its nights have not emptied everything older yet. */
const NIGHTS_MISSED = 30;
const EMPTY = '{}';

export const forgetStrangers: Sweep<House> = {
  name: 'registration.forget',
  async run({ db, clock, retention }) {
    const now = clock.now();
    const key = `registration/forget/${Math.floor(now.getTime() / HOUR_MS)}`;
    if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
    await db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key, at: now } });
      await tx.occurrence.deleteMany({
        where: { key: { startsWith: 'registration/forget/' }, at: { lt: after(now, -DAY_MS) } },
      });
      await forgetWords(tx, {
        before: after(now, -WORDS_KEPT_MS),
        // What is older was emptied at night, whoever said it: years of it need not be read every hour.
        since: after(now, -(retention.messagesDays + NIGHTS_MISSED) * DAY_MS),
      });
      await tx.joinRequest.updateMany({
        where: { state: 'refused', decidedAt: { lt: after(now, -REFUSED_NAMES_KEPT_MS) }, name: { not: '' } },
        data: { name: '' },
      });
      await tx.codeTry.deleteMany({ where: { at: { lt: after(now, -DAY_MS) } } });
    });
  },
};

/** What was said in [since, before) by whoever is a stranger now. */
async function forgetWords(tx: Tx, { since, before }: { readonly since: Date; readonly before: Date }): Promise<void> {
  // Whoever writes in a group has no account of their own here, so it is members who are left out, not strangers sought.
  await tx.$executeRaw`
    UPDATE "Inbox" SET "body" = ${EMPTY}
    WHERE "id" > COALESCE((SELECT "id" FROM "Inbox" WHERE "receivedAt" < ${since} ORDER BY "id" DESC LIMIT 1), 0)
      AND "state" <> 'new' AND "body" <> ${EMPTY} AND "receivedAt" < ${before} AND NOT EXISTS (
        SELECT 1 FROM "Account" JOIN "Person" ON "Person"."id" = "Account"."personId"
        WHERE "Account"."channel" = "Inbox"."channel" AND "Account"."sender" = "Inbox"."sender"
          AND "Person"."leftAt" IS NULL)`;
  // Strangers are few, and what was said to one is found by the chat: the database must not begin with the messages.
  const strangers = sql`
    SELECT a."id" FROM "Account" a LEFT JOIN "Person" p ON p."id" = a."personId"
    WHERE a."personId" IS NULL OR p."leftAt" IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "Outgoing" SET "body" = NULL, "parts" = NULL
    WHERE "accountId" IN (${strangers})
      AND "form" = 'say' AND "state" NOT IN ('waiting', 'sending') AND "createdAt" < ${before} AND "body" IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "Dialog" SET "answers" = ${EMPTY}
    WHERE "accountId" IN (${strangers})
      AND "state" <> 'active' AND "updatedAt" < ${before} AND "answers" <> ${EMPTY}`;
}
