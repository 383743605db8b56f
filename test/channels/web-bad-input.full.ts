/** Everything that goes wrong on a teacher's phone: one clear sentence, nothing lost, nothing twice. */
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ChatRef, Inbound } from '../../src/channels/contract.js';
import { findings, launch, openWindow, PHONE, partner, picture, screen } from './web-screens.js';
import { until, type WebStage, webStage } from './web-stage.js';

const MB = 1024 * 1024;

let browser: Browser;
let stage: WebStage;
let heard: Inbound[];

beforeAll(async () => {
  browser = await launch();
  stage = await webStage();
  heard = await partner(stage);
});
afterAll(async () => {
  await browser.close();
  await stage.stop();
});

const mediaIn = (chat: ChatRef) =>
  heard.flatMap(({ chat: where, content }) => (where === chat && content.kind === 'media' ? [content] : []));

async function phone() {
  const chat = await stage.chatFor('Cô Thử Nghiệm');
  const { page, context, complaints } = await openWindow(browser, stage, chat, PHONE);
  onTestFinished(() => context.close());
  return { page, context, complaints, chat, box: page.getByLabel('Nhập tin nhắn'), send: page.locator('#send') };
}

const notes = (page: Page) => page.locator('.note p').allInnerTexts();
const jpeg = async (n: number, name = `IMG_000${n}.jpg`) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await picture(n),
});

describe('a file that cannot be sent', () => {
  it('is named with the reason, and the others stay chosen', async () => {
    const { page, chat, send } = await phone();
    const big = join(stage.dir, 'phim dài.mp4');
    const file = openSync(big, 'w');
    ftruncateSync(file, 200 * MB + 1);
    closeSync(file);
    await page.locator('#pick-files').setInputFiles([big]);
    await page
      .locator('#pick-files')
      .setInputFiles([
        { name: 'bài thi.EXE', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
        { name: 'rỗng.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) },
        await jpeg(1),
      ]);
    expect(await notes(page)).toEqual([
      expect.stringMatching(/phim dài\.mp4.*200 MB/),
      expect.stringMatching(/bài thi\.EXE.*chương trình/),
      expect.stringMatching(/rỗng\.docx.*rỗng/),
    ]);
    await screen(page, 'bad-files');
    expect(await findings(page)).toEqual([]);
    expect(await page.locator('#tray .name').allInnerTexts()).toEqual(['IMG_0001.jpg']);
    await send.click();
    await page.getByText('Đã nhận và lưu 1 tệp.').waitFor();
    expect(mediaIn(chat)).toHaveLength(1);
    expect(await notes(page)).toEqual([]);
  });

  it('with a name of 300 characters is sent under a shorter one', async () => {
    const { page, chat, send } = await phone();
    await page.locator('#pick-files').setInputFiles([await jpeg(1, `${'ế'.repeat(296)}.jpg`)]);
    expect(await notes(page)).toEqual([expect.stringContaining('rút gọn')]);
    await send.click();
    await page.getByText('Đã nhận và lưu 1 tệp.').waitFor();
    expect(mediaIn(chat)[0]?.files[0]?.name).toMatch(/^ế{50,}\.jpg$/);
    await screen(page, 'long-name');
  });

  it('beyond the fiftieth waits for the next message', async () => {
    const { page } = await phone();
    const buffer = await picture(1);
    const many = Array.from({ length: 52 }, (_, n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer }));
    await page.locator('#pick-files').setInputFiles(many);
    expect(await page.locator('#tray li').count()).toBe(50);
    expect(await notes(page)).toEqual([expect.stringContaining('50 tệp')]);
  });
});

describe('a text that is too long', () => {
  it('stays in the box with a sentence', async () => {
    const { page, box, send } = await phone();
    await box.fill('ế'.repeat(20_001));
    await send.click();
    expect(await notes(page)).toEqual([expect.stringContaining('20.001')]);
    expect((await box.inputValue()).length).toBe(20_001);
  });
});

describe('a line that breaks', () => {
  it('in the middle of an upload costs nothing: it is tried again, and arrives once', async () => {
    const { page, chat, box, send } = await phone();
    let broken = 0;
    await page.route('**/chat/files/**', (route) => {
      if (route.request().method() !== 'PUT' || broken >= 2) return route.continue();
      broken += 1;
      return route.abort('connectionreset');
    });
    await page.locator('#pick-photos').setInputFiles([await jpeg(1), await jpeg(2)]);
    await box.fill('Ảnh khai giảng');
    await send.click();
    await page.getByText('Đã nhận và lưu 2 tệp.').waitFor();
    expect([broken, mediaIn(chat).length]).toEqual([2, 1]);
    expect(await page.locator('.own').count()).toBe(1);
  });

  it('after the answer was lost sends nothing twice', async () => {
    const { page, chat, box, send } = await phone();
    let lost = 0;
    await page.route('**/chat/messages', async (route) => {
      if (route.request().method() !== 'POST' || lost >= 2) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await box.fill('chỉ một lần');
    await send.click();
    await page.getByText('Thầy/cô vừa viết: chỉ một lần').waitFor();
    await box.fill('rồi tin sau');
    await send.click();
    await page.getByText('Thầy/cô vừa viết: rồi tin sau').waitFor();
    const texts = heard.flatMap(({ chat: where, content }) =>
      where === chat && content.kind === 'text' ? [content.text] : [],
    );
    expect(texts).toEqual(['/start', 'chỉ một lần', 'rồi tin sau']);
    expect(await page.locator('.own').count()).toBe(2);
  });

  it('that lets no stream through is asked again and again instead', async () => {
    const { page, chat } = await phone();
    let streams = 0;
    await page.route('**/chat/events*', (route) => {
      streams += 1;
      return route.abort('connectionreset');
    });
    await page.reload();
    await until(() => streams === 2);
    await page.getByText('Đã kết nối').waitFor();
    await stage.web.channel.send(chat, { kind: 'text', text: 'Nói không qua luồng', buttons: [] });
    await page.getByText('Nói không qua luồng').waitFor();
    expect(streams).toBe(2);
  });

  it('keeps a press until it arrives', async () => {
    const { page, chat } = await phone();
    await stage.web.channel.send(chat, { kind: 'text', text: 'Chọn', buttons: [[{ label: 'Một', token: '1.1' }]] });
    let lost = 0;
    await page.route('**/chat/taps', (route) => {
      lost += 1;
      return lost === 1 ? route.abort('connectionreset') : route.continue();
    });
    await page.getByRole('button', { name: 'Một' }).click();
    await page.getByText('Đã chọn 1.1.').waitFor();
    expect(lost).toBe(2);
  });
});

/** How many files the browser itself keeps. */
const keptFiles = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve) => {
    indexedDB.open('loa-web').onsuccess = ({ target }) => {
      const all = target.result.transaction('unsent').objectStore('unsent').getAll();
      all.onsuccess = () => resolve(all.result.flatMap(({ files }) => files).length);
    };
  })`);

describe('a reload', () => {
  it('keeps the draft, the chosen files and what was said', async () => {
    const { page, box, send } = await phone();
    await box.fill('Bài viết dở dang\nhai dòng');
    await page.locator('#pick-photos').setInputFiles([await jpeg(1), await jpeg(2)]);
    await page.locator('#tray li').nth(1).waitFor();
    await until(async () => (await keptFiles(page)) === 2);
    await page.reload();
    await page.locator('#tray li').nth(1).waitFor();
    expect(await box.inputValue()).toBe('Bài viết dở dang\nhai dòng');
    await send.click();
    await page.getByText('Đã nhận và lưu 2 tệp.').waitFor();
    await page.reload();
    await page.getByText('Đã nhận và lưu 2 tệp.').waitFor();
    expect([await box.inputValue(), await page.locator('#tray li').count()]).toEqual(['', 0]);
    expect(await page.locator('.own .words').allInnerTexts()).toEqual(['Bài viết dở dang\nhai dòng']);
  });

  it('in the middle of sending goes on sending, once', async () => {
    const { page, chat, box, send } = await phone();
    await page.route('**/chat/files/**', (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionreset') : route.continue(),
    );
    await page.locator('#pick-photos').setInputFiles([await jpeg(1), await jpeg(2)]);
    await box.fill('Ảnh khai giảng');
    await send.click();
    await page.getByText('Chờ có mạng để gửi').waitFor();
    await screen(page, 'waiting-for-line');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByText('Đã nhận và lưu 2 tệp.').waitFor();
    expect(mediaIn(chat)).toMatchObject([{ caption: 'Ảnh khai giảng' }]);
    expect(await page.locator('.own').count()).toBe(1);
  });
});

describe('files brought otherwise', () => {
  const dropped = `(type) => {
    const data = new DataTransfer();
    data.items.add(new File(['nội dung'], 'bài viết.txt', { type: 'text/plain' }));
    const event = type === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
      : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }`;

  it.each(['drop', 'paste'])('by %s are chosen like others', async (way) => {
    const { page, chat, send } = await phone();
    if (way === 'drop') {
      await page.evaluate(`(${dropped})('dragenter')`);
      expect(await page.getByText('Thả tệp vào đây').isVisible()).toBe(true);
      await screen(page, 'dropping');
    }
    await page.evaluate(`(${dropped})('${way}')`);
    await page.getByText('bài viết.txt').waitFor();
    expect(await page.getByText('Thả tệp vào đây').isVisible()).toBe(false);
    await send.click();
    await page.getByText('Đã nhận và lưu 1 tệp.').waitFor();
    expect(mediaIn(chat)[0]?.files).toMatchObject([{ name: 'bài viết.txt', kind: 'document' }]);
  });
});

describe('a session that ended elsewhere', () => {
  it('is told in one sentence, and the draft stays', async () => {
    const { page, chat, box, send } = await phone();
    await stage.db.transaction((tx) => stage.web.closeDoors(tx, chat));
    await box.fill('đang viết');
    await send.click();
    await page.getByText('Phiên trên máy này đã kết thúc').first().waitFor();
    await screen(page, 'ended');
    await page.getByText('đang viết').waitFor();
    await page.getByText('Chưa gửi được.').waitFor();
    await page.goto(`${stage.url}${await stage.entrance(chat)}`);
    await page.getByRole('button', { name: 'Vào trò chuyện' }).click();
    await page.getByText('Thầy/cô vừa viết: đang viết').waitFor();
  });
});
