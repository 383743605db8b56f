import { describe, expect, it } from 'vitest';
import { makeAct } from '../../src/act.js';
import { type ChatRef, SendError } from '../../src/channels/contract.js';
import { HOUR_MS, MINUTE_MS } from '../../src/lib/clock.js';
import type { Message } from '../../src/outbox/message.js';
import { PROFILES } from '../support/profiles.js';
import { openStage, type Somebody, type Stage, until } from './stage.js';

/** Edits like Telegram, but splits early. */
const SHORT = { ...PROFILES.telegram, text: { maxLength: 500 } };
const LONG = 'x'.repeat(400);
const choices = (label: string) => [[{ label, pick: { to: 'test.pick', key: null } }]];

describe('a card', () => {
  it('is shown, then edited in place', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    await stage.drain();
    await stage.card(lan, 'receipt', '2 photos');
    await stage.drain();
    expect(stage.telegram.screen(lan.chat)).toMatchObject([{ text: '2 photos', edited: true }]);
  });

  it('that does not change is not edited', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    for (let times = 0; times < 3; times++) {
      await stage.card(lan, 'receipt', '1 photo');
      await stage.drain();
    }
    expect(stage.telegram.calls.length).toBe(1);
  });

  it('rewritten many times before it is sent is sent once, as it was written last', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    for (let photos = 1; photos <= 7; photos++) await stage.card(lan, 'receipt', `${photos} photos`);
    await stage.drain();
    expect(stage.telegram.calls.map((call) => call.text)).toEqual(['7 photos']);
  });

  it('rewritten while it is under way ends as it was written last, in one message', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    await whileUnderWay(stage, async () => {
      await stage.card(lan, 'receipt', '2 photos');
      await stage.card(lan, 'receipt', '3 photos');
    });
    expect(stage.texts(lan)).toEqual(['3 photos']);
    expect(stage.telegram.calls.length).toBe(2);
  });

  it('rewritten while an edit is under way ends as it was written last', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    await stage.drain();
    await stage.card(lan, 'receipt', '2 photos');
    await whileUnderWay(stage, () => stage.card(lan, 'receipt', '1 photo'));
    expect(stage.texts(lan)).toEqual(['1 photo']);
  });

  it('rewritten while it is under way waits for the moment of quiet it was written with', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    const quiet = new Date(stage.clock.now().getTime() + MINUTE_MS);
    await whileUnderWay(stage, () => stage.card(lan, 'receipt', '2 photos', { notBefore: quiet }));
    expect(stage.texts(lan)).toEqual(['1 photo']);
    await stage.after(MINUTE_MS);
    expect(stage.texts(lan)).toEqual(['2 photos']);
  });

  it('refused while a newer wording is wanted tries the newer one', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', 'refused');
    stage.telegram.failNext(new SendError('rejected', '400 bad text'));
    await whileUnderWay(stage, () => stage.card(lan, 'receipt', 'taken'));
    expect(stage.texts(lan)).toEqual(['taken']);
  });

  it('refused for good is tried again when it is written anew, with the same words too', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', 'words');
    stage.telegram.failNext(new SendError('rejected', '400 bad text'));
    await stage.drain();
    expect(await stage.rowOf('receipt')).toMatchObject({ state: 'failed' });
    await stage.card(lan, 'receipt', 'words');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['words']);
  });

  it('whose message the person deleted is said anew, and edited there from then on', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    await stage.drain();
    for (const shown of stage.telegram.screen(lan.chat)) stage.telegram.erase(lan.chat, shown.ref);
    await stage.card(lan, 'receipt', '2 photos');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['2 photos']);
    await stage.card(lan, 'receipt', '3 photos');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['3 photos']);
  });

  it('is a new message where the platform cannot edit', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody();
    await stage.card(lan, 'receipt', '1 photo');
    await stage.drain();
    await stage.card(lan, 'receipt', '2 photos');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['1 photo', '2 photos']);
  });

  it('that becomes an answer is as urgent as one', async () => {
    const stage = await openStage();
    const [lan, mai] = [await stage.somebody(), await stage.somebody()];
    await stage.card(lan, 'desk', 'to review', { priority: 'bulk' });
    await stage.say(mai, 'a notice', { priority: 'notice' });
    await stage.card(lan, 'desk', 'approved by you', { priority: 'answer' });
    await stage.card(lan, 'desk', 'approved by you, recorded', { priority: 'bulk' });
    await stage.drain();
    expect(stage.telegram.calls.map((call) => call.text)).toEqual(['approved by you, recorded', 'a notice']);
  });

  it('follows the person to the chat in which they are talking, and nobody else’s chat', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const key = `draft/person-${lan.person}`;
    await stage.card(lan, key, 'your draft');
    await stage.drain();
    const alsoLan = await stage.alsoOn(lan.person, 'web');
    await stage.card(alsoLan, key, 'decided by somebody else');
    await stage.drain();
    expect([stage.texts(lan), stage.texts(alsoLan)]).toEqual([['decided by somebody else'], []]);
    await cardAsSeenBy(stage, alsoLan, 'draft', 'decided by somebody else');
    await stage.drain();
    expect(stage.texts(alsoLan)).toEqual(['decided by somebody else']);
    await cardAsSeenBy(stage, alsoLan, 'draft', 'and changed');
    await stage.drain();
    expect([stage.texts(lan), stage.texts(alsoLan)]).toEqual([['decided by somebody else'], ['and changed']]);
  });

  it('called to another chat while it is under way is shown there', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web');
    await stage.card(lan, `draft/person-${lan.person}`, 'one');
    await whileUnderWay(stage, () => cardAsSeenBy(stage, alsoLan, 'draft', 'two'));
    expect([stage.texts(lan), stage.texts(alsoLan)]).toEqual([['one'], ['two']]);
    await cardAsSeenBy(stage, alsoLan, 'draft', 'three');
    await stage.drain();
    expect([stage.texts(lan), stage.texts(alsoLan)]).toEqual([['one'], ['three']]);
  });

  it('out of reach in one chat is shown anew in the other, and edited there', async () => {
    const stage = await openStage();
    const lan = await stage.somebody('telegram');
    const alsoLan = await stage.alsoOn(lan.person, 'web', new Date(0));
    await stage.card(lan, 'draft', 'one');
    await stage.drain();
    stage.telegram.block(lan.chat);
    await stage.card(lan, 'draft', 'two');
    await stage.drain();
    await stage.card(lan, 'draft', 'three');
    await stage.drain();
    expect(stage.texts(alsoLan)).toEqual(['three']);
  });
});

describe('a card of several parts', () => {
  const wording = (...parts: readonly string[]) => parts.map((part) => `${part} ${LONG}`).join('\n\n');
  const starts = (stage: Stage, of: Somebody) => stage.texts(of).map((text) => text.replace(` ${LONG}`, ''));

  it('has each part edited in place', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', { text: wording('a1', 'b1'), choices: choices('Duyệt') });
    await stage.drain();
    await stage.card(lan, 'item', { text: wording('a2', 'b2'), choices: choices('Xong') });
    await stage.drain();
    expect(starts(stage, lan)).toEqual(['a2', 'b2']);
    expect(stage.telegram.screen(lan.chat).map((shown) => shown.buttons.map((button) => button.label))).toEqual([
      [],
      ['Xong'],
    ]);
  });

  it('rewritten after its first part edits that part instead of sending it twice', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', wording('a1', 'b1'));
    await whileUnderWay(stage, () => stage.card(lan, 'item', wording('a2', 'b2')));
    expect(starts(stage, lan)).toEqual(['a2', 'b2']);
  });

  it('that grows says the new parts, and that shrinks lets the old ones give way with their buttons', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', wording('a1'));
    await stage.drain();
    await stage.card(lan, 'item', { text: wording('a2', 'b2', 'c2'), choices: choices('Duyệt') });
    await stage.drain();
    expect(starts(stage, lan)).toEqual(['a2', 'b2', 'c2']);
    await stage.card(lan, 'item', 'decided');
    await stage.drain();
    expect(starts(stage, lan)[0]).toBe('decided');
    expect(starts(stage, lan).slice(1)).toEqual([
      'Nội dung này đã được cập nhật ở tin phía trên.',
      'Nội dung này đã được cập nhật ở tin phía trên.',
    ]);
    expect(stage.telegram.screen(lan.chat).flatMap((shown) => shown.buttons)).toEqual([]);
    const calls = stage.telegram.calls.length;
    await stage.card(lan, 'item', 'decided again');
    await stage.drain();
    expect(stage.telegram.calls.length).toBe(calls + 1);
  });

  it('of which one part was deleted says the rest anew and keeps each part’s place', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', wording('a1', 'b1'));
    await stage.drain();
    const [, second] = stage.telegram.screen(lan.chat);
    if (second !== undefined) stage.telegram.erase(lan.chat, second.ref);
    await stage.card(lan, 'item', wording('a2', 'b2'));
    await stage.drain();
    expect(starts(stage, lan)).toEqual(['a2', 'b2']);
    await stage.card(lan, 'item', wording('a3', 'b3'));
    await stage.drain();
    expect(starts(stage, lan)).toEqual(['a3', 'b3']);
  });

  it('that shrinks does not mind that an old part was deleted', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', wording('a1', 'b1'));
    await stage.drain();
    const [, second] = stage.telegram.screen(lan.chat);
    if (second !== undefined) stage.telegram.erase(lan.chat, second.ref);
    await stage.card(lan, 'item', 'decided');
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['decided']);
    expect(await stage.rowOf('item')).toMatchObject({ state: 'sent' });
  });

  it('fails in the middle of an edit and goes on with that part', async () => {
    const stage = await openStage({ profile: SHORT });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', wording('a1', 'b1'));
    await stage.drain();
    await stage.card(lan, 'item', wording('a2', 'b2'));
    stage.telegram.holdUp();
    const draining = stage.drain();
    await until(() => stage.telegram.underWay.length === 1);
    stage.telegram.letGo(lan.chat);
    await until(() => stage.telegram.underWay.length === 1);
    stage.telegram.failNext(new SendError('offline', 'no answer'));
    stage.telegram.letGo();
    await draining;
    expect(starts(stage, lan)).toEqual(['a2', 'b1']);
    await stage.after(HOUR_MS);
    expect(starts(stage, lan)).toEqual(['a2', 'b2']);
    expect(stage.telegram.calls.slice(2).map(({ what, text }) => `${what} ${text.slice(0, 2)}`)).toEqual([
      'edit a2',
      'edit b2',
      'edit b2',
    ]);
  });
});

it('a card whose chat has moved is said anew at the new address', async () => {
  const stage = await openStage();
  const lan = await stage.somebody();
  await stage.card(lan, 'receipt', 'one');
  await stage.drain();
  stage.telegram.failNext(new SendError('gone', 'moved', undefined, 'elsewhere' as ChatRef));
  await stage.card(lan, 'receipt', 'two');
  await stage.drain();
  expect(stage.texts('elsewhere')).toEqual(['two']);
});

/** Does it while the first message is under way, then lets everything arrive. */
async function whileUnderWay(stage: Stage, work: () => Promise<unknown>): Promise<void> {
  stage.telegram.holdUp();
  const draining = stage.drain();
  await until(() => stage.telegram.underWay.length === 1);
  await work();
  stage.telegram.letGo();
  await draining;
}

/** Writes the card as an act of the very person, speaking in this chat, does. The stage's own cards are for nobody speaking. */
async function cardAsSeenBy(stage: Stage, of: Somebody, key: string, text: string): Promise<void> {
  await stage.db.transaction(async (tx) => {
    const account = { id: of.account, channel: 'web', chat: of.chat as ChatRef } as const;
    const actor = { person: { id: of.person, name: 'Người Thử' }, account, posts: [], house: false };
    await makeAct(tx, actor, stage.clock.now(), 'test').card(key, { person: of.person }, { text });
  });
}

describe('a wording only worth taking the place of what is shown', () => {
  const aside = (text: string): Message => ({ text, onlyInPlace: true });

  it('is no message of its own where nothing can be edited, and what comes after it is', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', aside('in review'));
    await stage.drain();
    await stage.card(lan, 'item', aside('somebody looks at it'));
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['in review']);
    await stage.card(lan, 'item', 'somebody looks at it');
    await stage.drain();
    await stage.card(lan, 'item', aside('somebody looks at it'));
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['in review', 'somebody looks at it']);
    expect(await stage.rowOf('item')).toMatchObject({ state: 'sent', wanted: 3, shown: 3 });
  });

  it('is said where it came before what was worth a message', async () => {
    const stage = await openStage({ profile: 'zalo' });
    const lan = await stage.somebody();
    await stage.card(lan, 'item', 'in review');
    await stage.drain();
    await stage.card(lan, 'item', 'approved');
    await stage.card(lan, 'item', aside('approved for good'));
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['in review', 'approved for good']);
  });

  it('is edited in where that can be done', async () => {
    const stage = await openStage();
    const lan = await stage.somebody();
    await stage.card(lan, 'item', 'in review');
    await stage.drain();
    await stage.card(lan, 'item', aside('somebody looks at it'));
    await stage.drain();
    expect(stage.texts(lan)).toEqual(['somebody looks at it']);
  });
});
