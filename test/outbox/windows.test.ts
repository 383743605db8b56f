import { describe, expect, it } from 'vitest';
import { SendError } from '../../src/channels/contract.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.js';
import { sendHeld } from '../../src/outbox/held.js';
import { postageIn } from '../../src/outbox/postage.js';
import { openStage } from './stage.js';

const CLOSED = new SendError('windowClosed', 'only after the person writes');

describe('a window of seven days', () => {
  it('that is closed by our own count sends nothing there while another account is open', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    await stage.say(lan, 'within it');
    await stage.drain();
    stage.clock.advance(7 * DAY_MS);
    await stage.say(lan, 'after it');
    stage.compose = () => ({ say: { text: 'a digest' } });
    await stage.late(lan, 'digest');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['within it']);
    expect(stage.texts(alsoLan)).toEqual(['after it', 'a digest']);
  });

  it('is tried all the same where there is no other way: the platform may know better', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody('telegram');
    stage.clock.advance(30 * DAY_MS);
    await stage.say(lan, 'perhaps');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['perhaps']);
  });

  it('holds what it refused until the person is heard of, on whichever account that is', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody('telegram');
    await stage.say(lan, 'one');
    stage.compose = () => ({ say: { text: 'composed late' } });
    await stage.late(lan, 'digest');
    stage.telegram.failNext(CLOSED, 2);
    await stage.drain();
    await stage.after(DAY_MS);
    expect(stage.telegram.calls).toHaveLength(2);

    const page = await stage.alsoOn(lan.person, 'web');
    stage.compose = () => 'withdraw';
    await stage.db.transaction((tx) => sendHeld(tx, page.account, page.person));
    await stage.say(page, 'an answer');
    await stage.drain();
    expect(stage.texts(page)).toEqual(['one', 'an answer']);
    expect(stage.texts(lan)).toEqual([]);
  });

  it('that closes in the middle of a message goes on with the rest when it opens', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody('telegram');
    await stage.say(lan, `${'a'.repeat(1_900)}\n\n${'b'.repeat(1_900)}`);
    stage.telegram.failNext(new SendError('offline', 'no answer'));
    await stage.drain();
    stage.clock.advance(HOUR_MS);
    stage.telegram.holdUp('answer');
    const draining = stage.drain();
    while (stage.telegram.underWay.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stage.telegram.failNext(CLOSED);
    stage.telegram.letGo();
    await draining;
    expect(stage.texts(lan)).toHaveLength(1);
    await stage.db.transaction((tx) => sendHeld(tx, lan.account, lan.person));
    await stage.drain();
    expect(stage.texts(lan).map((text) => text[0])).toEqual(['a', 'b']);
  });
});

describe('a channel that is set up wrongly', () => {
  it('leaves its messages to another channel of the same person, and does not take them back', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    stage.compose = () => ({ say: { text: 'a digest' } });
    await stage.late(lan, 'digest');
    stage.telegram.failNext(new SendError('misconfigured', '-216'), 9);
    await stage.drain();
    expect(stage.texts(alsoLan)).toEqual(['a digest']);
    expect(stage.telegram.calls).toHaveLength(1);
  });

  it('waits where there is none, and where both are, without a loop', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    await stage.alsoOn(lan.person, 'web', new Date(0));
    await stage.say(lan, 'in the end');
    stage.telegram.failNext(new SendError('misconfigured', '-216'), 9);
    stage.web.failNext(new SendError('misconfigured', 'closed'), 3);
    for (let minute = 0; minute < 5; minute += 1) await stage.after(MINUTE_MS);
    expect(stage.telegram.calls.length + stage.web.calls.length).toBe(5);
    expect(stage.web.screen('w1').map(({ text }) => text)).toEqual(['in the end']);
  });
});

it('counts what messages cost by the hour, in the very transaction that marks them sent', async () => {
  const stage = await openStage({
    costs: [
      { kind: 'free', word: 'reply' },
      { kind: 'billed', word: 'bought', left: 470, total: 500 },
    ],
  });
  const lan = await stage.somebody();
  const start = stage.clock.now();
  for (const text of ['one', 'two']) await stage.say(lan, text);
  await stage.drain();
  stage.clock.advance(HOUR_MS);
  await stage.say(lan, 'an hour later');
  await stage.drain();
  const end = new Date(stage.clock.now().getTime() + 1);
  expect(await postageIn(stage.db.read, start, end)).toEqual([
    { channel: 'telegram', free: 3, billed: 3, unknown: 0, left: 470, total: 500 },
  ]);
  expect((await postageIn(stage.db.read, new Date(start.getTime() + HOUR_MS), end))[0]).toMatchObject({
    free: 1,
    billed: 1,
  });
});
