/** A Zalo Official Account behind Loa's channel contract: composes tokens, receiving, sending and opening files. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Clock, MINUTE_MS, systemClock } from '../../lib/clock.js';
import { nfc } from '../../lib/fold.js';
import { type Channel, type Inbound, SendError } from '../contract.js';
import { createAlarm } from './alarm.js';
import { API_BASE, createApi, PATIENCE, type Patience } from './api.js';
import { ZALO_CAPABILITIES } from './capabilities.js';
import type { ChannelLog } from './channel-log.js';
import { openMedia } from './download.js';
import { toSendError } from './errors.js';
import { type Happening, readEvent } from './inbound.js';
import { createNames } from './names.js';
import { refreshPair } from './oauth.js';
import { createOutbound } from './outbound.js';
import { createShownButtons } from './shown-buttons.js';
import type { TokenStore } from './token-store.js';
import { createTokens } from './tokens.js';
import { createZaloWebhook } from './webhook.js';

export interface ZaloOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** "OA Secret Key" of the console's webhook page: signs events; differs from the app secret. */
  readonly oaSecret: string;
  /** Asked of Zalo where it is not given. */
  readonly oaId?: string;
  readonly tokens: TokenStore;
  /**
   * Something only a person can mend, said in a sentence for the operator: hand it on by another channel. At most once a
   * day for each trouble.
   */
  readonly onTokenTrouble: (sentence: string) => void | Promise<void>;
  /** An https address of a picture (.png, .jpg) for the form that asks for contact details; some sources call it compulsory. */
  readonly formPictureUrl?: string;
  /** A page of ours that shows the code after its address and leads into the chat; see code-page.tsx. */
  readonly codePage?: string;
  readonly log: ChannelLog;
  readonly clock?: Clock;
  /** Zalo's own, unless a test double goes here. Files may be fetched from `apiBase` too, whatever it is. */
  readonly apiBase?: string;
  readonly oauthBase?: string;
  readonly patience?: Partial<Patience>;
}

export interface OaIdentity {
  readonly id: string;
  readonly name: string;
}

export interface ZaloChannel {
  /**
   * `start` takes events at once and resolves when Zalo answered who we are. While Zalo cannot be reached it keeps
   * trying, with a line in the log each time. A missing or refused permission to send is told through `onTokenTrouble`
   * and does not keep the channel from receiving. `stop` ends the trying, `start` then resolves.
   */
  readonly channel: Channel;
  /** For the house to mount under the path of the webhook's address. */
  readonly webhook: (request: Request) => Promise<Response>;
  /** Asks Zalo which OA the tokens are for. Throws SendError. */
  whoAmI(): Promise<OaIdentity>;
  /**
   * Renews the tokens when it is time, and asks who we are once a consent made that known. Call it every hour or more
   * often, for an idle house loses its permission. Never rejects.
   */
  keepTokens(): Promise<void>;
  /** Where a person opens a chat with the OA; undefined until Zalo told its id. */
  chatUrl(): string | undefined;
}

const Id = z.union([z.string().min(1), z.int().transform(String)]);
/** GET /v2.0/oa/getoa; sources write its id in either way. */
const Oa = z.object({ oa_id: Id.optional(), oaid: Id.optional(), name: z.string().catch('') });
/** GET /v3.0/oa/user/detail */
const Detail = z.object({ display_name: z.string() });

/** Events that are never about a person's message to us, by the beginning of their name. */
const EXPECTED_NOISE = /^(oa_|user_received_|user_seen_|user_send_|anonymous_|add_user_to_tag|another OA)/;

/** The adapter over tokens that are kept elsewhere; see Channel for what each call promises. */
export function createZalo(options: ZaloOptions): ZaloChannel {
  const { appId, appSecret, oaSecret, log, clock = systemClock, apiBase = API_BASE, oauthBase } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const app = { appId, appSecret, ...(oauthBase !== undefined && { oauthBase }) };
  const alarm = createAlarm(clock, log, options.onTokenTrouble);
  const refresh = (token: string) => refreshPair(app, token, clock);
  const tokens = createTokens({ store: options.tokens, refresh, clock, log, alarm });
  const api = createApi(apiBase, tokens, patience);
  const names = createNames(nameOf, clock, patience.nameMs);
  const shownButtons = createShownButtons();
  const outbound = createOutbound({
    api,
    clock,
    log,
    shownButtons,
    formPictureUrl: options.formPictureUrl,
  });

  let oaId = options.oaId;
  let askAgainAtMs = 0;
  let life: AbortController | undefined;
  const webhook = createZaloWebhook(() => ({ appId, oaId, oaSecret }), log);
  const unknownEvents = new Set<string>();

  const channel: Channel = {
    name: 'zalo',
    capabilities: () => ZALO_CAPABILITIES,

    async start(receive) {
      if (life !== undefined) throw new Error('the Zalo channel is started already');
      const own = new AbortController();
      life = own;
      webhook.open((event) => accept(event, receive));
      await untilAnswered(own.signal);
    },

    async stop() {
      life?.abort();
      await webhook.close();
      life = undefined;
    },

    ...outbound,
    open: (media) => openMedia(new URL(apiBase).origin, patience, media),
    deepLink: (code) =>
      oaId === undefined || options.codePage === undefined
        ? undefined
        : `${options.codePage}/${encodeURIComponent(code)}`,
  };

  return {
    channel,
    webhook: webhook.handle,
    whoAmI,
    async keepTokens() {
      await tokens.keepFresh();
      const nowMs = clock.now().getTime();
      if (oaId !== undefined || nowMs < askAgainAtMs) return;
      askAgainAtMs = nowMs + MINUTE_MS;
      await whoAmI().catch(() => undefined);
    },
    chatUrl: () => (oaId === undefined ? undefined : `https://zalo.me/${oaId}`),
  };

  async function whoAmI(): Promise<OaIdentity> {
    try {
      const { oa_id, oaid, name } = Oa.parse(await api.get('/v2.0/oa/getoa'));
      const id = oa_id ?? oaid ?? oaId ?? '';
      if (options.oaId !== undefined && id !== options.oaId) {
        alarm.raise('otherAccount');
        throw new SendError('misconfigured', 'the tokens belong to another OA');
      }
      if (id !== '') oaId = id;
      return { id, name: nfc(name) };
    } catch (error) {
      throw toSendError(error);
    }
  }

  async function untilAnswered(signal: AbortSignal): Promise<void> {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await whoAmI();
        return;
      } catch (error) {
        const { reason, message, retryable, retryAfterMs } = toSendError(error);
        log.warn({ reason, detail: message, failures }, 'Zalo does not answer as it should');
        if (!retryable || signal.aborted) return;
        const growing = Math.min(patience.pauseMs * 2 ** Math.min(failures - 1, 10), patience.maxPauseMs);
        await wait(retryAfterMs ?? growing, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Rejects when `receive` does: then the event is not acknowledged. */
  async function accept(raw: unknown, receive: (events: readonly Inbound[]) => Promise<void>): Promise<void> {
    const read = readEvent(raw, oaId);
    if ('unreadable' in read) return log.warn({ fields: read.unreadable }, 'Zalo: an event could not be read; skipped');
    if ('ignored' in read) return noteIgnored(read.ignored);
    await receive([await named(read.happening)]);
  }

  async function named({ sender, givenName, ...happening }: Happening): Promise<Inbound> {
    const { chat, content } = happening;
    // Who leaves is not asked for their name.
    const leaving = content.kind === 'reach' && !content.reachable;
    const name = leaving ? '' : (await names.of(sender)) || nfc(givenName ?? '');
    const message = content.kind === 'tap' ? shownButtons.messageOf(chat, content.token) : happening.message;
    const { message: _own, ...rest } = happening;
    return { ...rest, sender: { ref: sender, name }, ...(message !== undefined && { message }) };
  }

  async function nameOf(user: string): Promise<string> {
    return nfc(Detail.parse(await api.get('/v3.0/oa/user/detail', { user_id: user })).display_name);
  }

  /** A kind nobody told us of is worth one line: the platform grows. */
  function noteIgnored(event: string): void {
    const name = /^\w{1,60}$/.test(event) ? event : 'odd';
    if (EXPECTED_NOISE.test(event) || unknownEvents.has(name) || unknownEvents.size > 50) return;
    unknownEvents.add(name);
    log.info({ event: name }, 'Zalo: events of this kind are ignored');
  }
}
