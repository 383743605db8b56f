/** Telegram behind Loa's channel contract: composes receiving (poll or webhook), sending and opening files. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Clock, systemClock } from '../../lib/clock.js';
import type { Channel, Inbound } from '../contract.js';
import { createApi, HOSTED_API_ROOT, PATIENCE, type Patience } from './api.js';
import { TELEGRAM_CAPABILITIES } from './capabilities.js';
import type { ChannelLog } from './channel-log.js';
import { openMedia } from './download.js';
import { diagnose, isStaleTap, toSendError } from './errors.js';
import { readUpdate } from './inbound.js';
import { createOutbound } from './outbound.js';
import { createPhoneKeyboards } from './phone-keyboard.js';
import { ALLOWED_UPDATES, type Poller, startPolling } from './poller.js';
import { createTelegramWebhook } from './webhook.js';

export interface TelegramOptions {
  readonly token: string;
  /** The hosted Bot API, unless a server of our own or a test double goes here. */
  readonly apiRoot?: string;
  /** Where Telegram shall send updates; absent: long polling. The secret is 1-256 characters of A-Za-z0-9_-. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly log: ChannelLog;
  /** Dates what Telegram does not date: presses. */
  readonly clock?: Clock;
  readonly patience?: Partial<Patience>;
}

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

export interface TelegramChannel {
  /**
   * `start` resolves once Telegram answered getMe, and in webhook mode took the address. While the API cannot be reached
   * it keeps trying, with a line in the log each time. It rejects only when trying again cannot help: the token or the
   * webhook address is refused; the message says what to set. `stop` ends the trying, `start` then resolves.
   */
  readonly channel: Channel;
  /** For the house to mount under the path of the webhook's address; there only in webhook mode. */
  readonly webhook?: (request: Request) => Promise<Response>;
  /** Asks Telegram who this token belongs to, also before `start`; from then on deep links work. Throws SendError. */
  whoAmI(): Promise<BotIdentity>;
}

const Me = z.object({ id: z.int(), username: z.string() });

/** The spinner of a press is a courtesy: Telegram itself ends it after a while. */
const SPINNER_MS = 10_000;

/** Nothing is asked of Telegram before `start` or `whoAmI`. */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { log, webhook: address, clock = systemClock } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const api = createApi(options.token, options.apiRoot ?? HOSTED_API_ROOT);
  const keyboards = createPhoneKeyboards();
  const outbound = createOutbound(api, patience, keyboards);
  const webhook = address === undefined ? undefined : createTelegramWebhook(address.secret, log);

  let me: BotIdentity | undefined;
  let life: AbortController | undefined;
  let poller: Poller | undefined;

  const channel: Channel = {
    name: 'telegram',
    capabilities: () => TELEGRAM_CAPABILITIES,

    async start(receive) {
      if (life !== undefined) throw new Error('the Telegram channel is started already');
      const own = new AbortController();
      life = own;
      const accept = acceptInto(receive);
      try {
        await untilAnswered(own.signal, 'set TELEGRAM_BOT_TOKEN to the token @BotFather gave, see .env.example', () =>
          whoAmI(own.signal),
        );
        if (own.signal.aborted) return;
        if (address === undefined || webhook === undefined) {
          poller = startPolling(api, accept, patience, log);
          return;
        }
        webhook.open((update) => accept([update]));
        const remedy = 'set TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET to what Telegram takes, see .env.example';
        await untilAnswered(own.signal, remedy, () => setWebhook(address, own.signal));
      } catch (error) {
        life = undefined;
        await webhook?.close();
        throw error;
      }
    },

    async stop() {
      life?.abort();
      await Promise.all([poller?.stop(), webhook?.close()]);
      life = undefined;
      poller = undefined;
    },

    ...outbound,
    open: (media) => openMedia(api, patience, media),
    deepLink: (code) =>
      me === undefined ? undefined : `https://t.me/${me.username}?start=${encodeURIComponent(code)}`,
  };

  return { channel, whoAmI: () => whoAmI(), ...(webhook !== undefined && { webhook: webhook.handle }) };

  async function whoAmI(signal?: AbortSignal): Promise<BotIdentity> {
    try {
      const limits = { timeoutMs: patience.callMs, ...(signal !== undefined && { signal }) };
      me = Me.parse(await api.call('getMe', {}, limits));
      return me;
    } catch (error) {
      throw toSendError(error);
    }
  }

  async function setWebhook({ url, secret }: { url: string; secret: string }, signal: AbortSignal): Promise<void> {
    const payload = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
    try {
      await api.call('setWebhook', payload, { timeoutMs: patience.callMs, signal });
    } catch (error) {
      throw toSendError(error);
    }
  }

  /** Tries until it worked or `signal` says stop; throws an Error with the remedy where trying again cannot help. */
  async function untilAnswered(signal: AbortSignal, remedy: string, ask: () => Promise<unknown>): Promise<void> {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await ask();
        return;
      } catch (error) {
        if (signal.aborted) return;
        const { reason, message, retryable, retryAfterMs } = toSendError(error);
        if (!retryable) throw new Error(`Telegram refused (${message}): ${remedy}`);
        log.warn({ reason, detail: message, failures }, 'Telegram cannot be reached yet; trying again');
        const growing = Math.min(patience.pauseMs * 2 ** Math.min(failures - 1, 10), patience.maxPauseMs);
        await wait(retryAfterMs ?? growing, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Rejects when `receive` does: then nothing is acknowledged, neither the batch nor a press in it. */
  function acceptInto(receive: (events: readonly Inbound[]) => Promise<void>) {
    return async (updates: readonly unknown[]): Promise<void> => {
      const read = updates.map((update) => readUpdate(update, clock.now(), me?.username));
      for (const { unreadable } of read) {
        if (unreadable !== undefined) log.warn({ fields: unreadable }, 'an update could not be read; skipped');
      }
      const events = read.flatMap((update) => update.events);
      for (const event of events) keyboards.noticed(event);
      if (events.length > 0) await receive(events);
      for (const { tap } of read) if (tap !== undefined) void endSpinner(tap);
    };
  }

  /** Nobody waits for this, and nothing depends on it. */
  async function endSpinner(tap: string): Promise<void> {
    try {
      await api.call('answerCallbackQuery', { callback_query_id: tap }, { timeoutMs: SPINNER_MS });
    } catch (error) {
      if (!isStaleTap(error)) log.info({ detail: diagnose(error).detail }, 'a press was not acknowledged');
    }
  }
}
