/** What messages cost where a platform bills them: counted by the hour, in the transaction that writes down that they arrived. */
import type { ChannelName, Cost } from '../channels/contract.js';
import type { Read, Tx } from '../db/client.js';
import { HOUR_MS } from '../lib/clock.js';

/** One message more at that price in its hour; what the platform said is left is kept as told. */
export async function countCost(
  tx: Tx,
  channel: ChannelName,
  { kind, word, left, total }: Cost,
  now: Date,
): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  const key = { channel, hour, cost: kind, word };
  const told = { left: left ?? null, total: total ?? null };
  await tx.postage.upsert({
    where: { channel_hour_cost_word: key },
    create: { ...key, count: 1, ...told },
    update: { count: { increment: 1 }, ...told },
  });
}

/** What one channel's messages cost; channels that bill nothing are not among them. */
export interface Postage {
  readonly channel: ChannelName;
  readonly free: number;
  readonly billed: number;
  /** Counted under a word we do not know. */
  readonly unknown: number;
  /** Of the messages that were bought, as last told: how many are left, and of how many. */
  readonly left: number | undefined;
  readonly total: number | undefined;
}

/** Of the messages that arrived in [from, to). */
export async function postageIn(read: Read, from: Date, to: Date): Promise<readonly Postage[]> {
  const rows = await read.$queryRaw<readonly PostageRow[]>`
    SELECT "channel", "cost", "count", "left", "total" FROM "Postage"
    WHERE "hour" >= ${from} AND "hour" < ${to} ORDER BY "hour"`;
  return [...new Set(rows.map(({ channel }) => channel))].map((channel) => {
    const own = rows.filter((row) => row.channel === channel);
    const sum = (cost: string) => own.filter((row) => row.cost === cost).reduce((all, { count }) => all + count, 0);
    const bought = own.findLast((row) => row.cost === 'billed' && row.left !== null);
    return {
      channel,
      free: sum('free'),
      billed: sum('billed'),
      unknown: sum('unknown'),
      left: bought?.left ?? undefined,
      total: bought?.total ?? undefined,
    };
  });
}

interface PostageRow {
  readonly channel: ChannelName;
  readonly cost: string;
  readonly count: number;
  readonly left: number | null;
  readonly total: number | null;
}
