/**
 * Long polling that loses nothing: a batch is confirmed (by asking for what comes after it) only once it is stored.
 * telegraf's own polling confirms a batch before it is handled, dies of an error and waits 500 s on a dead connection.
 * https://core.telegram.org/bots/api#getupdates
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Api, Patience } from './api.js';
import type { ChannelLog } from './channel-log.js';
import { diagnose, type Failure } from './errors.js';

/** What we ask for. Left out, Telegram would send everything and remember an older wish. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** After an empty answer: keeps a server that does not hold polls open from being asked in a circle. */
const BREATH_MS = 100;
/** Another poller or a revoked token does not go away within seconds. */
const STUBBORN_MS = 10_000;

export interface Poller {
  /** Aborts the poll under way, waits for the running `accept`. */
  stop(): Promise<void>;
}

/** Polls until stopped. A batch whose `accept` rejects comes again. */
export function startPolling(
  api: Api,
  accept: (updates: readonly unknown[]) => Promise<void>,
  patience: Patience,
  log: ChannelLog,
): Poller {
  const stopping = new AbortController();
  const done = poll();
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };

  async function poll(): Promise<void> {
    let offset: number | undefined;
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const batch = await ask(offset);
        if (failures > 0) log.info({ failures }, 'polling works again');
        failures = 0;
        const next = await take(batch, offset);
        await pause(next.pauseMs);
        offset = next.offset;
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        await pause(afterFailure(diagnose(error), failures));
      }
    }
  }

  async function ask(offset: number | undefined): Promise<readonly unknown[]> {
    const batch: unknown = await api.call(
      'getUpdates',
      {
        timeout: Math.round(patience.pollMs / 1_000),
        limit: 100,
        allowed_updates: ALLOWED_UPDATES,
        ...(offset !== undefined && { offset }),
      },
      { timeoutMs: patience.deadPollMs, signal: stopping.signal },
    );
    if (!Array.isArray(batch)) throw new TypeError('getUpdates answered without a list');
    return batch;
  }

  async function take(
    batch: readonly unknown[],
    offset: number | undefined,
  ): Promise<{ readonly offset: number | undefined; readonly pauseMs: number }> {
    // An empty answer means that everything before the offset is confirmed and gone. Asking without one from here on
    // keeps us right when ids start again lower, as they do after a week of silence.
    if (batch.length === 0) return { offset: undefined, pauseMs: BREATH_MS };
    const last = lastId(batch);
    if (last === undefined) {
      log.warn({ updates: batch.length }, 'a batch without update ids cannot be confirmed; asking again');
      return { offset, pauseMs: patience.maxPauseMs };
    }
    try {
      await accept(batch);
    } catch (error) {
      log.warn({ error, updates: batch.length }, 'a batch could not be stored; it will come again');
      return { offset, pauseMs: patience.pauseMs };
    }
    return { offset: last + 1, pauseMs: 0 };
  }

  /** How long to wait after this failure, in ms, having told the log what it means. */
  function afterFailure({ code, reason, detail, retryAfterMs }: Failure, failures: number): number {
    const growing = Math.min(patience.pauseMs * 2 ** Math.min(failures - 1, 10), patience.maxPauseMs);
    const stubborn = Math.min(Math.max(growing, STUBBORN_MS), patience.maxPauseMs);
    if (code === 409 && detail.includes('webhook')) {
      log.warn(
        { detail },
        'a webhook is set for this token, so polling gets nothing: set TELEGRAM_WEBHOOK_URL to receive through it, or call deleteWebhook once',
      );
      return stubborn;
    }
    if (code === 409) {
      log.warn({ detail }, 'another copy is polling this token: stop it, one token serves one running Loa');
      return stubborn;
    }
    if (reason === 'misconfigured') {
      log.warn({ detail }, 'Telegram does not accept the token any more: set TELEGRAM_BOT_TOKEN, see .env.example');
      return stubborn;
    }
    log.warn({ detail, failures }, 'polling failed; trying again');
    return retryAfterMs ?? growing;
  }

  async function pause(ms: number): Promise<void> {
    // Rejects only when stopping, which the loop sees by itself.
    if (ms > 0) await wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

function lastId(batch: readonly unknown[]): number | undefined {
  const ids = batch
    .map((update) => (typeof update === 'object' && update !== null ? Reflect.get(update, 'update_id') : undefined))
    .filter((id) => Number.isSafeInteger(id));
  return ids.length === 0 ? undefined : ids.reduce((a, b) => Math.max(a, b));
}
