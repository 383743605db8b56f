import { describe, expect, it } from 'vitest';
import { type ChannelName, SendError } from '../../src/channels/contract.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/lib/clock.js';
import { createPace, type Pace, UNPACED } from '../../src/outbox/pacing.js';
import { openStage, type Stage, until } from './stage.js';

const OFFLINE = new SendError('offline', 'no answer');
const TWO_PARTS = `${'one '.repeat(100)}\n\n${'two '.repeat(100)}`;

describe('a message of several parts', () => {
  it('that fails in the middle repeats only what did not arrive', async () => {
    const stage = await openStage({ profile: 'text only' });
    const lan = await stage.somebody();
    await stage.say(lan, TWO_PARTS);
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    stage.telegram.letGo(lan.chat);
    await until(() => stage.telegram.underWay.length === 1);
    stage.telegram.failNext(OFFLINE);
    stage.telegram.letGo();
    await draining;
    await stage.after(HOUR_MS);
    expect(stage.telegram.calls.map((call) => call.text.slice(0, 3))).toEqual(['one', 'two', 'two']);
    expect(stage.texts(lan).map((text) => text.slice(0, 3))).toEqual(['one', 'two']);
  });

  it('is not interrupted by a message written later', async () => {
    const stage = await openStage({ profile: 'text only' });
    const lan = await stage.somebody();
    await stage.say(lan, TWO_PARTS, { priority: 'bulk' });
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    await stage.say(lan, 'an answer', { priority: 'answer' });
    stage.telegram.letGo();
    await draining;
    expect(stage.texts(lan).map((text) => text.slice(0, 3))).toEqual(['one', 'two', 'an ']);
  });
});

describe('a message that is erased while it is under way', () => {
  it('leaves nothing to write down, and its place in flight to others', async () => {
    const stage = await openStage();
    const people = await Promise.all(Array.from({ length: 5 }, () => stage.somebody()));
    for (const to of people) await stage.say(to, 'hello');
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 4);
    await stage.db.transaction((tx) => tx.outgoing.deleteMany({ where: { state: 'sending' } }));
    stage.telegram.letGo();
    await draining;
    expect(people.flatMap((to) => stage.texts(to))).toHaveLength(5);
  });
});

describe('a crash', () => {
  it('before a message arrived loses nothing', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'one');
    await stage.say(lan, 'two');
    stage.telegram.holdUp('request');
    void stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    await stage.crash();
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['one', 'two']);
  });

  it('after a message arrived repeats what was in flight and nothing else', async () => {
    const stage = await openStage();
    const people = await Promise.all(Array.from({ length: 10 }, () => stage.somebody()));
    for (const to of people) await stage.say(to, `to ${to.chat}`);
    stage.telegram.holdUp('answer');
    void stage.drain();
    await until(() => stage.telegram.underWay.length === 4);
    await stage.crash();
    await stage.drain();
    const times = people.map((to) => stage.texts(to).length);
    expect(times.filter((count) => count === 2)).toHaveLength(4);
    expect(times.filter((count) => count === 1)).toHaveLength(6);
  });

  it('in the middle of a long message repeats only the part in flight', async () => {
    const stage = await openStage({ profile: 'text only' });
    const lan = await stage.somebody();
    await stage.say(lan, TWO_PARTS);
    stage.telegram.holdUp();
    void stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    stage.telegram.letGo(lan.chat);
    await until(() => stage.telegram.underWay.length === 1);
    await stage.crash();
    await stage.drain();
    expect(stage.texts(lan).map((text) => text.slice(0, 3))).toEqual(['one', 'two']);
  });

  it('while a card was being edited ends with the wanted wording in one message', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', 'one');
    await stage.drain();
    await stage.card(lan, 'receipt', 'two');
    stage.telegram.holdUp();
    void stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    await stage.card(lan, 'receipt', 'three');
    await stage.crash();
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['three']);
  });

  it('after a recipe was composed composes it again', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    stage.compose = () => ({ say: { text: 'you owe' } });
    const row = await stage.late(lan, 'digest');
    stage.telegram.holdUp();
    void stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    await stage.crash();
    stage.compose = () => 'withdraw';
    await stage.drain();
    expect(stage.texts(lan)).toEqual([]);
    expect(await stage.row(row)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('in flight', () => {
  it('are four at most, one a chat', async () => {
    const stage = await openStage();
    const people = await Promise.all(Array.from({ length: 3 }, () => stage.somebody()));
    for (const to of people) for (const words of ['one', 'two', 'three']) await stage.say(to, words);
    expect(await heldUp(stage, 3)).toEqual(['one', 'one', 'one']);
    const crowd = await openStage();
    await crowd.crowd(20, {});
    expect(await heldUp(crowd, 4)).toHaveLength(4);
  });

  it('are two uploads at most, and messages without files pass them by', async () => {
    const stage = await openStage();
    const people = await Promise.all(Array.from({ length: 6 }, () => stage.somebody()));
    for (const [index, to] of people.slice(0, 4).entries()) {
      await stage.say(to, { text: '', files: [await stage.file(`report-${index}.pdf`)] });
    }
    for (const to of people.slice(4)) await stage.say(to, 'just words', { priority: 'bulk' });
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 4);
    expect(stage.telegram.underWay.map((call) => call.isUpload)).toEqual([true, true, false, false]);
    // Words land, and more words go: uploads that take minutes keep nobody waiting for an answer.
    const asks = people[5];
    if (asks === undefined) throw new Error('nobody asks');
    await stage.say(asks, 'an answer');
    stage.telegram.letGo(asks.chat);
    await until(() => stage.telegram.underWay.some((call) => call.text === 'an answer'));
    expect(stage.telegram.underWay.filter((call) => call.isUpload)).toHaveLength(2);
    stage.telegram.letGo();
    await draining;
    expect(people.map((to) => stage.texts(to).length)).toEqual([1, 1, 1, 1, 1, 2]);
  });

  it('a file the platform holds already is no upload', async () => {
    const stage = await openStage();
    const file = await stage.file('report.pdf');
    await stage.say(await stage.somebody(), { text: '', files: [file] });
    await stage.drain();
    for (let n = 0; n < 4; n++) await stage.say(await stage.somebody(), { text: '', files: [file] });
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 4);
    stage.telegram.letGo();
    await draining;
    expect(stage.telegram.calls.map((call) => call.isUpload)).toEqual([true, false, false, false, false]);
  });
});

describe('draining', () => {
  it('ends when everything left has to wait, whatever for', async () => {
    const pace = createPace(0);
    const stage = await openStage({ paceOf: () => pace });
    const [first, second] = [await stage.somebody(), await stage.somebody()];
    for (let n = 0; n < 10; n++) await stage.say(first, `${n}`);
    await stage.say(second, 'not yet', { notBefore: new Date(stage.clock.now().getTime() + HOUR_MS) });
    await stage.drain();
    expect(stage.telegram.calls.length).toBeLessThan(10);
    for (let seconds = 0; seconds < 20; seconds++) await stage.after(SECOND_MS);
    expect(stage.texts(first)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });
});

describe('the pace', () => {
  it('holds for what is composed late as for everything else', async () => {
    const pace = createPace(0);
    const stage = await openStage({ paceOf: () => pace });
    stage.compose = () => ({ say: { text: 'digest' } });
    for (let n = 0; n < 40; n++) await stage.late(await stage.somebody(), 'digest');
    await stage.drain();
    expect(stage.telegram.calls.length).toBeLessThanOrEqual(2);
    for (let tenths = 0; tenths < 10; tenths++) await stage.after(100);
    expect(stage.telegram.calls.length).toBeLessThanOrEqual(30);
    expect(stage.telegram.calls.length).toBeGreaterThan(15);
  });

  it('is not used up by what is left unsaid', async () => {
    const taken: string[] = [];
    const pace: Pace = { ...UNPACED, take: (chat) => void taken.push(chat) };
    const stage = await openStage({ paceOf: () => pace });
    for (let n = 0; n < 5; n++) await stage.late(await stage.somebody(), 'digest');
    await stage.drain();
    expect(taken).toEqual([]);
  });

  it('of a channel told to slow down stops that channel until it may go on, and no other', async () => {
    const paces = new Map<ChannelName, Pace>([
      ['telegram', createPace(0)],
      ['web', UNPACED],
    ]);
    const stage = await openStage({ paceOf: (channel) => paces.get(channel) ?? UNPACED });
    const [one, two, three] = [await stage.somebody(), await stage.somebody(), await stage.somebody('web')];
    await stage.say(one, 'is refused');
    stage.telegram.failNext(new SendError('throttled', '429', 30_000));
    await stage.drain();
    await stage.say(two, 'waits with it');
    await stage.say(three, 'does not');
    await stage.after(29_000);
    expect([stage.texts(two), stage.texts(three)]).toEqual([[], ['does not']]);
    expect(stage.telegram.calls.length).toBe(1);
    await stage.after(SECOND_MS);
    await stage.after(MINUTE_MS);
    expect([stage.texts(one), stage.texts(two)]).toEqual([['is refused'], ['waits with it']]);
  });
});

describe('sending by itself', () => {
  it('sends what it is told of at once, and stops when nothing is under way', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    stage.dispatcher.start();
    for (let n = 0; n < 20; n++) {
      await stage.say(lan, `${n}`);
      stage.dispatcher.poke();
    }
    await until(() => stage.texts(lan).length === 20);
    await stage.say(lan, 'under way');
    stage.telegram.holdUp();
    stage.dispatcher.poke();
    await until(() => stage.telegram.underWay.length === 1);
    let hasStopped = false;
    const stopping = stage.dispatcher.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasStopped).toBe(false);
    await stage.say(lan, 'after the stop');
    stage.telegram.letGo();
    await stopping;
    expect(stage.texts(lan).at(-1)).toBe('under way');
  });
});

/** What is under way when so many are; then everything is let go. */
async function heldUp(stage: Stage, count: number): Promise<readonly string[]> {
  stage.telegram.holdUp();
  const draining = stage.drain();
  await until(() => stage.telegram.underWay.length === count);
  // More would have begun by the time a transaction after theirs is over.
  for (let n = 0; n < 3; n++) await stage.db.transaction((tx) => tx.outgoing.count());
  const texts = stage.telegram.underWay.map((call) => call.text);
  stage.telegram.letGo();
  await draining;
  return texts;
}
