/**
 * Events are stored before the platform hears that we have them, then handled in the order they came, several to a
 * transaction. One that keeps failing is set aside after five tries; until then only its own chat waits.
 */

import { NotAllowed } from '../act.js';
import type { ChannelName, ChatRef, Inbound, MessageRef } from '../channels/contract.js';
import type { Database, Tx } from '../db/client.js';
import { after, type Clock, SECOND_MS } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Router, StoredEvent } from './router.js';

const EVENTS_PER_TRANSACTION = 20;
const MAX_TRIES = 5;
const RETRY_MS = [SECOND_MS, 5 * SECOND_MS, 20 * SECOND_MS, 60 * SECOND_MS];
const LOOK_EVERY_MS = SECOND_MS;

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

export function createInbox({ db, router, clock, log, onHandled }: InboxParts): Inbox {
  let running = false;
  let wake: (() => void) | undefined;
  let loop: Promise<void> = Promise.resolve();

  async function accept(channel: ChannelName, events: readonly Inbound[]): Promise<void> {
    if (events.length === 0) return;
    const once = [...new Map(events.map((event) => [event.id, event])).values()];
    await db.transaction(async (tx) => {
      const known = await tx.inbox.findMany({
        where: { channel, eventId: { in: once.map((event) => event.id) } },
        select: { eventId: true },
      });
      const seen = new Set(known.map((row) => row.eventId));
      const fresh = once.filter((event) => !seen.has(event.id));
      if (fresh.length > 0)
        await tx.inbox.createMany({ data: fresh.map((event) => rowOf(channel, event, clock.now())) });
    });
    wake?.();
  }

  /** Handles one batch; false when there was nothing to do. */
  async function step(): Promise<boolean> {
    const rows = await nextRows(db, clock.now());
    if (rows.length === 0) return false;
    try {
      await db.transaction((tx) => handleAll(tx, rows));
    } catch {
      // One of them failed and took the others' work back with it: one by one, so that only it suffers.
      for (const row of rows) await alone(row);
    }
    onHandled();
    return true;
  }

  async function handleAll(tx: Tx, rows: readonly Row[]): Promise<void> {
    const now = clock.now();
    await tx.inbox.updateMany({
      where: { id: { in: rows.map((row) => row.id) } },
      data: { state: 'done', doneAt: now },
    });
    for (const row of rows) await router.handle(tx, eventOf(row), now);
  }

  async function alone(row: Row): Promise<void> {
    try {
      await db.transaction((tx) => handleAll(tx, [row]));
    } catch (error) {
      if (error instanceof NotAllowed) {
        log.warn({ event: row.id, action: error.action }, 'not allowed');
        await answered(row, (tx, event, now) => router.refuse(tx, event, now));
        return;
      }
      log.error({ event: row.id, channel: row.channel, tries: row.tries + 1, error }, 'an event could not be handled');
      await setBack(row, error);
    }
  }

  async function setBack(row: Row, error: unknown): Promise<void> {
    const tries = row.tries + 1;
    const cause = error instanceof Error ? error.name : 'unknown';
    if (tries < MAX_TRIES) {
      const nextTryAt = after(clock.now(), RETRY_MS[tries - 1] ?? 60 * SECOND_MS);
      await db.transaction((tx) =>
        tx.inbox.update({ where: { id: row.id }, data: { tries, nextTryAt, error: cause } }),
      );
      return;
    }
    await db.transaction(async (tx) => {
      await tx.inbox.update({
        where: { id: row.id },
        data: { state: 'dead', tries, doneAt: clock.now(), error: cause },
      });
      await router.apologise(tx, eventOf(row), clock.now());
    });
  }

  async function answered(row: Row, answer: (tx: Tx, event: StoredEvent, now: Date) => Promise<void>): Promise<void> {
    await db.transaction(async (tx) => {
      await tx.inbox.update({ where: { id: row.id }, data: { state: 'done', doneAt: clock.now() } });
      await answer(tx, eventOf(row), clock.now());
    });
  }

  async function run(): Promise<void> {
    while (running) {
      const worked = await step().catch((error: unknown) => {
        log.error({ error }, 'the inbox stumbled');
        return false;
      });
      if (worked || !running) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    accept,
    start() {
      running = true;
      loop = run();
    },
    poke: () => wake?.(),
    async stop() {
      running = false;
      wake?.();
      await loop;
    },
    async drain() {
      while (await step());
    },
  };
}

type Row = Awaited<ReturnType<typeof nextRows>>[number];

async function nextRows(db: Database, now: Date) {
  const waiting = await db.read.inbox.findMany({
    where: { state: 'new', nextTryAt: { gt: now } },
    select: { chat: true },
  });
  return db.read.inbox.findMany({
    where: { state: 'new', ...(waiting.length === 0 ? {} : { chat: { notIn: waiting.map((row) => row.chat) } }) },
    orderBy: { id: 'asc' },
    take: EVENTS_PER_TRANSACTION,
  });
}

function rowOf(channel: ChannelName, { id, chat, sender, at, message, content }: Inbound, receivedAt: Date) {
  const body = JSON.stringify({ message, name: sender.name, content });
  return { channel, eventId: id, chat, sender: sender.ref, at, receivedAt, body, state: 'new' } as const;
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
