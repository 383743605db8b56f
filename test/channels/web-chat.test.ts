/** What a page and the mailbox say to each other. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, OutboundPart } from '../../src/channels/contract.js';
import { type Browser, newId, until, type WebStage, webStage } from './web-stage.js';

let stage: WebStage;
let chat: ChatRef;
let browser: Browser;

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

const text = (words: string, buttons: { label: string; token: string }[] = []): OutboundPart => ({
  kind: 'text',
  text: words,
  buttons: buttons.map((button) => [button]),
});
const tells = (part: OutboundPart) => stage.web.channel.send(chat, part);

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
    expect(stage.received[0]?.content).toEqual({ kind: 'phone', number: '0912345678', own: false, typed: true });
  });

  it('answers what is no number with a sentence', async () => {
    for (const number of ['', 'không nhớ', '123', '0912345678901234567']) {
      expect((await browser.post('/chat/phone', { id: newId(), number })).status).toBe(422);
    }
    expect(stage.received).toEqual([]);
  });
});
