/** The doors of the web chat: one-time links, invitations, and what happens when somebody pushes at them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.js';
import { newBrowser, until, type WebStage, webStage } from './web-stage.js';

let stage: WebStage;
beforeAll(async () => {
  stage = await webStage();
  await stage.listen();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await until(() => stage.rows('SELECT 1 FROM WebEvent').length === 0);
  stage.received.length = 0;
  // What a test before this one tried too often is forgiven.
  stage.clock.advance(HOUR_MS);
});

const chats = () => stage.rows('SELECT 1 FROM WebChat').length;

const SESSION = 'loa-chat';

describe('a personal link', () => {
  it('opens once, by a press, and leads to the chat', async () => {
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    const browser = newBrowser(stage.url);
    const door = await browser.get(path);
    expect(door.status).toBe(200);
    expect(await door.text()).toContain('Vào trò chuyện');
    const entered = await browser.post(path);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/chat']);
    expect((await browser.get('/chat')).status).toBe(200);

    const other = newBrowser(stage.url);
    await other.get(path);
    const refused = await other.post(path);
    expect(refused.status).toBe(410);
    expect(await refused.text()).toContain('đã được dùng');
    expect(other.cookie(SESSION)).toBeUndefined();
  });

  it('is not used up by a preview that only looks', async () => {
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    for (let looks = 0; looks < 5; looks++) await newBrowser(stage.url).get(path);
    await newBrowser(stage.url).request(path, { method: 'HEAD' });
    const browser = newBrowser(stage.url);
    await browser.get(path);
    expect((await browser.post(path)).status).toBe(303);
  });

  it('gives a cookie scripts cannot read, and keeps only hashes', async () => {
    const chat = await stage.chatFor('Cô Thử');
    const path = await stage.entrance(chat);
    const browser = newBrowser(stage.url);
    await browser.get(path);
    const cookies = (await browser.post(path)).headers.getSetCookie();
    const session = cookies.find((cookie) => cookie.startsWith(SESSION)) ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(session).toContain(attribute);
    expect(session).not.toContain('Secure');
    const stored = JSON.stringify([...stage.rows('SELECT * FROM WebSession'), ...stage.rows('SELECT * FROM WebLink')]);
    expect(stored).not.toContain(browser.cookie(SESSION));
    expect(stored).not.toContain(path.slice('/vao/'.length));
  });

  it('lets the same visit press twice at once, and no other', async () => {
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    const browser = newBrowser(stage.url);
    await browser.get(path);
    const both = await Promise.all([browser.post(path), browser.post(path)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await newBrowser(stage.url).post(path)).status).toBe(410);
  });

  it('does not lock out whoever lost the answer on the way', async () => {
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    const browser = newBrowser(stage.url);
    await browser.get(path);
    // The press arrives, its answer does not: no session cookie comes back.
    const visit = `loa-visit=${browser.cookie('loa-visit')}`;
    await fetch(`${stage.url}${path}`, {
      method: 'POST',
      headers: { origin: stage.url, cookie: visit },
      redirect: 'manual',
    });
    expect(browser.cookie(SESSION)).toBeUndefined();
    stage.clock.advance(5 * MINUTE_MS);
    expect((await browser.post(path)).status).toBe(303);
    stage.clock.advance(5 * MINUTE_MS);
    const late = newBrowser(stage.url);
    const answer = await late.request(path, { method: 'POST', headers: { origin: stage.url, cookie: visit } });
    expect(answer.status).toBe(410);
  });

  it('leads whoever is in already back to the chat', async () => {
    const chat = await stage.chatFor('Cô Thử');
    const path = await stage.entrance(chat);
    const browser = newBrowser(stage.url);
    await browser.get(path);
    await browser.post(path);
    expect((await browser.get(path)).headers.get('location')).toBe('/chat');
  });

  it('is over after seven days and says so', async () => {
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    stage.clock.advance(7 * DAY_MS);
    const browser = newBrowser(stage.url);
    const door = await browser.get(path);
    expect(door.status).toBe(410);
    expect(await door.text()).toContain('đã hết hạn');
    expect((await browser.post(path)).status).toBe(410);
  });

  it('tells the house of the first coming, once', async () => {
    const chat = await stage.chatFor('Cô Thử');
    await stage.browserOf(chat);
    await stage.browserOf(chat);
    await until(() => stage.received.length > 0);
    expect(stage.received).toMatchObject([
      { chat, sender: { ref: chat, name: 'Cô Thử' }, content: { kind: 'text', text: '/start' } },
    ]);
  });

  it('is refused with patience after many wrong ones from one place', async () => {
    const browser = newBrowser(stage.url);
    const wrong = (n: number) => `/vao/${String(n).padStart(22, 'A')}`;
    for (let tries = 0; tries < 30; tries++) expect((await browser.post(wrong(tries))).status).toBe(404);
    const path = await stage.entrance(await stage.chatFor('Cô Thử'));
    const refused = await browser.post(path);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    stage.clock.advance(HOUR_MS);
    expect((await browser.post(path)).status).toBe(303);
  });

  it('answers a link of any form with a sentence', async () => {
    const browser = newBrowser(stage.url);
    for (const code of ['x', '%00', '..%2f..%2fetc', 'a'.repeat(5_000), '%F0%9F%98%80']) {
      const answer = await browser.get(`/vao/${code}`);
      expect([404, 400]).toContain(answer.status);
    }
  });
});

describe('an invitation', () => {
  it('has an address where people can reach us, and none where they cannot', async () => {
    expect(stage.web.channel.deepLink('abc')).toBe(`${stage.url}/moi/abc`);
    const alone = await webStage({ publicUrl: () => undefined });
    expect(alone.web.channel.deepLink('abc')).toBeUndefined();
    await alone.stop();
  });

  it('opens a chat for a stranger and brings its code', async () => {
    const browser = newBrowser(stage.url);
    const before = chats();
    const path = new URL(stage.web.channel.deepLink('moi-vao-to-la') ?? '').pathname;
    expect(await (await browser.get(path)).text()).toContain('Vào trò chuyện');
    expect(chats()).toBe(before);
    expect((await browser.post(path)).status).toBe(303);
    await until(() => stage.received.length > 0);
    expect(stage.received).toMatchObject([{ content: { kind: 'start', code: 'moi-vao-to-la' } }]);
    expect((await browser.get('/chat')).status).toBe(200);
  });

  it('pressed twice is one coming in one chat', async () => {
    const browser = newBrowser(stage.url);
    const before = chats();
    await browser.get('/moi/abc');
    const both = await Promise.all([browser.post('/moi/abc'), browser.post('/moi/abc')]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    await until(() => stage.received.length > 1);
    expect(new Set(stage.received.map(({ id }) => id)).size).toBe(1);
    expect(chats()).toBe(before + 1);
  });

  it('is followed in the chat a browser already has, and again when it comes again', async () => {
    const chat = await stage.chatFor('Cô Thử');
    const browser = await stage.browserOf(chat);
    for (let times = 0; times < 2; times++) {
      await browser.get('/moi/abc');
      await browser.post('/moi/abc');
    }
    await until(() => stage.received.length === 3);
    const starts = stage.received.filter(({ content }) => content.kind === 'start');
    expect(starts.map((event) => event.chat)).toEqual([chat, chat]);
    expect(new Set(starts.map(({ id }) => id)).size).toBe(2);
  });

  it('without a code is a stranger who says hello', async () => {
    const browser = newBrowser(stage.url);
    await browser.get('/moi');
    await browser.post('/moi');
    await until(() => stage.received.length > 0);
    expect(stage.received).toMatchObject([{ content: { kind: 'text', text: '/start' } }]);
  });

  it('opens only so many chats from one place', async () => {
    for (let chats = 0; chats < 120; chats++) await newBrowser(stage.url).post('/moi/abc');
    expect((await newBrowser(stage.url).post('/moi/abc')).status).toBe(429);
    stage.clock.advance(HOUR_MS);
    expect((await newBrowser(stage.url).post('/moi/abc')).status).toBe(303);
  }, 60_000);
});
