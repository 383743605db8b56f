/** The tokens: renewed in time, once, stored before they are used, and somebody is told when they cannot be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef } from '../../src/channels/contract.js';
import { everythingIn, textPart, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import { pairOf, type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let clock: TestClock;
let stage: ZaloStage;

async function open(options: Parameters<typeof zaloStage>[0] = {}): Promise<void> {
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock, ...options });
  stage.fake.user({ id: ID, name: 'Cô Lan', met: true });
}
beforeEach(() => open());
afterEach(async () => {
  for (const secret of stage.secrets()) expect(everythingIn([stage.log, stage.troubles])).not.toContain(secret);
  await stage.stop();
});

const send = (text = 'một') => stage.channel.send(ID as ChatRef, textPart(text));
const refreshes = () => stage.fake.calls.filter(({ name }) => name === 'access_token');
const sentWith = () => stage.fake.calls.filter(({ name }) => name === 'message/cs').map(({ token }) => token);

describe('renewing', () => {
  it('waits until twenty hours of twenty-five are over', async () => {
    clock.advance(20 * HOUR_MS - 1);
    await send();
    expect(refreshes()).toHaveLength(0);
    clock.advance(1);
    await send();
    expect(refreshes()).toHaveLength(1);
    expect(sentWith()[1]).toBe(stage.tokens.saves[0]?.accessToken);
    await send();
    expect(refreshes()).toHaveLength(1);
  });

  it('asks as the platform wants to be asked, and counts the lifetime from before the question', async () => {
    const before = stage.tokens.stored;
    clock.advance(21 * HOUR_MS);
    await send();
    expect(refreshes()[0]).toMatchObject({
      body: { refresh_token: before?.refreshToken, app_id: expect.any(String), grant_type: 'refresh_token' },
    });
    expect(stage.tokens.stored?.issuedAt).toEqual(clock.now());
    expect(stage.tokens.stored?.expiresAt).toEqual(new Date(clock.now().getTime() + 25 * HOUR_MS));
  });

  it('happens once, however many messages wait for it', async () => {
    clock.advance(30 * HOUR_MS);
    await Promise.all(Array.from({ length: 8 }, (_, i) => send(`${i}`)));
    expect(refreshes()).toHaveLength(1);
    expect(stage.tokens.saves).toHaveLength(1);
  });

  it('happens in an idle house too, when it is reminded', async () => {
    await stage.keepTokens();
    expect(refreshes()).toHaveLength(0);
    clock.advance(80 * 24 * HOUR_MS);
    await stage.keepTokens();
    expect(stage.tokens.saves).toHaveLength(1);
    expect(stage.troubles).toEqual([]);
  });

  it('ahead of time does not stop a message when it fails', async () => {
    clock.advance(21 * HOUR_MS);
    stage.fake.fail('access_token', { kind: 'html', status: 503 });
    await send();
    await send();
    expect(refreshes()).toHaveLength(1);
    clock.advance(MINUTE_MS);
    await send();
    expect(stage.tokens.saves).toHaveLength(1);
    expect(stage.troubles).toEqual([]);
  });
});

describe('a token refused in mid-send', () => {
  it.each([
    ['expired', () => stage.fake.expireAccess()],
    ['-216', () => stage.fake.fail('message/cs', { kind: 'refuse', code: -216 })],
    ['-220', () => stage.fake.fail('message/cs', { kind: 'refuse', code: -220 })],
    ['-124', () => stage.fake.fail('message/cs', { kind: 'refuse', code: -124 })],
  ])('(%s) is renewed once, and the message is there once', async (_name, happen) => {
    happen();
    await send('một lần');
    expect(refreshes()).toHaveLength(1);
    expect(sentWith()).toHaveLength(2);
    const person = stage.fake.user({ id: ID, name: '' });
    expect(person.screen().map(({ text }) => text)).toEqual(['một lần']);
  });

  it('is renewed once for all messages under way', async () => {
    stage.fake.expireAccess();
    await Promise.all(Array.from({ length: 6 }, (_, i) => send(`${i}`)));
    expect(refreshes()).toHaveLength(1);
  });

  it('again and again ends in one trouble, not in one renewal a message', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -216 }, 99);
    for (let i = 0; i < 5; i += 1) expect(await thrown(send())).toMatchObject({ reason: 'misconfigured' });
    expect(refreshes()).toHaveLength(1);
    expect(stage.troubles).toHaveLength(1);
  });
});

describe('a new pair', () => {
  it('is not used before it is stored, and not lost when storing fails', async () => {
    clock.advance(26 * HOUR_MS);
    stage.tokens.broken = new Error('the disk is full');
    expect(await thrown(send())).toMatchObject({ reason: 'offline' });
    expect(await thrown(send())).toMatchObject({ reason: 'offline' });
    expect(sentWith()).toEqual([]);
    expect(refreshes()).toHaveLength(1);
    expect(stage.troubles).toEqual([expect.stringContaining('chưa ghi lại được')]);
    stage.tokens.broken = undefined;
    await send();
    expect(refreshes()).toHaveLength(1);
    expect(sentWith()).toEqual([stage.tokens.stored?.accessToken]);
  });

  it('that a crash took before it was stored leaves the used-up token behind, which is told', async () => {
    clock.advance(26 * HOUR_MS);
    stage.tokens.broken = new Error('killed');
    await thrown(send());
    const { stored } = stage.tokens;
    await stage.stop();

    const after = await zaloStage({ clock, consented: false, apiBase: stage.fake.url });
    after.tokens.stored = stored;
    expect(await thrown(after.channel.send(ID as ChatRef, textPart('x')))).toMatchObject({ reason: 'misconfigured' });
    expect(after.troubles).toEqual([expect.stringContaining('cấp lại quyền')]);
    await after.stop();
    await open();
  });
});

describe('a refused renewal', () => {
  beforeEach(() => {
    stage.fake.withdraw();
    clock.advance(26 * HOUR_MS);
  });

  it('is told once a day and not asked for at every message', async () => {
    for (let i = 0; i < 4; i += 1) expect(await thrown(send())).toMatchObject({ reason: 'misconfigured' });
    expect(refreshes()).toHaveLength(1);
    expect(stage.troubles).toEqual([expect.stringContaining('cấp lại quyền')]);
    clock.advance(10 * MINUTE_MS);
    await thrown(send());
    expect(refreshes()).toHaveLength(2);
    expect(stage.troubles).toHaveLength(1);
    clock.advance(24 * HOUR_MS);
    await thrown(send());
    expect(stage.troubles).toHaveLength(2);
  });

  it('ends at once with a new consent, stored by the command line beside us', async () => {
    await thrown(send());
    stage.tokens.stored = pairOf(stage.fake, clock);
    stage.fake.user({ id: ID, name: '' }).says('còn đây');
    await send();
    expect(sentWith()).toEqual([stage.tokens.stored.accessToken]);
  });

  it('is no refusal where another process was quicker', async () => {
    const pair = pairOf(stage.fake, clock);
    const { load } = stage.tokens;
    let loads = 0;
    // The other one stores while our question is under way.
    stage.tokens.load = async () => {
      loads += 1;
      if (loads > 1) stage.tokens.stored = loads > 2 ? pair : stage.tokens.stored;
      return load.call(stage.tokens);
    };
    await send();
    expect(refreshes()).toHaveLength(1);
    expect(stage.troubles).toEqual([]);
    expect(sentWith()).toEqual([pair.accessToken]);
  });
});

describe('trouble', () => {
  it('is told when nobody has consented yet, and events are taken all the same', async () => {
    await stage.stop();
    await open({ consented: false });
    let received = 0;
    await stage.channel.start(async (events) => {
      received += events.length;
    });
    stage.fake.user({ id: ID, name: '' }).says('Có ai không?');
    await stage.fake.until(() => received === 1);
    expect(await thrown(send())).toMatchObject({ reason: 'misconfigured' });
    expect(stage.troubles).toEqual([expect.stringContaining('chưa cấp quyền')]);
    stage.tokens.stored = pairOf(stage.fake, clock);
    await send();
  });

  it('is told when an expired permission cannot be renewed because Zalo is out of reach', async () => {
    clock.advance(26 * HOUR_MS);
    stage.fake.fail('access_token', { kind: 'reset' });
    expect(await thrown(send())).toMatchObject({ reason: 'offline' });
    expect(stage.troubles).toEqual([expect.stringContaining('chưa liên lạc được')]);
  });

  it('is told when the permission is another OA’s', async () => {
    await stage.stop();
    await open({ oaId: '111' });
    await stage.channel.start(async () => {});
    expect(stage.troubles).toEqual([expect.stringContaining('Official Account khác')]);
    expect(await thrown(stage.whoAmI())).toMatchObject({ reason: 'misconfigured' });
  });

  it('that cannot be told does no harm', async () => {
    await stage.stop();
    await open({ consented: false, onTokenTrouble: () => Promise.reject(new Error('no other channel')) });
    expect(await thrown(send())).toMatchObject({ reason: 'misconfigured' });
    await stage.fake.until(() => stage.log.some(({ event }) => event.includes('nobody could be told')));
  });

  it('of the store itself is a passing one', async () => {
    stage.tokens.load = () => Promise.reject(new Error('SQLITE_BUSY'));
    expect(await thrown(send())).toMatchObject({ reason: 'offline' });
    expect(stage.troubles).toEqual([]);
  });
});

describe('starting', () => {
  it('tells who we are', async () => {
    expect(await stage.whoAmI()).toEqual({ id: '388613280878808645', name: 'Loa thử' });
  });

  it('keeps trying while Zalo is out of reach, and takes events meanwhile', async () => {
    stage.fake.fail('getoa', { kind: 'reset' }, 3);
    let received = 0;
    const started = stage.channel.start(async (events) => {
      received += events.length;
    });
    stage.fake.user({ id: ID, name: '' }).says('sớm');
    await started;
    await stage.fake.until(() => received === 1);
    expect(stage.log.filter(({ event }) => event.includes('does not answer'))).toHaveLength(3);
  });

  it('ends when it is stopped', async () => {
    stage.fake.fail('getoa', { kind: 'html', status: 502 }, 1_000);
    const started = stage.channel.start(async () => {});
    await stage.fake.until(() => stage.log.length > 0);
    await stage.channel.stop();
    await started;
  });

  it('twice is a mistake', async () => {
    await stage.channel.start(async () => {});
    await expect(stage.channel.start(async () => {})).rejects.toThrow('started already');
  });
});
