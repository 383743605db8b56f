import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ChatRef, Content, Inbound } from '../../src/channels/contract.js';
import { texts } from '../../src/conversation/texts.js';
import { insertRows } from '../../src/db/insert-rows.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/lib/clock.js';
import { type ConversationHouse, openConversation, surveyFeature, type Troubles } from './stage.js';

let count = 0;

function event(chat: string, content: string | Content, id?: string): Inbound {
  count += 1;
  return {
    id: id ?? `event-${count}`,
    chat: chat as ChatRef,
    sender: { ref: chat, name: chat },
    at: new Date(0),
    content: typeof content === 'string' ? { kind: 'text', text: content } : content,
  };
}

const drafts = async (house: ConversationHouse) => (await house.written()).map((key) => key.split('/').at(-1)).sort();

const stateOf = async (house: ConversationHouse, eventId: string) =>
  house.app.house.db.read.inbox.findUniqueOrThrow({ where: { channel_eventId: { channel: 'telegram', eventId } } });

async function troubled(troubles: Troubles) {
  return openConversation({ features: [surveyFeature(troubles)] });
}

/** Time passes until nothing is waiting for a retry. */
async function waitOut(house: ConversationHouse): Promise<void> {
  for (let minute = 0; minute < 6; minute++) {
    house.clock.advance(MINUTE_MS);
    await house.settle();
  }
}

describe('the same event', () => {
  it('twice in a batch, or in two batches, before or after it was handled, has one effect', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const one = event('lan', 'một tin');
    await house.channel.deliverAll([one, one]);
    await house.channel.deliverAll([event('lan', 'tin khác'), one]);
    await house.settle();
    await house.channel.deliverAll([one]);
    await Promise.all([house.channel.deliverAll([one]), house.channel.deliverAll([one])]);
    await house.settle();
    expect(await drafts(house)).toEqual(['một tin', 'tin khác']);
    expect(lan.screen).toHaveLength(2);
  });

  it('is known again after a restart', async () => {
    const house = await openConversation();
    await house.member('lan');
    const one = event('lan', 'một tin');
    await house.channel.deliverAll([one]);
    await house.restart();
    await house.channel.deliverAll([one]);
    await house.settle();
    expect(await drafts(house)).toEqual(['một tin']);
  });
});

describe('events', () => {
  it('are handled in the order they came, over batches and chats', async () => {
    const house = await openConversation();
    const people = [await house.member('lan'), await house.member('mai')];
    const sent: string[] = [];
    for (let batch = 0; batch < 4; batch++) {
      const events = Array.from({ length: 15 }, (_, n) => {
        sent.push(`tin ${batch}.${n}`);
        return event(people[n % 2]?.chat ?? '', `tin ${batch}.${n}`);
      });
      await house.channel.deliverAll(events);
    }
    await house.settle();
    const keys = (await house.written()).map((key) => key.split('/'));
    const inOrder = keys.toSorted((a, b) => Number(a[1]) - Number(b[1])).map((key) => key[2]);
    expect(inOrder).toEqual(sent);
  });

  it('accepted but not handled when the process ends are handled by the next one', async () => {
    const house = await openConversation();
    await house.member('lan');
    await house.channel.deliverAll([event('lan', 'một tin')]);
    expect(await drafts(house)).toEqual([]);
    await house.restart();
    await house.settle();
    expect(await drafts(house)).toEqual(['một tin']);
  });
});

describe('an event that fails', () => {
  it('once is tried again, and leaves one effect', async () => {
    const house = await troubled(new Map([['khó', 2]]));
    const lan = await house.member('lan');
    await house.channel.deliverAll([event('lan', 'khó')]);
    await house.settle();
    expect(await drafts(house)).toEqual([]);
    await waitOut(house);
    expect(await drafts(house)).toEqual(['khó']);
    expect(lan.screen.map((shown) => shown.text)).toEqual(['Nháp: khó.']);
  });

  it('five times is set aside, with a word and a number to its sender', async () => {
    const troubles: Troubles = new Map([['độc', 100]]);
    const house = await troubled(troubles);
    const lan = await house.member('lan');
    await house.channel.deliverAll([event('lan', 'độc', 'poison')]);
    await house.settle();
    await waitOut(house);
    const { id, state, tries, doneAt } = await stateOf(house, 'poison');
    expect({ state, tries }).toEqual({ state: 'dead', tries: 5 });
    expect(doneAt).not.toBeNull();
    expect(100 - (troubles.get('độc') ?? 0)).toBe(5);
    expect(lan.screen.map((shown) => shown.text)).toEqual([texts.failed(id)]);
    expect(await drafts(house)).toEqual([]);
  });

  it('keeps nobody else of its batch, nor other chats', async () => {
    const house = await troubled(new Map([['độc', 100]]));
    const [lan, mai] = [await house.member('lan'), await house.member('mai')];
    await house.channel.deliverAll([event('mai', 'trước'), event('lan', 'độc'), event('mai', 'sau')]);
    await house.settle();
    expect(await drafts(house)).toEqual(['sau', 'trước']);
    expect(mai.screen).toHaveLength(2);
    expect(lan.screen).toEqual([]);
  });

  it('makes the later ones of its own chat wait, those of the same batch too, and then they go on in order', async () => {
    const house = await troubled(new Map([['độc', 100]]));
    const lan = await house.member('lan');
    await house.channel.deliverAll([event('lan', 'độc', 'poison-2'), event('lan', 'hai'), event('lan', 'ba')]);
    await house.settle();
    await house.channel.deliverAll([event('lan', 'bốn')]);
    await house.settle();
    house.clock.advance(SECOND_MS);
    await house.settle();
    expect(await drafts(house)).toEqual([]);
    await waitOut(house);
    const { id } = await stateOf(house, 'poison-2');
    expect(lan.screen.map((shown) => shown.text)).toEqual([texts.failed(id), 'Nháp: hai.', 'Nháp: ba.', 'Nháp: bốn.']);
  });

  it('in one channel keeps no chat of another that happens to have the same name', async () => {
    const house = await troubled(new Map([['độc', 100]]));
    await house.member('lan');
    await house.channel.deliverAll([event('lan', 'độc')]);
    await house.settle();
    await house.app.accept('web', [event('lan', 'trên web')]);
    await house.settle();
    const rows = await house.app.house.db.read.inbox.findMany({ where: { state: 'done' } });
    expect(rows.map((row) => row.channel)).toEqual(['web']);
  });

  it('in every chat at once keeps nobody who comes after, however many chats there are', async () => {
    const house = await openConversation();
    await house.member('lan');
    const stuck = Array.from({ length: 3_000 }, (_, n) => ({
      channel: 'telegram',
      eventId: `stuck-${n}`,
      chat: `stuck-${n}`,
      sender: `stuck-${n}`,
      at: new Date(0),
      receivedAt: new Date(0),
      body: '{}',
      state: 'new',
      tries: 1,
      nextTryAt: new Date(house.clock.now().getTime() + HOUR_MS),
    }));
    await house.app.house.db.transaction((tx) => insertRows(tx, 'Inbox', stuck));
    await house.channel.deliverAll([event('lan', 'một tin')]);
    await house.settle();
    expect(await drafts(house)).toEqual(['một tin']);
  });

  it('and whose sender cannot be told either is over all the same, and keeps nobody', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    // Somebody else's account has the chat of this sender: meeting them fails, and so does telling them.
    await house.app.house.db.transaction((tx) =>
      tx.account.create({ data: { channel: 'telegram', chat: 'mai', sender: 'not-mai', createdAt: new Date(0) } }),
    );
    await house.channel.deliverAll([event('mai', 'độc', 'hopeless'), event('lan', 'một tin')]);
    await house.settle();
    await waitOut(house);
    expect((await stateOf(house, 'hopeless')).state).toBe('dead');
    expect(lan.screen.map((shown) => shown.text)).toEqual(['Nháp: một tin.']);
    await lan.says('còn đây').hears('Nháp: còn đây.');
  });

  it('for its very row cannot be read any more is over too, and its chat goes on', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await house.channel.deliverAll([event('lan', 'unreadable', 'unreadable')]);
    await house.app.house.db.transaction((tx) => tx.inbox.updateMany({ data: { body: '{"content":{' } }));
    await house.settle();
    await waitOut(house);
    expect((await stateOf(house, 'unreadable')).state).toBe('dead');
    await lan.says('một tin').hears('Nháp: một tin.');
  });
});

describe('what is not allowed', () => {
  it('gets a polite answer, once, and leaves nothing behind', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await house.channel.deliverAll([event('lan', 'trước'), event('lan', '/cam', 'forbidden'), event('lan', 'sau')]);
    await house.settle();
    expect(lan.screen.map((shown) => shown.text)).toEqual(['Nháp: trước.', texts.notAllowed, 'Nháp: sau.']);
    expect(await drafts(house)).toEqual(['sau', 'trước']);
    expect(await stateOf(house, 'forbidden')).toMatchObject({ state: 'done', tries: 0 });
    await waitOut(house);
    expect(lan.screen).toHaveLength(3);
  });
});

describe('a disk that refuses', () => {
  it('makes the platform send the batch again: what it was told is stored was stored', async () => {
    const house = await openConversation();
    await house.member('lan');
    const { db } = house.app.house;
    const limit = (pages: number) => db.transaction((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    await limit(1);
    const big = Array.from({ length: 30 }, (_, n) => event('lan', `${n} ${'dài '.repeat(2_000)}`));
    await expect(house.channel.deliverAll(big)).rejects.toThrow();
    expect(await db.read.inbox.count()).toBe(0);
    await limit(1_000_000);
    await house.channel.deliverAll(big);
    await house.settle();
    expect(await db.read.inbox.count({ where: { state: 'done' } })).toBe(30);
  });

  it('while events are handled costs them no try, and they are handled when there is room', async () => {
    const house = await openConversation();
    await house.member('lan');
    await house.channel.deliverAll([event('lan', 'một tin', 'waits')]);
    const other = new Sqlite(join(house.dir, 'loa.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(house.settle()).rejects.toThrow();
    other.exec('COMMIT');
    other.close();
    expect(await stateOf(house, 'waits')).toMatchObject({ state: 'new', tries: 0 });
    await house.settle();
    expect(await drafts(house)).toEqual(['một tin']);
  });
});

describe('working by itself', () => {
  it('answers what comes without being asked to look', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await house.app.start();
    for (let n = 0; n < 10; n++) await house.channel.deliverAll([event('lan', `tin ${n}`)]);
    while (lan.screen.length < 10) await new Promise((resolve) => setImmediate(resolve));
    expect(lan.screen.map((shown) => shown.text).at(-1)).toBe('Nháp: tin 9.');
  });
});
