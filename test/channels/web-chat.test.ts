/** What a page and the mailbox say to each other. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, OutboundPart } from '../../src/channels/contract.js';
import type { Changes } from '../../src/channels/web/shapes.js';
import { type Browser, type EventReader, newId, until, type WebStage, webStage } from './web-stage.js';

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

describe('sending', () => {
  it('brings the house what was written, once, however often it is sent', async () => {
    const id = newId();
    const answers = await Promise.all([1, 2, 3].map(() => browser.says('Bài về hội giảng', [], id)));
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { message: number }).message),
    );
    expect(new Set(ids).size).toBe(1);
    await until(() => stage.received.length > 0);
    expect((await browser.changes()).messages).toHaveLength(1);
    expect(stage.received).toMatchObject([
      { id: `${chat}/m/${id}`, content: { kind: 'text', text: 'Bài về hội giảng' } },
    ]);
  });

  it('stores text composed and without control characters', async () => {
    await browser.says(`${'Hội giảng'.normalize('NFD')}\u0000\u202E xong`);
    await until(() => stage.received.length > 0);
    expect(stage.received[0]?.content).toEqual({ kind: 'text', text: 'Hội giảng xong' });
  });

  it.each([
    ['nothing', { text: '   ' }, 422, 'empty'],
    ['more than a message holds', { text: 'ế'.repeat(20_001) }, 422, 'textTooLong'],
    ['files that are not there', { text: 'x', files: ['0'.repeat(32)] }, 409, 'fileMissing'],
    ['no form at all', { words: 'x' }, 400, 'unreadable'],
    ['a name of its own making', { id: '../../etc', text: 'x' }, 400, 'unreadable'],
  ])('answers %s with one sentence and takes nothing', async (_what, body, status, code) => {
    const answer = await browser.post('/chat/messages', { id: newId(), ...body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: code, message: expect.stringMatching(/\.$/) });
    expect((await browser.changes()).messages).toEqual([]);
  });

  it('takes a text of full length, counted as composed', async () => {
    expect((await browser.says('ế'.normalize('NFD').repeat(20_000))).status).toBe(200);
  });

  it('answers a body that is no JSON with a sentence', async () => {
    const answer = await browser.request('/chat/messages', {
      method: 'POST',
      headers: { origin: stage.url },
      body: '{"id":',
    });
    expect(answer.status).toBe(400);
  });

  it('is refused from another site', async () => {
    const answer = await browser.post('/chat/messages', { id: newId(), text: 'x' }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect((await browser.changes()).messages).toEqual([]);
  });

  it('slows down whoever sends faster than a person, and forgives', async () => {
    let last = 200;
    for (let times = 0; last === 200 && times < 300; times++)
      last = (await browser.post('/chat/read', { upTo: 0 })).status;
    expect(last).toBe(429);
    stage.clock.advance(30_000);
    expect((await browser.says('xong')).status).toBe(200);
  });
});

describe('changing what was sent', () => {
  it('tells the house of new words in the same message', async () => {
    await browser.says('Bài vè hội giảng');
    const [message] = (await browser.changes()).messages;
    expect((await browser.post(`/chat/messages/${message?.id}`, { text: 'Bài về hội giảng' })).status).toBe(200);
    expect((await browser.post(`/chat/messages/${message?.id}`, { text: 'Bài về hội giảng' })).status).toBe(200);
    await until(() => stage.received.length === 2);
    const [first, second] = stage.received;
    expect(second).toMatchObject({
      message: first?.message,
      content: { kind: 'text', text: 'Bài về hội giảng', edited: true },
    });
    expect((await browser.changes()).messages).toMatchObject([{ text: 'Bài về hội giảng', edited: true }]);
    expect(stage.received).toHaveLength(2);
  });

  it('is refused for what Loa said and for other people’s messages', async () => {
    await tells(text('Lời của Loa'));
    const other = await stage.browserOf(await stage.chatFor('Cô Khác'));
    await browser.says('lời của tôi');
    const [ours, mine] = (await browser.changes()).messages;
    expect((await browser.post(`/chat/messages/${ours?.id}`, { text: 'đổi' })).status).toBe(404);
    expect((await other.post(`/chat/messages/${mine?.id}`, { text: 'đổi' })).status).toBe(404);
    expect((await browser.changes()).messages.map((message) => message.text)).toEqual(['Lời của Loa', 'lời của tôi']);
  });
});

describe('pressing', () => {
  it('brings the token with its message, the same press once', async () => {
    const { message } = await tells(text('Nộp cho việc nào?', [{ label: 'Việc một', token: '7.0' }]));
    const press = { id: newId(), message: Number(message), token: '7.0' };
    await browser.post('/chat/taps', press);
    await browser.post('/chat/taps', press);
    await browser.post('/chat/taps', { ...press, id: newId() });
    await until(() => stage.received.length === 3);
    const ids = stage.received.map(({ id }) => id);
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
    expect(stage.received[0]).toMatchObject({ chat, message, content: { kind: 'tap', token: '7.0' } });
  });

  it('is refused under a message of another chat', async () => {
    const other = await stage.browserOf(await stage.chatFor('Cô Khác'));
    const { message } = await tells(text('Của cô Thử', [{ label: 'Một', token: '7.0' }]));
    const answer = await other.post('/chat/taps', { id: newId(), message: Number(message), token: '7.0' });
    expect(answer.status).toBe(404);
  });
});

describe('sharing a phone number', () => {
  it('brings the number, which nobody vouches for', async () => {
    await tells({ kind: 'text', text: 'Xin số điện thoại', buttons: [], askPhone: 'Gửi số' });
    expect((await browser.changes()).messages[0]?.askPhone).toBe('Gửi số');
    expect((await browser.post('/chat/phone', { id: newId(), number: '0912 345.678' })).status).toBe(200);
    await until(() => stage.received.length > 0);
    expect(stage.received[0]?.content).toEqual({ kind: 'phone', number: '0912345678', own: false });
  });

  it('answers what is no number with a sentence', async () => {
    for (const number of ['', 'không nhớ', '123', '0912345678901234567']) {
      expect((await browser.post('/chat/phone', { id: newId(), number })).status).toBe(422);
    }
    expect(stage.received).toEqual([]);
  });
});

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

describe('the page', () => {
  it('is small enough for a slow line', async () => {
    const page = await browser.get('/chat');
    const html = await page.text();
    const needed = [...new Set(html.match(/\/chat\/assets\/[\w-]+\/[\w.-]+/g))];
    let bytes = Buffer.byteLength(html);
    for (const path of needed) {
      const asset = await browser.request(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(asset.headers.get('cache-control')).toContain('immutable');
      expect(asset.headers.get('content-encoding')).toBe('gzip');
      await asset.arrayBuffer();
      bytes += Number(asset.headers.get('content-length'));
    }
    expect(needed.length).toBeGreaterThan(10);
    expect(bytes).toBeLessThan(60_000);
  });

  it('holds no script and no style of its own, and nothing from elsewhere', async () => {
    const html = await (await browser.get('/chat')).text();
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toBeNull();
    expect(html.match(/<style|\sstyle=|\son\w+=/g)).toBeNull();
    expect(html.match(/(src|href)="(?!\/)/g)).toBeNull();
  });

  it('escapes the name it greets with', async () => {
    const odd = await stage.browserOf(await stage.chatFor('<img src=x onerror=alert(1)>'));
    expect(await (await odd.get('/chat')).text()).not.toContain('<img src=x');
  });
});
