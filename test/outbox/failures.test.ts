import { describe, expect, it } from 'vitest';
import { type ChatRef, SendError } from '../../src/channels/contract.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/lib/clock.js';
import { sendHeld } from '../../src/outbox/held.js';
import { openStage, until } from './stage.js';

const OFFLINE = new SendError('offline', 'no answer');
const CLOSED = new SendError('windowClosed', 'only after the person writes');

describe('offline', () => {
  it('backs off further each time and never gives up', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'patience');
    stage.telegram.failNext(OFFLINE, 40);
    const waits: number[] = [];
    for (let tries = 1; tries <= 40; tries++) {
      await stage.drain();
      const { state, notBefore, tries: counted } = await stage.row(row);
      expect([state, counted]).toEqual(['waiting', tries]);
      waits.push((notBefore?.getTime() ?? 0) - stage.clock.now().getTime());
      stage.clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...waits)).toBe(5 * MINUTE_MS);
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['patience']);
  });

  it('with the answer lost on the way back sends once more, for nobody can know', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'did it arrive?');
    stage.telegram.loseNextAnswer();
    await stage.drain();
    await stage.after(SECOND_MS);
    expect(stage.texts(lan)).toEqual(['did it arrive?', 'did it arrive?']);
  });
});

describe('throttled', () => {
  it('is obeyed to the millisecond and then sent', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'later');
    stage.telegram.failNext(new SendError('throttled', '429', 35_000));
    await stage.drain();
    await stage.after(34_999);
    expect(stage.texts(lan)).toEqual([]);
    await stage.after(1);
    expect(stage.texts(lan)).toEqual(['later']);
  });
});

describe('rejected', () => {
  it('fails for good and can be seen, and the chat goes on', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'refused');
    await stage.say(lan, 'next');
    stage.telegram.failNext(new SendError('rejected', '400 message text is bad'));
    await stage.drain();
    expect(await stage.row(row)).toMatchObject({ state: 'failed', error: '400 message text is bad' });
    expect(stage.texts(lan)).toEqual(['next']);
    await stage.after(DAY_MS);
    expect(stage.texts(lan)).toEqual(['next']);
  });
});

describe('gone', () => {
  it('puts the account out of reach and goes to the other account, with all that waits', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    await stage.say(lan, 'one');
    await stage.say(lan, 'two');
    stage.telegram.block(lan.chat);
    await stage.drain();
    expect(stage.texts(alsoLan)).toEqual(['one', 'two']);
    const account = await stage.db.read.account.findUniqueOrThrow({ where: { id: lan.account } });
    expect(account.outOfReachAt).toEqual(stage.clock.now());
  });

  it('begins a message of several parts anew in the other chat', async () => {
    const stage = await openStage({ profile: 'text only' });
    const lan = await stage.somebody('telegram');
    await stage.say(lan, `${'a '.repeat(200)}\n\n${'b '.repeat(200)}`);
    stage.telegram.failNext(OFFLINE, 1);
    await stage.drain();
    await stage.say(lan, 'finds out that the chat is gone', { key: 'other' });
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    stage.telegram.block(lan.chat);
    await stage.after(SECOND_MS);
    expect(stage.texts(alsoLan)[0]).toMatch(/^a a.*b b$/s);
    expect(stage.texts(alsoLan)).toHaveLength(2);
  });

  it('fails visibly when there is no other account, for a person and for a chat without one', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'nobody reads this');
    const second = await stage.say(lan, 'nor this');
    const chat = await stage.say({ ...lan, person: 0 }, 'nor this in the chat');
    stage.telegram.block(lan.chat);
    await stage.drain();
    expect(await stage.row(row)).toMatchObject({ state: 'held', error: 'gone' });
    expect(await stage.row(second)).toMatchObject({ state: 'held', error: 'out of reach' });
    expect(await stage.row(chat)).toMatchObject({ state: 'failed', error: 'gone' });
  });

  it('with a new address follows it, and so does what comes after', async () => {
    const stage = await openStage();
    const group = await stage.somebody();
    await stage.say(group, 'one');
    await stage.say(group, 'two');
    stage.telegram.failNext(new SendError('gone', 'upgraded', undefined, 'super' as ChatRef));
    await stage.drain();
    expect(stage.texts('super')).toEqual(['one', 'two']);
    expect(stage.texts(group)).toEqual([]);
  });

  it('with a new address we know already goes there', async () => {
    const stage = await openStage();
    const [old, known] = [await stage.somebody(), await stage.somebody()];
    await stage.say({ ...old, person: 0 }, 'one');
    stage.telegram.failNext(new SendError('gone', 'upgraded', undefined, known.chat as ChatRef));
    await stage.drain();
    expect(stage.texts(known)).toEqual(['one']);
  });

  it('with an address that leads in a circle is not followed without a pause', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'round and round');
    stage.telegram.failNext(new SendError('gone', 'upgraded', undefined, lan.chat as ChatRef), 10);
    await stage.drain();
    expect(stage.telegram.calls.length).toBe(2);
    await stage.after(HOUR_MS);
    expect(stage.telegram.calls.length).toBe(3);
  });
});

describe('a closed window', () => {
  it('sends to the other account, although the person wrote here last', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    await stage.say(lan, 'a notice');
    stage.compose = () => ({ say: { text: 'a digest' } });
    await stage.late(lan, 'digest');
    stage.telegram.failNext(CLOSED, 2);
    await stage.drain();
    expect(stage.texts(alsoLan)).toEqual(['a notice', 'a digest']);
    expect(stage.texts(lan)).toEqual([]);
  });

  it('does not send to and fro between two of them', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    const row = await stage.say(lan, 'a notice');
    stage.telegram.failNext(CLOSED, 10);
    stage.web.failNext(CLOSED, 10);
    await stage.drain();
    expect(await stage.row(row)).toMatchObject({ state: 'held', error: 'windowClosed' });
    expect([stage.texts(lan), stage.texts(alsoLan)]).toEqual([[], []]);
  });

  it('opens when the person writes: what was turned away comes first', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'a notice');
    stage.telegram.failNext(CLOSED);
    await stage.drain();
    await stage.db.transaction((tx) => sendHeld(tx, lan.account, lan.person));
    await stage.say(lan, 'an answer');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['a notice', 'an answer']);
  });
});

describe('misconfigured', () => {
  it('is tried again every minute, for the operator may mend it', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'in the end');
    stage.telegram.failNext(new SendError('misconfigured', '401'), 12);
    for (let minute = 0; minute < 12; minute++) {
      await stage.drain();
      expect(stage.telegram.calls.length).toBe(minute + 1);
      stage.clock.advance(MINUTE_MS);
    }
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['in the end']);
  });
});

describe('a fault of ours', () => {
  it('in the adapter is tried a few times, then failed visibly, and the chat goes on', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'breaks the adapter');
    await stage.say(lan, 'does not');
    stage.telegram.failNext(new TypeError('undefined is not a message'), 5);
    for (let tries = 0; tries < 5; tries++) await stage.after(HOUR_MS);
    expect(await stage.row(row)).toMatchObject({ state: 'failed', error: 'could not be sent' });
    expect(stage.texts(lan)).toEqual(['does not']);
    expect(stage.logged.filter((event) => event === 'a message could not be handed over')).toHaveLength(5);
  });

  it('is not counted together with the times the network was down', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    stage.compose = () => ({ say: { text: 'digest' } });
    await stage.late(lan, 'digest');
    stage.telegram.failNext(OFFLINE, 8);
    for (let tries = 0; tries < 8; tries++) await stage.after(HOUR_MS);
    stage.compose = () => {
      throw new Error('a bug, mended soon');
    };
    await stage.after(HOUR_MS);
    stage.compose = () => ({ say: { text: 'digest' } });
    await stage.after(HOUR_MS);
    expect(stage.texts(lan)).toEqual(['digest']);
  });

  it('in a recipe is tried a few times, then failed visibly, and others are not kept', async () => {
    const stage = await openStage();
    const [lan, mai] = [await stage.somebody(), await stage.somebody()];
    stage.compose = (person) => {
      if (person === lan.person) throw new Error('a bug');
      return { say: { text: 'digest' } };
    };
    const row = await stage.late(lan, 'digest');
    await stage.late(mai, 'digest');
    for (let tries = 0; tries < 5; tries++) await stage.after(HOUR_MS);
    expect(await stage.row(row)).toMatchObject({ state: 'failed', error: 'could not be prepared' });
    expect(stage.texts(mai)).toEqual(['digest']);
  });
});

describe('a disk that refuses', () => {
  it('to hear that a message arrived is told again, and the message is not sent twice', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'once');
    stage.telegram.holdUp('answer');
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    const release = stage.lockDisk();
    stage.telegram.letGo();
    await until(() => stage.logged.includes('what became of a message could not be written down'));
    release();
    await draining;
    expect(await stage.row(row)).toMatchObject({ state: 'sent' });
    await stage.after(HOUR_MS);
    expect(stage.texts(lan)).toEqual(['once']);
  });

  it('to have a message prepared is no fault of the message', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const row = await stage.say(lan, 'in the end');
    const release = stage.lockDisk();
    for (let tries = 0; tries < 6; tries++) await expect(stage.drain()).rejects.toThrow();
    release();
    expect(await stage.row(row)).toMatchObject({ state: 'waiting', tries: 0 });
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['in the end']);
  });
});
