/** OAuth v4 of the fake: consent, exchange, refresh. Codes and refresh tokens work once; each new pair kills the old one. */
import { createHash } from 'node:crypto';
import type { World } from './world.js';

const CODE_LIFE_MS = 10 * 60_000;
const ACCESS_LIFE_MS = 25 * 3_600_000;
const REFRESH_LIFE_MS = 90 * 24 * 3_600_000;

export interface IssuedTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  /** A string. */
  readonly expires_in: string;
}

export interface OAuthSide {
  /** GET of the consent page: the address the browser is led to, or an error's number. */
  consent(query: URLSearchParams): { readonly location: string } | { readonly error: number };
  /** POST of /v4/oa/access_token. */
  tokens(secretKey: string | undefined, contentType: string, body: string): IssuedTokens | object;
  /** A pair as after a consent. */
  issue(): IssuedTokens;
  stateOf(accessToken: string | undefined): 'good' | 'expired' | 'unknown';
  /** The access token is over before its time; the refresh token still works. */
  expireAccess(): void;
  /** The administrator takes the consent back. */
  withdraw(): void;
}

export function createOAuthSide(world: World, callbacks: readonly string[]): OAuthSide {
  const { appId, appSecret, oa, now } = world;
  const codes = new Map<string, { readonly at: Date; readonly challenge: string }>();
  let pair: { readonly tokens: IssuedTokens; readonly at: Date; over: boolean } | undefined;
  let serial = 0;

  return {
    consent(query) {
      const callback = query.get('redirect_uri') ?? '';
      if (query.get('app_id') !== appId) return { error: -14_002 };
      if (!callbacks.includes(callback)) return { error: -14_003 };
      serial += 1;
      const code = `CODE_${serial}_of_the_consent`;
      codes.set(code, { at: now(), challenge: query.get('code_challenge') ?? '' });
      const location = new URL(callback);
      location.searchParams.set('code', code);
      location.searchParams.set('oa_id', oa.id);
      location.searchParams.set('state', query.get('state') ?? '');
      return { location: location.href };
    },

    tokens(secretKey, contentType, body) {
      const fields = new URLSearchParams(body);
      if (!contentType.startsWith('application/x-www-form-urlencoded')) return failed(-14_004, 'Invalid content type');
      if (secretKey !== appSecret || fields.get('app_id') !== appId) return failed(-14_005, 'Invalid app');
      if (fields.get('grant_type') === 'authorization_code') return exchange(fields);
      if (fields.get('grant_type') === 'refresh_token') return refresh(fields.get('refresh_token') ?? '');
      return failed(-14_006, 'Invalid grant type');
    },

    issue,
    stateOf(token) {
      if (pair === undefined || token !== pair.tokens.access_token) return 'unknown';
      return pair.over || now().getTime() - pair.at.getTime() >= ACCESS_LIFE_MS ? 'expired' : 'good';
    },
    expireAccess() {
      if (pair !== undefined) pair.over = true;
    },
    withdraw() {
      pair = undefined;
    },
  };

  function exchange(fields: URLSearchParams): IssuedTokens | object {
    const code = fields.get('code') ?? '';
    const known = codes.get(code);
    codes.delete(code);
    if (known === undefined || now().getTime() - known.at.getTime() > CODE_LIFE_MS)
      return failed(-14_019, 'Invalid code');
    const challenge = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    return challenge === known.challenge ? issue() : failed(-14_020, 'Invalid code verifier');
  }

  function refresh(token: string): IssuedTokens | object {
    const good =
      pair !== undefined &&
      pair.tokens.refresh_token === token &&
      now().getTime() - pair.at.getTime() < REFRESH_LIFE_MS;
    return good ? issue() : failed(-14_014, 'Invalid refresh token');
  }

  function issue(): IssuedTokens {
    serial += 1;
    const tokens = {
      access_token: `ACCESS_${serial}_that_nobody_may_see`,
      refresh_token: `REFRESH_${serial}_that_nobody_may_see`,
      expires_in: String(ACCESS_LIFE_MS / 1_000),
    };
    pair = { tokens, at: now(), over: false };
    return tokens;
  }
}

/** The form of this answer is documented nowhere. */
function failed(error: number, name: string): object {
  return { error_name: name, error_description: name, error };
}
