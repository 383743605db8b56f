/** Brings the house what happened in the chats, in order, and again until it has been stored there. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Tx } from '../../db/client.js';
import { SECOND_MS } from '../../lib/clock.js';
import type { ChatRef, Content, Inbound, MessageRef } from '../contract.js';
import type { ChannelLog } from './channel-log.js';
import { chatRef } from './refs.js';

/** One happening: its id names it for ever. */
export interface Happening {
  readonly id: string;
  readonly chat: ChatRef;
  readonly name: string;
  readonly message?: MessageRef;
  readonly at: Date;
  readonly content: Content;
}

export interface Queue {
  /** Begins to bring. */
  open(receive: (events: readonly Inbound[]) => Promise<void>): void;
  /** Brings nothing any more; resolves when nothing is being stored. */
  close(): Promise<void>;
  /** Something was put in. */
  poke(): void;
  /** Resolves once the house has taken this one, or after a while: then it is still on its way. */
  taken(row: number): Promise<void>;
}

const BATCH = 50;
const TAKEN_PATIENCE_MS = 10 * SECOND_MS;

export interface RetryPace {
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** Puts a happening in, within the transaction that made it; returns its row. */
export async function enqueue(tx: Tx, { id, chat, name, message, at, content }: Happening): Promise<number> {
  const body = JSON.stringify({ id, name, message, content });
  const row = await tx.webEvent.create({ data: { chatId: chat, body, at }, select: { id: true } });
  return row.id;
}

/** Hands happenings to the house in their order, again until it has stored them. */
export function createQueue(db: Database, log: ChannelLog, pace: RetryPace): Queue {
  let life: { readonly stopping: AbortController; readonly ended: Promise<void> } | undefined;
  let wake = () => {};
  let highestTaken = 0;
  const waiters = new Set<() => void>();

  async function run(receive: (events: readonly Inbound[]) => Promise<void>, signal: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    let failures = 0;
    while (!signal.aborted) {
      // Listening begins before looking: what comes in between is not slept through.
      const poked = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        if (await bringSome(receive)) continue;
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ error, failures }, 'events of the web chat could not be stored; brought again');
        const pause = Math.min(pace.retryMs * 2 ** Math.min(failures - 1, 10), pace.maxRetryMs);
        await wait(pause, undefined, { signal }).catch(() => undefined);
        continue;
      }
      await Promise.race([poked, stopped]);
    }
  }

  /** False when there was nothing to bring. */
  async function bringSome(receive: (events: readonly Inbound[]) => Promise<void>): Promise<boolean> {
    const rows = await db.read.webEvent.findMany({ orderBy: { id: 'asc' }, take: BATCH });
    if (rows.length === 0) return false;
    await receive(rows.map(inboundOf));
    await db.transaction((tx) => tx.webEvent.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } }));
    highestTaken = Math.max(highestTaken, rows.at(-1)?.id ?? 0);
    for (const waiter of waiters) waiter();
    return true;
  }

  return {
    open(receive) {
      if (life !== undefined) throw new Error('the web channel is started already');
      const stopping = new AbortController();
      life = { stopping, ended: run(receive, stopping.signal) };
    },

    async close() {
      life?.stopping.abort();
      await life?.ended;
      life = undefined;
    },

    poke: () => wake(),

    async taken(row) {
      if (row <= highestTaken) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(patience);
          waiters.delete(look);
          resolve();
        };
        const look = () => {
          if (row <= highestTaken) done();
        };
        const patience = setTimeout(done, TAKEN_PATIENCE_MS);
        waiters.add(look);
      });
    },
  };
}

/** Our own writing, read back. */
function inboundOf({
  chatId,
  body,
  at,
}: {
  readonly chatId: string;
  readonly body: string;
  readonly at: Date;
}): Inbound {
  const { id, name, message, content }: { id: string; name: string; message?: MessageRef; content: Content } =
    JSON.parse(body);
  const chat = chatRef(chatId);
  return { id, chat, sender: { ref: chatId, name }, at, content, ...(message !== undefined && { message }) };
}
