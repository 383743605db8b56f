/** The consent of an administrator, from the address to the first pair of tokens. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  challengeOf,
  consentUrl,
  exchangeCode,
  pkceOf,
  readCallback,
  refreshPair,
} from '../../src/channels/zalo/oauth.js';
import { everythingIn, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import { type FakeZalo, startFakeZalo } from '../support/fake-zalo/index.js';
import { APP_ID, APP_SECRET, OA_ID, OA_SECRET } from '../support/fake-zalo/stage.js';

const CALLBACK = 'https://loa.example/zalo/xong';
const STATE = 'random-state';

let clock: TestClock;
let fake: FakeZalo;
beforeEach(async () => {
  clock = testClock('2026-11-20T08:00:00+07:00');
  fake = await startFakeZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaId: OA_ID,
    oaSecret: OA_SECRET,
    callbacks: [CALLBACK],
    now: () => clock.now(),
  });
});
afterEach(() => fake.stop());

const app = () => ({ appId: APP_ID, appSecret: APP_SECRET, oauthBase: fake.url });

/** What the administrator's browser does. */
async function consents(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  return response.headers.get('location') ?? (await response.text());
}

async function codeOf(address: string): Promise<string> {
  const read = readCallback(await consents(address));
  if (read === undefined) throw new Error('no code came back');
  return read.code;
}

describe('PKCE', () => {
  it('makes the challenge of the known example', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('keeps one pair for one app, which another secret does not give', () => {
    const pair = pkceOf(app());
    expect(pair.verifier).toMatch(/^[\w-]{43}$/);
    expect(pair.challenge).toBe(challengeOf(pair.verifier));
    expect(pkceOf(app())).toEqual(pair);
    expect(pkceOf({ ...app(), appSecret: 'another' }).verifier).not.toBe(pair.verifier);
    expect(pkceOf({ ...app(), appId: '1' }).verifier).not.toBe(pair.verifier);
  });
});

describe('the consent', () => {
  it('is asked for on Zalo’s page, with what it needs and no secret', () => {
    const url = new URL(consentUrl({ appId: APP_ID, appSecret: APP_SECRET }, { callback: CALLBACK, state: STATE }));
    expect(url.origin + url.pathname).toBe('https://oauth.zaloapp.com/v4/oa/permission');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_id: APP_ID,
      redirect_uri: CALLBACK,
      code_challenge: pkceOf(app()).challenge,
      state: STATE,
    });
    expect(url.href).not.toContain(APP_SECRET);
  });

  it('leads to a first pair, and the pair to the next', async () => {
    const code = await codeOf(consentUrl(app(), { callback: CALLBACK, state: STATE }));
    const pair = await exchangeCode(app(), code, clock);
    expect(pair).toEqual({
      accessToken: expect.stringMatching(/^ACCESS/),
      refreshToken: expect.stringMatching(/^REFRESH/),
      issuedAt: clock.now(),
      expiresAt: new Date(clock.now().getTime() + 25 * 3_600_000),
    });
    const next = await refreshPair(app(), pair.refreshToken, clock);
    expect(next.accessToken).not.toBe(pair.accessToken);
    expect(await thrown(refreshPair(app(), pair.refreshToken, clock))).toMatchObject({ name: 'OAuthRefusal' });
  });

  it('is read from the address it led to', () => {
    expect(readCallback(`${CALLBACK}?code=C&oa_id=${OA_ID}&state=${STATE}`)).toEqual({ code: 'C', state: STATE });
    for (const other of [`${CALLBACK}?state=${STATE}`, `${CALLBACK}?code=&state=${STATE}`, 'not an address', '']) {
      expect(readCallback(other)).toBeUndefined();
    }
  });
});

describe('a code', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'used twice',
      async () => {
        const code = await codeOf(consentUrl(app(), { callback: CALLBACK, state: STATE }));
        await exchangeCode(app(), code, clock);
        return exchangeCode(app(), code, clock);
      },
    ],
    [
      'eleven minutes old',
      async () => {
        const code = await codeOf(consentUrl(app(), { callback: CALLBACK, state: STATE }));
        clock.advance(11 * 60_000);
        return exchangeCode(app(), code, clock);
      },
    ],
    ['invented', () => exchangeCode(app(), 'CODE_1', clock)],
    [
      'of another app secret',
      async () => {
        const code = await codeOf(consentUrl(app(), { callback: CALLBACK, state: STATE }));
        return exchangeCode({ ...app(), appSecret: 'another' }, code, clock);
      },
    ],
  ])('%s is refused by name, without a secret in the error', async (_name, ask) => {
    const error = await thrown(ask());
    expect(error).toMatchObject({ name: 'OAuthRefusal', code: expect.stringMatching(/^-\d+$/) });
    expect(everythingIn(error)).not.toContain(APP_SECRET);
  });

  it.each([
    ['a page of HTML', { kind: 'html', status: 502 }],
    ['a broken line', { kind: 'reset' }],
    ['half an answer', { kind: 'truncated' }],
    ['too many requests', { kind: 'refuse', code: -32 }],
  ] as const)('met by %s is no refusal', async (_name, fault) => {
    fake.fail('access_token', fault);
    expect(await thrown(exchangeCode(app(), 'CODE_1', clock))).toMatchObject({ name: 'SendError', reason: 'offline' });
  });
});
