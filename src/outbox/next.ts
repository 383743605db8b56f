/** Chooses what is sent next: the oldest message of the most urgent chat that may be written to now. */
import type { ChannelName } from '../channels/contract.js';
import { type Database, noSql, sql, sqlList } from '../db/client.js';

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
  const isDue = sql`o."state" = 'waiting' AND (o."notBefore" IS NULL OR o."notBefore" <= ${now})`;
  // Chats held back are left out by the query itself: read and skipped, a page of them would hide everybody behind.
  const [urgent] = await read.$queryRaw<readonly { readonly id: number; readonly accountId: number | null }[]>`
    SELECT o."id", o."accountId" FROM "Outgoing" o LEFT JOIN "Account" a ON a."id" = o."accountId"
    WHERE ${isDue} AND (o."accountId" IS NULL OR (NOT EXISTS (
        SELECT 1 FROM "Outgoing" r
        WHERE r."accountId" = o."accountId" AND r."state" = 'waiting' AND r."tries" > 0 AND r."notBefore" > ${now})
      ${accounts.size === 0 ? noSql : sql`AND a."id" NOT IN (${sqlList([...accounts])})`}
      ${channels.size === 0 ? noSql : sql`AND a."channel" NOT IN (${sqlList([...channels])})`}))
    ORDER BY o."priority", o."id" LIMIT 1`;
  if (urgent === undefined) return undefined;
  if (urgent.accountId === null) return { id: urgent.id, account: undefined };
  const [oldest] = await read.$queryRaw<readonly OldestRow[]>`
    SELECT o."id" AS "row", a."id", a."channel", a."chat"
    FROM "Outgoing" o JOIN "Account" a ON a."id" = o."accountId"
    WHERE ${isDue} AND o."accountId" = ${urgent.accountId} ORDER BY o."id" LIMIT 1`;
  if (oldest === undefined) return undefined;
  const { row, ...account } = oldest;
  return { id: row, account };
}

type OldestRow = { readonly row: number } & NonNullable<NextRow['account']>;
