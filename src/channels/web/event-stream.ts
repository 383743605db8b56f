/**
 * Keeps a page up to date by server-sent events: what it missed, then what happens. Each event carries the cursor as its
 * id, so a browser that connects again says by itself where it stopped.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Database } from '../../db/client.js';
import type { ChatRef } from '../contract.js';
import type { Bells } from './bells.js';
import type { ChannelLog } from './channel-log.js';
import { changesAfter } from './mailbox.js';

export interface EventStreams {
  /** `isHeld`: whether the page still may; asked now and then. */
  open(c: Context, chat: ChatRef, after: number | undefined, isHeld: () => Promise<boolean>): Response;
  /** Ends all streams; pages connect again. */
  closeAll(): void;
}

export interface EventStreamParts {
  readonly db: Database;
  readonly bells: Bells;
  readonly log: ChannelLog;
  /** A page that hears nothing for longer than two of these knows that the line is dead. */
  readonly heartbeatMs: number;
}

/** Server-sent events: after each ring what is new in the chat, from the message the page had last. */
export function createEventStreams({ db, bells, log, heartbeatMs }: EventStreamParts): EventStreams {
  const open = new Set<() => void>();

  async function pour(
    stream: SSEStreamingApi,
    chat: ChatRef,
    from: number | undefined,
    isHeld: () => Promise<boolean>,
  ): Promise<void> {
    let cursor = from;
    let state = '';
    let changed = false;
    let ended = false;
    let wake = () => {};
    const stop = () => {
      ended = true;
      wake();
    };
    const silence = bells.listen(chat, () => {
      changed = true;
      wake();
    });
    open.add(stop);
    stream.onAbort(stop);
    try {
      while (!ended) {
        changed = false;
        const changes = await changesAfter(db.read, chat, cursor);
        if (changes === undefined || !(await isHeld())) return await write(stream, 'gone', {}, undefined);
        const present = JSON.stringify(changes.state);
        if (changes.whole || changes.messages.length > 0 || present !== state) {
          await write(stream, 'changes', changes, changes.cursor);
        }
        cursor = changes.cursor;
        state = present;
        if (ended || changed) continue;
        const heard = await sleep(heartbeatMs, (awake) => {
          wake = awake;
        });
        if (!heard) await write(stream, 'beat', {}, undefined);
      }
    } finally {
      silence();
      open.delete(stop);
    }
  }

  return {
    open: (c, chat, after, isHeld) => {
      // Proxies that collect answers before passing them on are asked not to.
      c.header('X-Accel-Buffering', 'no');
      const response = streamSSE(c, async (stream) => {
        try {
          await pour(stream, chat, after, isHeld);
        } catch (error) {
          log.warn({ error }, 'a stream of events broke off; the page connects again');
        }
      });
      response.headers.set('Cache-Control', 'no-store');
      return response;
    },
    closeAll() {
      for (const stop of open) stop();
    },
  };
}

async function write(stream: SSEStreamingApi, event: string, data: object, id: number | undefined): Promise<void> {
  await stream.writeSSE({ event, data: JSON.stringify(data), ...(id !== undefined && { id: String(id) }) });
}

/** True when woken, false when the time was over. */
function sleep(ms: number, wakeable: (awake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const over = setTimeout(() => resolve(false), ms);
    wakeable(() => {
      clearTimeout(over);
      resolve(true);
    });
  });
}
