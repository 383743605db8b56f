/**
 * Events are stored before the platform hears that we have them, then handled in the order they came, several to a
 * transaction. One that keeps failing is set aside after five tries; until then only its own chat waits.
 */

import { NotAllowed } from '../act.js';
import type { ChannelName, ChatRef, Inbound, MessageRef } from '../channels/contract.js';
import { type Database, isStorageTrouble, sqlList, type Tx } from '../db/client.js';
import { after, type Clock, SECOND_MS } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { createLoop, LOOK_EVERY_MS } from '../lib/loop.js';
import type { Router, StoredEvent } from './router.js';

const EVENTS_PER_TRANSACTION = 20;
const MAX_TRIES = 5;
const RETRY_MS = [SECOND_MS, 5 * SECOND_MS, 20 * SECOND_MS, 60 * SECOND_MS];

/** Events from being received to being handled, each once. */
export interface Inbox {
  /** Stores a batch durably, each event once however often it comes. */
  accept(channel: ChannelName, events: readonly Inbound[]): Promise<void>;
  start(): void;
  poke(): void;
  /** Resolves when nothing is being handled; nothing new begins. */
  stop(): Promise<void>;
  /** Handles until nothing can be handled at this instant. */
  drain(): Promise<void>;
}

export interface InboxParts {
  readonly db: Database;
  readonly router: Router;
  readonly clock: Clock;
  readonly log: Log;
  /** Called after every commit that may have left something to send or to fetch. */
  onHandled(): void;
}

/** Events are handled in the order of their coming; a chat whose event fails waits, the others go on. */
export function createInbox({ db, router, clock, log, onHandled }: InboxParts): Inbox {
  const loop = createLoop('inbox', log, async () => ((await step()) ? 0 : LOOK_EVERY_MS));

  async function accept(channel: ChannelName, events: readonly Inbound[]): Promise<void> {
    if (events.length === 0) return;
    await db.transaction(async (tx) => {
      for (const event of events) await store(tx, channel, event, clock.now());
    });
    loop.poke();
  }

  /** Handles one batch; false when there was nothing to do. */
  async function step(): Promise<boolean> {
    const rows = await nextRows(db, clock.now());
    if (rows.length === 0) return false;
    // One that fails takes the others' work back with it: then one by one, so that only it suffers.
    const allDone = rows.length > 1 && (await trouble((tx) => handleAll(tx, rows))) === undefined;
    if (!allDone) await oneByOne(rows);
    onHandled();
    return true;
  }

  async function handleAll(tx: Tx, rows: readonly Row[]): Promise<void> {
    const now = clock.now();
    await tx.$executeRaw`
      UPDATE "Inbox" SET "state" = 'done', "doneAt" = ${now} WHERE "id" IN (${sqlList(rows.map(({ id }) => id))})`;
    for (const row of rows) await router.handle(tx, eventOf(row), now);
  }

  async function oneByOne(rows: readonly Row[]): Promise<void> {
    const held = new Set<string>();
    for (const row of rows) {
      const chat = `${row.channel}/${row.chat}`;
      if (!held.has(chat) && !(await isOver(row))) held.add(chat);
    }
  }

  /** Handles one event by itself; false: it is tried again later, and its chat waits for it. */
  async function isOver(row: Row): Promise<boolean> {
    let failed = await trouble((tx) => handleAll(tx, [row]));
    if (failed?.error instanceof NotAllowed) {
      log.warn({ event: row.id, action: failed.error.action }, 'not allowed');
      failed = await trouble(async (tx) => {
        await tx.inbox.update({ where: { id: row.id }, data: { state: 'done', doneAt: clock.now() } });
        await router.refuse(tx, eventOf(row), clock.now());
      });
    }
    if (failed === undefined) return true;
    const { error } = failed;
    const tries = row.tries + 1;
    log.error({ event: row.id, channel: row.channel, tries, error }, 'an event could not be handled');
    const cause = error instanceof Error ? error.name : 'unknown';
    if (tries >= MAX_TRIES) {
      await setAside(row, cause);
      return true;
    }
    const nextTryAt = after(clock.now(), RETRY_MS[tries - 1] ?? 60 * SECOND_MS);
    await db.transaction((tx) => tx.inbox.update({ where: { id: row.id }, data: { tries, nextTryAt, error: cause } }));
    return false;
  }

  async function setAside(row: Row, cause: string): Promise<void> {
    const bury = (tx: Tx) =>
      tx.inbox.update({
        where: { id: row.id },
        data: { state: 'dead', tries: MAX_TRIES, doneAt: clock.now(), error: cause },
      });
    const untold = await trouble(async (tx) => {
      await bury(tx);
      await router.apologise(tx, eventOf(row), clock.now());
    });
    if (untold === undefined) return;
    log.error({ event: row.id, error: untold.error }, 'the sender of a lost event could not be told');
    await db.transaction(bury);
  }

  /** What kept this from being done; undefined: it is done. Trouble of the disk is no event's fault and is thrown. */
  async function trouble(work: (tx: Tx) => Promise<unknown>): Promise<{ readonly error: unknown } | undefined> {
    try {
      await db.transaction(work);
      return undefined;
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      return { error };
    }
  }

  return {
    accept,
    start: loop.start,
    poke: loop.poke,
    stop: loop.stop,
    async drain() {
      while (await step());
    },
  };
}

interface Row {
  readonly id: number;
  readonly channel: ChannelName;
  readonly eventId: string;
  readonly chat: string;
  readonly sender: string;
  readonly at: Date;
  readonly body: string;
  readonly tries: number;
}

/** The oldest events that may be handled now: behind one that waits for its next try, its chat waits too. */
function nextRows({ read }: Database, now: Date): Promise<readonly Row[]> {
  return read.$queryRaw<readonly Row[]>`
    SELECT "id", "channel", "eventId", "chat", "sender", "at", "body", "tries" FROM "Inbox"
    WHERE "state" = 'new' AND ("channel", "chat") NOT IN (
      SELECT "channel", "chat" FROM "Inbox" WHERE "state" = 'new' AND "nextTryAt" > ${now})
    ORDER BY "id" LIMIT ${EVENTS_PER_TRANSACTION}`;
}

async function store(tx: Tx, channel: ChannelName, event: Inbound, now: Date): Promise<void> {
  const { id, chat, sender, at, message, content } = event;
  await tx.$executeRaw`
    INSERT INTO "Inbox" ("channel", "eventId", "chat", "sender", "at", "receivedAt", "body", "state")
    VALUES (${channel}, ${id}, ${chat}, ${sender.ref}, ${at}, ${now},
      ${JSON.stringify({ message, name: sender.name, content })}, 'new')
    ON CONFLICT ("channel", "eventId") DO NOTHING`;
}

/** Our own writing, read back. */
function eventOf(row: Row): StoredEvent {
  const { message, name, content }: { message?: MessageRef; name: string; content: Inbound['content'] } = JSON.parse(
    row.body,
  );
  const inbound: Inbound = {
    id: row.eventId,
    chat: row.chat as ChatRef,
    sender: { ref: row.sender, name },
    at: row.at,
    content,
    ...(message === undefined ? {} : { message }),
  };
  return { id: row.id, channel: row.channel, inbound };
}
