/** Once a night what has been kept long enough goes: words of the chats, drafts given up, files made to order, lost chats. */
import { type Database, sql, type Tx } from '../../db/client.js';
import type { House, Retention } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { nightly } from '../../scheduler/nightly.js';
import { forgetChats } from './forget-chats.js';
import { forgetFiles } from './forget-files.js';
import { forgetAccount } from './forget-person.js';

const EMPTY = '{}';
const UNSAID = ['waiting', 'sending', 'held'] as const;
/** So many rows a transaction: whoever writes at night does not wait for years of messages to be read. */
const SLICE = 20_000;
const NEWEST = { orderBy: { id: 'desc' }, select: { id: true } } as const;

export const purgeNightly = nightly('privacy.purge', async (house: House) => {
  const { db, clock, retention } = house;
  const now = clock.now();
  await forgetWords(db, now, retention);
  await db.transaction((tx) => forgetDrafts(tx, after(now, -retention.draftsDays * DAY_MS)));
  await db.transaction((tx) => forgetLeavers(tx, now, retention));
  await forgetChats(house);
  await forgetFiles(house);
});

async function forgetWords(db: Database, now: Date, { messagesDays, sentDays }: Retention): Promise<void> {
  const heard = { lt: after(now, -messagesDays * DAY_MS) };
  const said = { lt: after(now, -sentDays * DAY_MS) };
  await inSlices(db, await db.read.inbox.findFirst(NEWEST), (tx, id) =>
    tx.inbox.updateMany({
      where: { id, state: { not: 'new' }, receivedAt: heard, body: { not: EMPTY } },
      data: { body: EMPTY },
    }),
  );
  await inSlices(db, await db.read.dialog.findFirst(NEWEST), (tx, id) =>
    tx.dialog.updateMany({
      where: { id, state: { not: 'active' }, updatedAt: heard, answers: { not: EMPTY } },
      data: { answers: EMPTY },
    }),
  );
  await inSlices(db, await db.read.outgoing.findFirst(NEWEST), (tx, id) =>
    tx.outgoing.updateMany({
      where: { id, state: { notIn: [...UNSAID] }, createdAt: said, body: { not: null } },
      data: { body: null, parts: null },
    }),
  );
}

async function inSlices(
  db: Database,
  newest: { readonly id: number } | null,
  work: (tx: Tx, id: { readonly gt: number; readonly lte: number }) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < (newest?.id ?? 0); from += SLICE)
    await db.transaction((tx) => work(tx, { gt: from, lte: from + SLICE }));
}

/** Of drafts given up before then: the words, and the files that went nowhere else. */
async function forgetDrafts(tx: Tx, before: Date): Promise<void> {
  const dropped = sql`
    SELECT c."id" FROM "Collection" c
    WHERE c."state" = 'dropped' AND c."touchedAt" < ${before}
      AND NOT EXISTS (SELECT 1 FROM "Submission" s WHERE s."collectionId" = c."id")`;
  await tx.$executeRaw`DELETE FROM "Piece" WHERE "collectionId" IN (${dropped})`;
  await tx.$executeRaw`
    UPDATE "Attachment" SET "state" = 'removed', "name" = NULL
    WHERE "collectionId" IN (${dropped}) AND "state" <> 'removed'
      AND NOT EXISTS (SELECT 1 FROM "VersionAttachment" v WHERE v."attachmentId" = "Attachment"."id")`;
}

/** Who left is found by name in the archive; their number and their chats are needed no more. */
async function forgetLeavers(tx: Tx, now: Date, { leaversDays }: Retention): Promise<void> {
  const left = { leftAt: { lt: after(now, -leaversDays * DAY_MS) } };
  await tx.person.updateMany({ where: { ...left, phone: { not: null } }, data: { phone: null } });
  const accounts = await tx.account.findMany({ where: { person: { is: left } }, select: { id: true } });
  for (const { id } of accounts) await forgetAccount(tx, id, now);
}
