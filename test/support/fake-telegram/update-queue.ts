/**
 * Updates waiting for the bot: kept until confirmed or expired, handed out in order, one poll at a time.
 * After the server's own source (tdlib/telegram-bot-api, Client.cpp: process_get_updates_query, do_get_updates).
 */
import { misfortune } from './refusal.js';

export interface QueuedUpdate {
  readonly id: number;
  readonly body: Record<string, unknown>;
  readonly expiresAtMs: number;
  /** Updates of one lane arrive in order at a webhook; a person's presses have a lane of their own. */
  readonly lane: string;
}

export interface UpdateQueue {
  push(kind: string, content: object, lane: string, lifeMs: number): void;
  /** Long polling: resolves with what there is, or with what comes first, or empty after `timeoutS`. */
  poll(ask: { offset: number; limit: number; timeoutS: number }): Promise<readonly object[]>;
  waiting(): readonly QueuedUpdate[];
  drop(id: number): void;
  /** Kills the poll under way, as a setWebhook does. */
  interrupt(description: string): void;
  /** The next update gets this id, as after a week of silence. */
  resetIds(next: number): void;
  onPush(listener: () => void): void;
}

/** Whoever asks for the same again this fast gets one update only. */
const SAME_ASK_MS = 500;
/** An offset further ahead than this counts as from another age: everything is handed out. */
const FUTURE = 10;
const OTHER_POLLER = 'terminated by other getUpdates request; make sure that only one bot instance is running';

interface Waiter {
  readonly offset: number;
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
  resolve(updates: readonly object[]): void;
  reject(error: Error): void;
}

/** `conflictPauseMs`: so late a poller that keeps colliding is answered. */
export function createUpdateQueue(now: () => Date, conflictPauseMs: number): UpdateQueue {
  let queue: QueuedUpdate[] = [];
  let nextId = 700_001;
  let waiter: Waiter | undefined;
  let lastAsk = { offset: Number.NaN, atMs: 0 };
  let nextConflictMs = 0;
  const listeners: (() => void)[] = [];

  const alive = () => {
    const nowMs = now().getTime();
    queue = queue.filter(({ expiresAtMs }) => expiresAtMs > nowMs);
    return queue;
  };
  const head = (limit: number) =>
    alive()
      .slice(0, limit)
      .map(({ id, body }) => ({ update_id: id, ...body }));

  function confirm(offset: number): void {
    if (offset < 0) queue = queue.slice(offset);
    const tail = nextId;
    if (offset > 0 && offset <= tail + FUTURE) queue = queue.filter(({ id }) => id >= offset);
  }

  function conflict(description: string, reject: (error: Error) => void): void {
    const refuse = () => reject(misfortune(409, `Conflict: ${description}`));
    const nowMs = performance.now();
    if (nowMs < nextConflictMs) {
      setTimeout(refuse, conflictPauseMs).unref();
      return;
    }
    nextConflictMs = nowMs + conflictPauseMs;
    refuse();
  }

  function dismiss(): Waiter | undefined {
    const former = waiter;
    waiter = undefined;
    if (former !== undefined) clearTimeout(former.timer);
    return former;
  }

  return {
    push(kind, content, lane, lifeMs) {
      queue.push({ id: nextId, body: { [kind]: content }, lane, expiresAtMs: now().getTime() + lifeMs });
      nextId += 1;
      // What is pushed in one go comes in one answer.
      setImmediate(() => {
        if (waiter !== undefined) confirm(waiter.offset);
        const updates = waiter === undefined ? [] : head(waiter.limit);
        if (updates.length > 0) dismiss()?.resolve(updates);
        for (const listener of listeners) listener();
      });
    },

    poll({ offset, limit, timeoutS }) {
      const atMs = performance.now();
      const again = offset === lastAsk.offset && atMs - lastAsk.atMs < SAME_ASK_MS;
      lastAsk = { offset, atMs };
      confirm(offset);
      const count = again ? 1 : Math.min(Math.max(limit, 1), 100);
      const updates = head(count);
      if (updates.length > 0 || timeoutS === 0) return Promise.resolve(updates);
      const former = dismiss();
      if (former !== undefined) conflict(OTHER_POLLER, former.reject);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => dismiss()?.resolve([]), Math.min(timeoutS, 50) * 1_000);
        timer.unref();
        waiter = { offset, limit: count, timer, resolve, reject };
      });
    },

    waiting: () => [...alive()],

    drop(id) {
      queue = queue.filter((update) => update.id !== id);
    },

    interrupt(description) {
      const former = dismiss();
      if (former !== undefined) conflict(description, former.reject);
    },

    resetIds(next) {
      nextId = next;
    },

    onPush(listener) {
      listeners.push(listener);
    },
  };
}
