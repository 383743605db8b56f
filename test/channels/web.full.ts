/** The web chat in a real browser, on a phone and on a desktop: what a person does, sees and hears. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ChatRef, Inbound } from '../../src/channels/contract.js';
import { createHttpServer } from '../../src/http/server.js';
import { bytes, stored } from '../contract/material.js';
import {
  DESKTOP,
  expectRoom,
  findings,
  launch,
  listenTo,
  openWindow,
  PHONE,
  partner,
  photo,
  picture,
  say,
  screen,
} from './web-screens.js';
import { until, type WebStage, webStage } from './web-stage.js';

let browser: Browser;
let stage: WebStage;
let heard: Inbound[];

beforeAll(async () => {
  browser = await launch();
  stage = await webStage({ openChats: true });
  heard = await partner(stage);
});
afterAll(async () => {
  await browser.close();
  await stage.stop();
});

const heardIn = (chat: ChatRef) => heard.filter((event) => event.chat === chat).map(({ content }) => content);

async function windowOf(viewport: { width: number; height: number }) {
  const chat = await stage.chatFor('Cô Thử Nghiệm');
  const window = await openWindow(browser, stage, chat, viewport);
  onTestFinished(() => window.context.close());
  return { ...window, chat, box: window.page.getByLabel('Nhập tin nhắn'), send: window.page.locator('#send') };
}

describe.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (device, viewport) => {
  it('a person reads, writes, sends photos and chooses, and axe finds nothing serious', async () => {
    const { page, chat, box, send, complaints } = await windowOf(viewport);
    const look = async (what: string) => {
      await screen(page, `${device.replace('a ', '')}-${what}`);
      expect(await findings(page)).toEqual([]);
      await expectRoom(page);
    };
    const { channel } = stage.web;
    await channel.menu(chat, [
      { command: 'viec', description: 'Việc của tôi' },
      { command: 'bai', description: 'Bài đã gửi' },
    ]);
    const task = 'Chào thầy/cô. Hôm nay có 1 việc:\n\n1. Bài viết tháng 11 — còn 3 ngày (KH 36, mục III.2)';
    await channel.send(chat, say(task, ['Nộp bài', 'Xem bài mẫu', 'Để mai nhắc lại']));
    await channel.send(chat, { kind: 'album', photos: await Promise.all([1, 2, 3, 4, 5].map(photo)), caption: 'Mẫu' });
    const report = stored('Báo cáo tháng 10 năm 2020.docx', 'application/octet-stream', bytes(1, 40_000));
    await channel.send(chat, { kind: 'file', file: report, caption: '' });
    await page.getByText('Báo cáo tháng 10').waitFor();
    await look('reading');

    await page
      .locator('#pick-photos')
      .setInputFiles(
        await Promise.all(
          [1, 2, 3].map(async (n) => ({ name: `IMG_000${n}.jpg`, mimeType: 'image/jpeg', buffer: await picture(n) })),
        ),
      );
    await box.fill('Các con tập văn nghệ chào mừng 20/11.\nKhông khí rất vui.');
    await look('about-to-send');
    await send.click();
    await page.getByText('Đã nhận và lưu 3 tệp.').waitFor();
    await page.locator('.own .tile img').first().waitFor();
    await look('sent');
    const media = heardIn(chat).find(({ kind }) => kind === 'media');
    expect(media).toMatchObject({ kind: 'media', files: [{ kind: 'photo' }, {}, {}], album: expect.any(String) });

    await page.getByRole('button', { name: 'Bỏ', exact: true }).click();
    await page.getByText('Đã chọn 1.Bỏ.').waitFor();
    await page.getByRole('button', { name: 'Các lệnh' }).click();
    await look('commands');
    await page.getByRole('button', { name: '/viec' }).click();
    await page.getByText('Thầy/cô vừa viết: /viec').waitFor();
    expect(complaints).toEqual([]);
  });

  it('a person shares a phone number and changes what was sent', async () => {
    const { page, chat, box, send, complaints } = await windowOf(viewport);
    await stage.web.channel.send(chat, {
      kind: 'text',
      text: 'Xin số điện thoại',
      buttons: [],
      askPhone: 'Gửi số của tôi',
    });
    await page.getByLabel('Số điện thoại').fill('12');
    await page.getByRole('button', { name: 'Gửi số của tôi' }).click();
    await page.getByText('Số điện thoại chưa đúng').waitFor();
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    await page.getByRole('button', { name: 'Gửi số của tôi' }).click();
    await page.getByText('Đã ghi số 0912345678.').waitFor();

    await box.fill('Bài vè hội giảng');
    await send.click();
    await page.getByText('Thầy/cô vừa viết: Bài vè hội giảng').waitFor();
    await box.fill('một bản nháp khác');
    await page.getByRole('button', { name: 'Sửa' }).click();
    await screen(page, `${device.replace('a ', '')}-editing`);
    expect(await findings(page)).toEqual([]);
    await box.fill('Bài về hội giảng');
    await send.click();
    await page.getByText('Đã sửa thành: Bài về hội giảng').waitFor();
    await page.locator('.own', { hasText: 'đã sửa' }).waitFor();
    expect(await box.inputValue()).toBe('một bản nháp khác');
    expect(complaints).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('everything is reached in order, and focus is never lost', async () => {
    const { page, chat, box } = await windowOf(DESKTOP);
    await stage.web.channel.send(chat, say('Nộp cho việc nào?', ['Việc một', 'Việc hai']));
    await page.getByRole('button', { name: 'Việc hai' }).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent');
    await page.locator('#more-button').focus();
    const order: string[] = [];
    for (let steps = 0; steps < 5; steps++) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['log', 'Việc một', 'Việc hai', 'attach-button', 'text']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('choose-photos');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('attach-button');

    const { message } = await stage.web.channel.send(chat, say('Chốt chưa?', ['Chốt']));
    await page.getByRole('button', { name: 'Chốt' }).focus();
    await stage.web.channel.edit(chat, message, say('Đã chốt.'));
    await page.getByText('Đã chốt.').waitFor();
    expect(await focused()).toContain('Đã chốt.');

    await box.focus();
    await page.keyboard.type('dòng một');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('dòng hai');
    await page.keyboard.press('Enter');
    await page.getByText('Thầy/cô vừa viết: dòng một').waitFor();
    expect(heardIn(chat).at(-1)).toEqual({ kind: 'text', text: 'dòng một\ndòng hai' });
    expect(await focused()).toBe('text');
  });
});

describe('two windows', () => {
  it('show the same, and one nobody looks at counts in its title', async () => {
    const { page, chat, context, box } = await windowOf(DESKTOP);
    const read = () => JSON.stringify(stage.rows(`SELECT readUpTo FROM WebChat WHERE id = '${chat}'`));
    await page.getByText('Thầy/cô vừa viết: /start').waitFor();
    await until(() => !read().includes(':0}'));
    const other = await context.newPage();
    const complaints = listenTo(other);
    await other.addInitScript("Object.defineProperty(document, 'hidden', { get: () => window.isAway === true })");
    await other.goto(`${stage.url}/chat`);
    await other.getByText('Đã kết nối').waitFor();
    await other.evaluate("window.isAway = true; document.dispatchEvent(new Event('visibilitychange'))");
    await page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })");
    await stage.web.channel.send(chat, say('Tin thứ nhất'));
    await stage.web.channel.send(chat, say('Tin thứ hai'));
    await other.getByText('Tin thứ hai').waitFor();
    expect(await other.title()).toBe('(2) Loa');
    await other.evaluate("window.isAway = false; document.dispatchEvent(new Event('visibilitychange'))");
    await until(async () => (await other.title()) === 'Loa' && (await page.title()) === 'Loa');

    await box.fill('từ cửa sổ một');
    await page.keyboard.press('Enter');
    await other.locator('.own', { hasText: 'từ cửa sổ một' }).waitFor();
    await other.getByText('Thầy/cô vừa viết: từ cửa sổ một').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('after an outage of the server', () => {
  it('the page comes back by itself with what was said meanwhile', async () => {
    const own = await webStage();
    onTestFinished(() => own.stop());
    await partner(own);
    const chat = await own.chatFor('Cô Thử');
    const { page, context } = await openWindow(browser, own, chat, DESKTOP);
    onTestFinished(() => context.close());
    await own.http.stop();
    await own.web.channel.send(chat, say('Nói trong lúc mất mạng'));
    await page.getByLabel('Nhập tin nhắn').fill('Viết trong lúc mất mạng');
    await page.keyboard.press('Enter');
    await page.getByText('Mất mạng, đang thử lại…').waitFor();
    await page.getByText('Chờ có mạng để gửi').waitFor();
    const again = createHttpServer({
      port: own.port,
      hostname: '127.0.0.1',
      log: { info: () => {}, warn: () => {}, error: () => {} },
      publicUrl: () => own.url,
      routes: [own.web.routes],
    });
    await again.start();
    onTestFinished(() => again.stop());
    await page.getByText('Nói trong lúc mất mạng').waitFor();
    await page.getByText('Thầy/cô vừa viết: Viết trong lúc mất mạng').waitFor();
    expect(await page.locator('.own').count()).toBe(1);
    await page.getByText('Đã kết nối').waitFor();
  });
});

describe('the demo', () => {
  it('shows four chats on one page, each its own', async () => {
    const paths = await Promise.all(
      ['Cô Một', 'Cô Hai', 'Cô Ba', 'Cô Bốn'].map(async (name) => {
        const chat = await stage.chatFor(name);
        return stage.db.transaction((tx) => stage.web.openChat(tx, chat, stage.clock.now()));
      }),
    );
    const page = await browser.newPage({ viewport: { width: 1320, height: 720 } });
    onTestFinished(() => page.close());
    const complaints = listenTo(page);
    const frames = paths.map((path, n) => `<iframe title="${n}" src="${path}" width="310" height="680"></iframe>`);
    await page.route('**/four', (route) => route.fulfill({ contentType: 'text/html', body: frames.join('') }));
    await page.goto(`${stage.url}/four`);
    for (const [n] of paths.entries()) {
      const frame = page.frameLocator(`iframe[title="${n}"]`);
      await frame.getByText('Đã kết nối').waitFor();
      await frame.getByLabel('Nhập tin nhắn').fill(`người số ${n}`);
      await frame.locator('#send').click();
      await frame.getByText(`Thầy/cô vừa viết: người số ${n}`).waitFor();
    }
    await screen(page, 'demo-four');
    for (const [n] of paths.entries()) {
      expect(await page.frameLocator(`iframe[title="${n}"]`).locator('.own').allInnerTexts()).toHaveLength(1);
    }
    expect(complaints).toEqual([]);
    await until(() => heard.length > 0);
  });
});
