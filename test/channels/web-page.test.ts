/** The page of a chat as it is served. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type WebStage, webStage } from './web-stage.js';

let stage: WebStage;
let browser: Browser;

beforeAll(async () => {
  stage = await webStage();
  browser = await stage.browserOf(await stage.chatFor('Cô Thử'));
});
afterAll(() => stage.stop());

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
