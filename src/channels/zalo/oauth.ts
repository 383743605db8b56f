/**
 * OAuth v4 of Zalo: an administrator of the Official Account consents once, from then on each refresh brings a new pair
 * of tokens and kills the old one.
 */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.js';
import { SendError } from '../contract.js';
import { askJson } from './ask.js';
import type { TokenPair } from './token-store.js';

const OAUTH_BASE = 'https://oauth.zaloapp.com';

const TIMEOUT_MS = 15_000;

/** Who asks: one app of the developer console. */
export interface OAuthApp {
  readonly appId: string;
  readonly appSecret: string;
  /** Zalo's own, unless a test double goes here. */
  readonly oauthBase?: string;
}

/** Zalo answered, and the answer is no: only a new consent (or another setting) can help. */
export class OAuthRefusal extends Error {
  constructor(readonly code: string) {
    super(`Zalo gives no tokens: ${code}`);
    this.name = 'OAuthRefusal';
  }
}

/**
 * The PKCE pair of this app (RFC 7636). The developer console keeps the challenge, so that it must be the same each
 * time: the verifier (43 characters) is drawn from the app secret instead of being one more secret to keep.
 */
export function pkceOf({ appId, appSecret }: OAuthApp): { readonly verifier: string; readonly challenge: string } {
  const verifier = createHmac('sha256', appSecret).update(`pkce ${appId}`).digest('base64url');
  return { verifier, challenge: challengeOf(verifier) };
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The page on which an administrator of the OA consents. `callback`: as saved in the developer console. */
export function consentUrl(
  app: OAuthApp,
  { callback, state }: { readonly callback: string; readonly state: string },
): string {
  const url = new URL('/v4/oa/permission', app.oauthBase ?? OAUTH_BASE);
  url.searchParams.set('app_id', app.appId);
  url.searchParams.set('redirect_uri', callback);
  url.searchParams.set('code_challenge', pkceOf(app).challenge);
  url.searchParams.set('state', state);
  return url.href;
}

/** What the address holds to which a consent led; undefined when it is another one. */
export function readCallback(address: string): { readonly code: string; readonly state: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { searchParams } = new URL(address);
  const code = searchParams.get('code') ?? '';
  return code === '' ? undefined : { code, state: searchParams.get('state') ?? '' };
}

/** Trades the code of a consent (10 minutes, single use) for the first pair. Throws OAuthRefusal or SendError `offline`. */
export function exchangeCode(app: OAuthApp, code: string, clock: Clock): Promise<TokenPair> {
  const { verifier } = pkceOf(app);
  return request(app, { code, grant_type: 'authorization_code', code_verifier: verifier }, clock);
}

/** Trades a refresh token, which is used up by this, for the next pair. Throws OAuthRefusal or SendError `offline`. */
export function refreshPair(app: OAuthApp, refreshToken: string, clock: Clock): Promise<TokenPair> {
  return request(app, { refresh_token: refreshToken, grant_type: 'refresh_token' }, clock);
}

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds, as a string. */
  expires_in: z.coerce.number().positive().max(1e9),
});

/** The body of a refusal is documented nowhere; these fields have been seen. */
const Refused = z.object({ error: z.coerce.string().regex(/^-?\d{1,10}$/) });

async function request(app: OAuthApp, fields: Record<string, string>, clock: Clock): Promise<TokenPair> {
  // The lifetime counts from before the question: never later than Zalo's own count.
  const issuedAt = clock.now();
  const answer = await askJson(
    new URL('/v4/oa/access_token', app.oauthBase ?? OAUTH_BASE),
    {
      method: 'POST',
      headers: { secret_key: app.appSecret },
      body: new URLSearchParams({ ...fields, app_id: app.appId }),
    },
    TIMEOUT_MS,
  );
  const tokens = Tokens.safeParse(answer);
  if (tokens.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = tokens.data;
    return { accessToken, refreshToken, issuedAt, expiresAt: new Date(issuedAt.getTime() + seconds * 1_000) };
  }
  const refused = Refused.safeParse(answer);
  if (!refused.success) throw new SendError('offline', 'no readable answer to a request for tokens');
  // The one number that asks for patience instead of a person.
  if (refused.data.error === '-32') throw new SendError('offline', 'too many requests for tokens');
  throw new OAuthRefusal(refused.data.error);
}
