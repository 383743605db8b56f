/** What a page hears of its chat: from the beginning, as it happens, and where it left off. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, OutboundPart } from '../../src/channels/contract.js';
import type { Changes } from '../../src/channels/web/shapes.js';
import { type Browser, type EventReader, until, type WebStage, webStage } from './web-stage.js';

let stage: WebStage;
let chat: ChatRef;
let browser: Browser;
const streams: EventReader[] = [];

beforeAll(async () => {
  stage = await webStage({ pace: { heartbeatMs: 30 } });
  await stage.listen();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  chat = await stage.chatFor('Cô Thử');
  browser = await stage.browserOf(chat);
  await until(() => stage.rows('SELECT 1 FROM WebEvent').length === 0);
  stage.received.length = 0;
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.leave();
});

const text = (words: string, buttons: { label: string; token: string }[] = []): OutboundPart => ({
  kind: 'text',
  text: words,
  buttons: buttons.map((button) => [button]),
});
const tells = (part: OutboundPart) => stage.web.channel.send(chat, part);

async function listen(headers: Record<string, string> = {}, path?: string): Promise<EventReader> {
  const stream = await browser.events(headers, path);
  streams.push(stream);
  return stream;
}

async function nextChanges(stream: EventReader): Promise<Changes & { readonly eventId: string | undefined }> {
  const { data, id } = await stream.nextOf('changes');
  return { ...(JSON.parse(data) as Changes), eventId: id };
}

describe('the stream of events', () => {
  it('begins with what there is and goes on with what happens, edits too', async () => {
    const first = await tells(text('Một', [{ label: 'Chọn', token: '1.0' }]));
    const stream = await listen();
    expect(await nextChanges(stream)).toMatchObject({ whole: true, messages: [{ text: 'Một' }] });
    await tells(text('Hai'));
    expect(await nextChanges(stream)).toMatchObject({ whole: false, messages: [{ text: 'Hai' }] });
    await stage.web.channel.edit(chat, first.message, text('Một, đã chọn'));
    expect(await nextChanges(stream)).toMatchObject({
      messages: [{ text: 'Một, đã chọn', buttons: [], edited: true }],
    });
  });

  it('goes on where it broke off, by what the browser remembers', async () => {
    const stream = await listen();
    await nextChanges(stream);
    await tells(text('Một'));
    const { eventId } = await nextChanges(stream);
    stream.leave();
    await tells(text('Hai'));
    await tells(text('Ba'));
    const again = await nextChanges(await listen({ 'last-event-id': eventId ?? '' }));
    expect(again).toMatchObject({ whole: false, messages: [{ text: 'Hai' }, { text: 'Ba' }] });
  });

  it('brings a message changed twice while away once, as it is now', async () => {
    const { message } = await tells(text('Đã nhận 1/3 ảnh'));
    const { cursor } = await browser.changes();
    await stage.web.channel.edit(chat, message, text('Đã nhận 2/3 ảnh'));
    await stage.web.channel.edit(chat, message, text('Đã nhận 3/3 ảnh'));
    expect((await browser.changes(cursor)).messages.map((each) => each.text)).toEqual(['Đã nhận 3/3 ảnh']);
  });

  it('begins anew for a page that remembers more than there is', async () => {
    await tells(text('Một'));
    expect(await browser.changes(99)).toMatchObject({ whole: true, messages: [{ text: 'Một' }] });
  });

  it('shows the same in two windows, also what one of them sent', async () => {
    const [left, right] = [await listen(), await listen()];
    await Promise.all([nextChanges(left), nextChanges(right)]);
    await browser.says('từ một cửa sổ');
    for (const stream of [left, right]) {
      expect(await nextChanges(stream)).toMatchObject({ messages: [{ own: true, text: 'từ một cửa sổ' }] });
    }
    await browser.post('/chat/read', { upTo: 1_000 });
    const states = await Promise.all([nextChanges(left), nextChanges(right)]);
    const [message] = (await browser.changes()).messages;
    expect(states.map(({ state }) => state.readUpTo)).toEqual([message?.id, message?.id]);
  });

  it('tells an idle page that the line is alive', async () => {
    const stream = await listen();
    expect((await stream.nextOf('beat')).event).toBe('beat');
  });

  it('says that a chat is gone, and ends', async () => {
    const stream = await listen();
    await nextChanges(stream);
    await stage.db.transaction((tx) => stage.web.erase(tx, chat));
    expect((await stream.nextOf('gone')).event).toBe('gone');
    await expect(stream.next()).rejects.toThrow('over');
  });

  it('tells nothing of other people’s chats', async () => {
    const other = await stage.browserOf(await stage.chatFor('Cô Khác'));
    const stream = await listen();
    await nextChanges(stream);
    await other.says('chuyện riêng');
    await tells(text('của tôi'));
    expect(await nextChanges(stream)).toMatchObject({ messages: [{ text: 'của tôi' }] });
    expect(JSON.stringify(await browser.changes())).not.toContain('chuyện riêng');
  });

  it('is over when the house closes', async () => {
    const stream = await listen();
    await nextChanges(stream);
    await stage.web.channel.stop();
    await expect(stream.nextOf('changes')).rejects.toThrow('over');
    await stage.listen();
  });
});

describe('older messages', () => {
  it('come page by page until there are none', async () => {
    for (let n = 1; n <= 120; n++) await tells(text(`tin ${n}`));
    const whole = await browser.changes();
    const seen = [...whole.messages];
    let more = whole.hasOlder;
    while (more) {
      const answer = await browser.get(`/chat/messages?before=${seen[0]?.id}`);
      const page = (await answer.json()) as Pick<Changes, 'messages' | 'hasOlder'>;
      seen.unshift(...page.messages);
      more = page.hasOlder;
    }
    expect(seen.map((message) => message.text)).toEqual(Array.from({ length: 120 }, (_, n) => `tin ${n + 1}`));
  });

  it('are not all told again to a page that was away for long', async () => {
    const { cursor } = await browser.changes();
    for (let n = 1; n <= 301; n++) await tells(text(`tin ${n}`));
    const changes = await browser.changes(cursor);
    expect([changes.whole, changes.messages.length, changes.hasOlder]).toEqual([true, 50, true]);
  });
});

describe('the menu', () => {
  it('stands beside the box as the house set it, and goes', async () => {
    const stream = await listen();
    await nextChanges(stream);
    const entries = [{ command: 'viec', description: 'Việc của tôi' }];
    await stage.web.channel.menu(chat, entries);
    expect((await nextChanges(stream)).state.menu).toEqual(entries);
    await stage.web.channel.menu(chat, entries);
    await stage.web.channel.menu(chat, []);
    expect((await nextChanges(stream)).state.menu).toEqual([]);
  });
});
