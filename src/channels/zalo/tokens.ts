/**
 * The access token of each call. It is renewed ahead of time, one renewal at a time, and a new pair is stored before it
 * is used: the refresh token works once, and a lost pair costs a new consent by the OA's administrator.
 */
import { type Clock, MINUTE_MS } from '../../lib/clock.js';
import { SendError } from '../contract.js';
import type { Alarm } from './alarm.js';
import type { ChannelLog } from './channel-log.js';
import { OAuthRefusal } from './oauth.js';
import type { TokenPair, TokenStore } from './token-store.js';

export interface Tokens {
  /** A token for a call now. Throws SendError `misconfigured` or `offline`. */
  current(): Promise<string>;
  /** Another token than this one, which Zalo refused. Throws as `current`. */
  instead(refused: string): Promise<string>;
  /** Renews when it is time, so that a quiet summer does not outlive the refresh token. Never rejects. */
  keepFresh(): Promise<void>;
}

export interface TokenParts {
  readonly store: TokenStore;
  /** Throws OAuthRefusal or SendError `offline`. */
  readonly refresh: (refreshToken: string) => Promise<TokenPair>;
  readonly clock: Clock;
  readonly log: ChannelLog;
  readonly alarm: Alarm;
}

/** Of its lifetime: at 20 hours of 25. */
const RENEW_AFTER = 0.8;
/** After a failed renewal nobody tries again before this. */
const OFFLINE_PAUSE_MS = MINUTE_MS;
const REFUSED_PAUSE_MS = 10 * MINUTE_MS;
/** A token this young that is refused tells that a younger one would be, too. */
const YOUNG_MS = 10 * MINUTE_MS;

/** Renews a pair once however many ask; it is stored before anybody uses it. */
export function createTokens({ store, refresh, clock, log, alarm }: TokenParts): Tokens {
  let inUse: TokenPair | undefined;
  /** Given by Zalo, not stored yet: its predecessor is dead, so it is all we have. */
  let unsaved: TokenPair | undefined;
  let renewing: Promise<TokenPair> | undefined;
  let renewedAtMs: number | undefined;
  let pause: { readonly untilMs: number; readonly reason: 'offline' | 'misconfigured' } | undefined;

  return {
    async current() {
      const pair = await present();
      const now = clock.now();
      if (now < renewalOf(pair)) return pair.accessToken;
      try {
        return (await renew(pair, 'due')).accessToken;
      } catch (error) {
        // It was only ahead of time.
        if (now < pair.expiresAt) return pair.accessToken;
        if (error instanceof SendError && error.reason === 'offline' && unsaved === undefined)
          alarm.raise('unreachable');
        throw error;
      }
    },

    async instead(refused) {
      const pair = await present();
      if (pair.accessToken !== refused) return pair.accessToken;
      return (await renew(pair, 'refused')).accessToken;
    },

    async keepFresh() {
      try {
        const pair = await present();
        if (clock.now() >= renewalOf(pair)) await renew(pair, 'due');
      } catch (error) {
        log.warn(
          { detail: error instanceof SendError ? error.message : 'unknown' },
          'Zalo: the tokens are not renewed',
        );
      }
    },
  };

  async function present(): Promise<TokenPair> {
    inUse ??= await load();
    if (inUse !== undefined) return inUse;
    alarm.raise('notSetUp');
    throw new SendError('misconfigured', 'no administrator of the OA has consented yet');
  }

  /** Whoever asks while a renewal runs gets its outcome. */
  function renew(pair: TokenPair, why: 'due' | 'refused'): Promise<TokenPair> {
    renewing ??= renewed(pair, why).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function renewed(pair: TokenPair, why: 'due' | 'refused'): Promise<TokenPair> {
    if (unsaved !== undefined) return await saved(unsaved);
    try {
      return await store.alone(() => renewedAlone(pair, why));
    } catch (error) {
      throw error instanceof SendError ? error : new SendError('offline', 'the tokens could not be renewed');
    }
  }

  async function renewedAlone(pair: TokenPair, why: 'due' | 'refused'): Promise<TokenPair> {
    const other = await consentedMeanwhile(pair);
    if (other !== undefined) return other;
    if (pause !== undefined && clock.now().getTime() < pause.untilMs) {
      throw new SendError(pause.reason, 'the tokens could not be renewed a moment ago');
    }
    if (why === 'refused' && isYoung()) {
      alarm.raise('refused');
      throw new SendError('misconfigured', 'a fresh access token was refused');
    }
    try {
      unsaved = await refresh(pair.refreshToken);
    } catch (error) {
      return await notRenewed(error, pair);
    }
    return await saved(unsaved);
  }

  function isYoung(): boolean {
    return renewedAtMs !== undefined && clock.now().getTime() - renewedAtMs < YOUNG_MS;
  }

  async function saved(pair: TokenPair): Promise<TokenPair> {
    try {
      await store.save(pair);
    } catch {
      alarm.raise('notSaved');
      throw new SendError('offline', 'the new tokens cannot be stored');
    }
    inUse = pair;
    unsaved = undefined;
    pause = undefined;
    renewedAtMs = clock.now().getTime();
    alarm.settle();
    log.info({ expiresAt: pair.expiresAt }, 'Zalo: the tokens are renewed');
    return pair;
  }

  async function notRenewed(error: unknown, pair: TokenPair): Promise<TokenPair> {
    const nowMs = clock.now().getTime();
    if (!(error instanceof OAuthRefusal)) {
      pause = { untilMs: nowMs + OFFLINE_PAUSE_MS, reason: 'offline' };
      throw error instanceof SendError ? error : new SendError('offline', 'the tokens could not be renewed');
    }
    const other = await consentedMeanwhile(pair);
    if (other !== undefined) return other;
    pause = { untilMs: nowMs + REFUSED_PAUSE_MS, reason: 'misconfigured' };
    alarm.raise('refused');
    throw new SendError('misconfigured', `the tokens are not renewed (${error.code})`);
  }

  /** What the command line stored beside us replaces what we hold. */
  async function consentedMeanwhile(pair: TokenPair): Promise<TokenPair | undefined> {
    const stored = await load();
    if (stored === undefined || stored.accessToken === pair.accessToken) return undefined;
    inUse = stored;
    pause = undefined;
    alarm.settle();
    return stored;
  }

  async function load(): Promise<TokenPair | undefined> {
    try {
      return await store.load();
    } catch {
      throw new SendError('offline', 'the tokens cannot be read');
    }
  }
}

function renewalOf({ issuedAt, expiresAt }: TokenPair): Date {
  return new Date(issuedAt.getTime() + (expiresAt.getTime() - issuedAt.getTime()) * RENEW_AFTER);
}
