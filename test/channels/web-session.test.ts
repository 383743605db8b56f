/** Who a browser may act for in the web chat, and for how long. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.js';
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

const SESSION = 'loa-chat';

describe('a session', () => {
  it('is needed for everything in a chat', async () => {
    const stranger = newBrowser(stage.url);
    for (const path of ['/chat', '/chat/changes', '/chat/events', '/chat/messages']) {
      expect((await stranger.get(path)).status).toBe(401);
    }
    expect((await stranger.says('xin chào')).status).toBe(401);
    expect(await (await stranger.get('/chat')).text()).toContain('xin văn phòng đường dẫn mới');
  });

  it('ends when the person leaves, and when the house closes the doors', async () => {
    const chat = await stage.chatFor('Cô Thử');
    const [one, two] = [await stage.browserOf(chat), await stage.browserOf(chat)];
    const token = one.cookie(SESSION);
    expect((await one.post('/chat/leave', {})).status).toBe(200);
    expect(one.cookie(SESSION)).toBeUndefined();
    const kept = await fetch(`${stage.url}/chat/changes`, { headers: { cookie: `${SESSION}=${token}` } });
    expect(kept.status).toBe(401);
    expect((await two.get('/chat')).status).toBe(200);
    await stage.db.transaction((tx) => stage.web.closeDoors(tx, chat));
    expect((await two.get('/chat')).status).toBe(401);
  });

  it('lasts as long as it is used, and half a year beyond', async () => {
    const browser = await stage.browserOf(await stage.chatFor('Cô Thử'));
    stage.clock.advance(179 * DAY_MS);
    expect((await browser.get('/chat')).status).toBe(200);
    stage.clock.advance(179 * DAY_MS);
    expect((await browser.get('/chat')).status).toBe(200);
    stage.clock.advance(180 * DAY_MS);
    expect((await browser.get('/chat')).status).toBe(401);
  });

  it('travels by https alone where people come by https', async () => {
    const safe = await webStage({ publicUrl: () => 'https://loa.example' });
    const path = await safe.entrance(await safe.chatFor('Cô Thử'));
    const answer = await newBrowser(safe.url).post(path);
    const session = answer.headers.getSetCookie().find((cookie) => cookie.includes('loa-chat')) ?? '';
    expect(session).toMatch(/^__Host-loa-chat=/);
    expect(session).toContain('Secure');
    await safe.stop();
  });
});

describe('a chat opened by its address', () => {
  it('is refused unless the demo asked for it', async () => {
    const chat = await stage.chatFor('Cô Thử');
    await expect(stage.db.transaction((tx) => stage.web.openChat(tx, chat, stage.clock.now()))).rejects.toThrow('open');
    const browser = await stage.browserOf(chat);
    expect((await newBrowser(stage.url).get(`/chat/${browser.cookie(SESSION)}`)).status).toBe(404);
  });

  it('stands beside others on one page, each with its own messages', async () => {
    const demo = await webStage({ openChats: true });
    await demo.listen();
    const open = async (name: string) => {
      const chat = await demo.chatFor(name);
      return demo.db.transaction((tx) => demo.web.openChat(tx, chat, demo.clock.now()));
    };
    const [one, two] = [await open('Cô Một'), await open('Cô Hai')];
    const page = await newBrowser(demo.url).get(one);
    expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    const [first, second] = [newBrowser(demo.url, one), newBrowser(demo.url, two)];
    expect((await first.says('chỉ của cô Một')).status).toBe(200);
    expect((await first.changes()).messages.map(({ text }) => text)).toEqual(['chỉ của cô Một']);
    expect((await second.changes()).messages).toEqual([]);
    await until(() => demo.received.length > 0);
    expect(demo.received[0]?.sender.name).toBe('Cô Một');
    await demo.stop();
  });
});
