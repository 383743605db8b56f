/** Every number Zalo answers with, what it means for a message, and that nothing is asked for ever. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, SendReason } from '../../src/channels/contract.js';
import { everythingIn, textPart, thrown } from '../contract/material.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const WORDS = 'Lời riêng của một người';

let stage: ZaloStage;
beforeEach(async () => {
  stage = await zaloStage();
  stage.fake.user({ id: ID, name: 'Cô Lan', met: true });
});
afterEach(() => stage.stop());

const send = () => stage.channel.send(ID as ChatRef, textPart(WORDS));
const sends = () => stage.fake.calls.filter(({ name }) => name === 'message/cs').length;

describe('an error number', () => {
  it.each<[SendReason, readonly number[]]>([
    ['throttled', [-32, -211]],
    ['offline', [-200, -214, -234]],
    ['gone', [-213, -217, -227, -244]],
    ['windowClosed', [-230, -232, -218]],
    ['rejected', [-201, -210, -233, -240, -248, -100, -1, -999_999, 7]],
    [
      'misconfigured',
      [-204, -205, -209, -212, -219, -221, -223, -224, -235, -237, -238, -241, -242, -249, -320, -321, -403],
    ],
  ])('means %s for %j, and is asked once', async (reason, codes) => {
    for (const code of codes) {
      const before = sends();
      stage.fake.fail('message/cs', { kind: 'refuse', code });
      const error = await thrown(send());
      expect(error).toMatchObject({ name: 'SendError', reason, message: expect.stringContaining(String(code)) });
      expect(sends()).toBe(before + 1);
      for (const secret of [...stage.secrets(), WORDS]) expect(everythingIn(error)).not.toContain(secret);
    }
  });

  it('that asks for patience says for how long', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -32 });
    expect(await thrown(send())).toMatchObject({ retryAfterMs: 20_000 });
    stage.fake.fail('message/cs', { kind: 'refuse', code: -211 });
    expect(await thrown(send())).toMatchObject({ retryAfterMs: 600_000 });
  });

  it('comes by itself when too much is asked within a minute', async () => {
    stage.fake.limitRate(2);
    await send();
    await send();
    expect(await thrown(send())).toMatchObject({ reason: 'throttled' });
    stage.fake.heal();
    await send();
  });
});

describe('“sending failed”', () => {
  const fails = async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -200 });
    return thrown(send());
  };

  it('is passing five times and hopeless the sixth time in a row', async () => {
    for (let i = 0; i < 5; i += 1) expect(await fails()).toMatchObject({ reason: 'offline' });
    expect(await fails()).toMatchObject({ reason: 'rejected' });
    expect(await fails()).toMatchObject({ reason: 'offline' });
  });

  it('is counted anew after a message that arrived', async () => {
    for (let i = 0; i < 5; i += 1) await fails();
    await send();
    expect(await fails()).toMatchObject({ reason: 'offline' });
  });
});

describe('a line that fails', () => {
  it.each([
    ['a page of HTML', { kind: 'html', status: 502 }, 'offline'],
    ['a page that says “slow down”', { kind: 'html', status: 429 }, 'throttled'],
    ['half an answer', { kind: 'truncated' }, 'offline'],
    ['an answer that was lost', { kind: 'lost' }, 'offline'],
    ['a connection that broke', { kind: 'reset' }, 'offline'],
  ] as const)('%s is a named failure', async (_name, fault, reason) => {
    stage.fake.fail('message/cs', fault);
    const error = await thrown(send());
    expect(error).toMatchObject({ name: 'SendError', reason, retryable: true });
    for (const secret of [...stage.secrets(), WORDS]) expect(everythingIn(error)).not.toContain(secret);
  });

  it('no answer at all is a named failure', async () => {
    const hasty = await zaloStage({ patience: { callMs: 100 } });
    try {
      hasty.fake.user({ id: ID, name: 'Cô Lan', met: true });
      hasty.fake.fail('message/cs', { kind: 'silent' });
      const error = await thrown(hasty.channel.send(ID as ChatRef, textPart(WORDS)));
      expect(error).toMatchObject({ name: 'SendError', reason: 'offline', retryable: true });
      for (const secret of [...hasty.secrets(), WORDS]) expect(everythingIn(error)).not.toContain(secret);
    } finally {
      await hasty.stop();
    }
  });

  it('never carries the token to where an answer leads', async () => {
    const elsewhere = await zaloStage();
    try {
      stage.fake.fail('message/cs', { kind: 'redirect', to: `${elsewhere.fake.url}/v3.0/oa/message/cs` });
      expect(await thrown(send())).toMatchObject({ reason: 'offline' });
      expect(elsewhere.fake.calls).toEqual([]);
    } finally {
      await elsewhere.stop();
    }
  });
});
