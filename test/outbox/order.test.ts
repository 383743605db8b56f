import { describe, expect, it } from 'vitest';
import { SendError } from '../../src/channels/contract.js';
import { MINUTE_MS, SECOND_MS } from '../../src/lib/clock.js';
import { openStage, type Stage, until } from './stage.js';

const OFFLINE = new SendError('offline', 'no answer');
const order = (stage: Stage) => stage.telegram.calls.map((call) => call.text);

describe('one reason', () => {
  it('never speaks twice, whatever it says the second time, also after it was said', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'once', { key: 'welcome/1' });
    expect(await stage.say(lan, 'twice', { key: 'welcome/1' })).toBe(0);
    await stage.drain();
    await stage.say(lan, 'a third time', { key: 'welcome/1' });
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['once']);
  });

  it('never speaks twice for a recipe either, also when it was left unsaid', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.late(lan, 'digest', { key: 'digest/2020-11-02' });
    await stage.drain();
    stage.compose = () => ({ say: { text: 'you owe' } });
    await stage.late(lan, 'digest', { key: 'digest/2020-11-02' });
    await stage.drain();
    expect(stage.texts(lan)).toEqual([]);
  });
});

describe('the order', () => {
  it('inside a chat is that of writing, whatever is more urgent', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.say(lan, 'bulk', { priority: 'bulk' });
    await stage.say(lan, 'notice', { priority: 'notice' });
    await stage.say(lan, 'answer', { priority: 'answer' });
    await stage.drain();
    expect(order(stage)).toEqual(['bulk', 'notice', 'answer']);
  });

  it('between chats is that of urgency, and a chat is as urgent as its most urgent message', async () => {
    const stage = await openStage();
    const [waits, asks] = [await stage.somebody(), await stage.somebody()];
    await stage.say(waits, 'bulk for one', { priority: 'bulk' });
    await stage.say(waits, 'notice for one', { priority: 'notice' });
    await stage.say(asks, 'bulk for two', { priority: 'bulk' });
    await stage.say(asks, 'answer for two', { priority: 'answer' });
    expect(await first(2, stage)).toEqual(['bulk for two', 'bulk for one']);
  });

  it('lets one answer pass three thousand notices', async () => {
    const stage = await openStage();
    await stage.crowd(3_000, { priority: 'bulk' });
    const asks = await stage.somebody();
    await stage.say(asks, 'the answer');
    expect((await first(4, stage))[0]).toBe('the answer');
  });

  it('of a chat includes what is composed late: it waits behind a message that is being retried', async () => {
    const stage = await openStage();
    stage.compose = () => ({ say: { text: 'digest' } });
    const lan = await stage.somebody();
    await stage.say(lan, 'first');
    stage.telegram.failNext(OFFLINE);
    await stage.drain();
    await stage.late(lan, 'digest');
    await stage.drain();
    expect(stage.texts(lan)).toEqual([]);
    await stage.after(SECOND_MS);
    expect(stage.texts(lan)).toEqual(['first', 'digest']);
  });
});

describe('a message that is being retried', () => {
  it('holds its own chat and no other', async () => {
    const stage = await openStage();
    const [unlucky, lucky] = [await stage.somebody(), await stage.somebody()];
    await stage.say(unlucky, 'first');
    await stage.say(unlucky, 'second');
    await stage.say(lucky, 'for another');
    stage.telegram.failNext(OFFLINE, 1, unlucky.chat);
    await stage.drain();
    expect([stage.texts(unlucky), stage.texts(lucky)]).toEqual([[], ['for another']]);
    await stage.after(SECOND_MS);
    expect(stage.texts(unlucky)).toEqual(['first', 'second']);
  });

  it('does not hide others behind it, however many chats are held or messages wait in them', async () => {
    const stage = await openStage();
    const retryAt = new Date(stage.clock.now().getTime() + MINUTE_MS);
    const held = await stage.crowd(150, { priority: 'answer', tries: 1, notBefore: retryAt });
    const [first] = held;
    if (first === undefined) throw new Error('nobody is held');
    for (const chat of held) await stage.say(chat, 'waits behind');
    for (let n = 0; n < 150; n++) await stage.say(first, `also waits ${n}`);
    const behind = await stage.somebody();
    await stage.say(behind, 'not in their way', { priority: 'bulk' });
    await stage.drain();
    expect(order(stage)).toEqual(['not in their way']);
  });
});

describe('a message held back until later', () => {
  it('holds nothing, and comes in its turn when its time has come', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    const later = new Date(stage.clock.now().getTime() + MINUTE_MS);
    await stage.say(lan, 'can still be undone', { notBefore: later });
    await stage.say(lan, 'now');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['now']);
    await stage.after(MINUTE_MS);
    expect(stage.texts(lan)).toEqual(['now', 'can still be undone']);
  });
});

/** What is under way first, before anything has come back; then everything is called off. */
async function first(count: number, stage: Stage): Promise<readonly string[]> {
  stage.telegram.holdUp();
  const draining = stage.drain();
  await until(() => stage.telegram.underWay.length === count);
  const texts = stage.telegram.underWay.map((call) => call.text);
  const stopped = stage.dispatcher.stop();
  stage.telegram.letGo();
  await stopped;
  await draining;
  return texts;
}
