/** The demo in a real browser, on a phone and on a desktop: the short path, beginning anew, and leaving no trace. */

import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SHOWN } from '../../src/demo/texts/story.js';
import { expectRoom, findings, launch, listenTo, screen } from '../channels/web-screens.js';
import { type DemoProcess, startDemo } from './demo-process.js';
import { letsTimePass, sendsAndDecides, type Visitor, visit } from './visitor.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** For machines with other things to do. */
const PATIENCE_MS = 120_000;

let browser: Browser;
let demo: DemoProcess;

beforeAll(async () => {
  browser = await launch();
  demo = await startDemo(0);
}, PATIENCE_MS);
afterAll(async () => {
  await browser.close();
  await demo.stop('SIGTERM');
  demo.clear();
});

/** A window onto a demo at its opening. */
async function pageOf(viewport: { width: number; height: number }): Promise<{ page: Page; complaints: string[] }> {
  await demo.beginAnew();
  const isPhone = viewport.width < 600;
  const context = await browser.newContext({ viewport, locale: 'vi-VN', isMobile: isPhone, hasTouch: isPhone });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  return { page, complaints: listenTo(page) };
}

async function beginAnew({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Làm lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Làm lại' }).click();
  await page.locator('#day', { hasText: 'thứ Hai, 02/11/2020' }).waitFor();
  await page.locator('#steps .current b', { hasText: 'Gửi bài' }).waitFor();
}

describe.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (device, viewport) => {
  it('the short path leads from photos to the report, and axe finds nothing serious', async () => {
    const { page, complaints } = await pageOf(viewport);
    const visitor = await visit(page, demo.address);
    const look = async (what: string) => {
      await screen(page, `demo-${device.replace('a ', '')}-${what}`);
      expect(await findings(page)).toEqual([]);
      await expectRoom(page);
    };
    await look('opening');
    await sendsAndDecides(visitor);
    await look('decided');
    await letsTimePass(visitor);
    await visitor.turnTo('lead');
    await visitor.phone('lead').getByText('🔔 Kính gửi thầy/cô').last().waitFor();
    await visitor.turnTo('office');
    await visitor.phone('office').getByText('📄 Dự thảo báo cáo tháng 11/2020').waitFor();
    await visitor.phone('office').getByText('chưa nộp: Tổ Nhà trẻ').first().waitFor();
    await look('reported');

    const link = page.getByRole('link', { name: 'Mở tệp báo cáo' });
    const [opened] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(opened.suggestedFilename()).toBe('bao-cao-thang-2020-11.docx');
    expect((await page.request.get(opened.url())).headers()['content-type']).toBe(DOCX);
    await page.getByText('Đã xem đủ một vòng').waitFor();
    await page.getByRole('button', { name: 'Tin nóng' }).click();
    await visitor.phone('teacher').getByText('Sự việc xảy ra ở đâu?').waitFor();
    await look('walked');

    await beginAnew(visitor);
    for (const who of SHOWN) {
      await visitor.turnTo(who);
      expect(await visitor.phone(who).getByText('Thứ Ba, 1/12/2020').count()).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('time is made to pass and everything begun anew, and focus comes back from the question', async () => {
    const { page, complaints } = await pageOf(DESKTOP);
    const visitor = await visit(page, demo.address);
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
    await page.locator('[data-jump="morning"]:enabled').focus();
    const order = [await focused()];
    for (let steps = 0; steps < 4; steps++) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order.map((label) => label.slice(0, 12))).toEqual([
      'Sáng hôm sau',
      'Cuối tháng t',
      'Ngày chốt bá',
      'Làm lại',
      'Đặt sẵn bài ',
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('Làm lại');
    await page.locator('[data-jump="morning"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#day', { hasText: 'thứ Ba, 03/11/2020' }).waitFor();
    await visitor.timeStands();
    expect(complaints).toEqual([]);
  });
});

describe('a demo that is stopped', () => {
  it('is said to be so on the page', async () => {
    const own = await startDemo(0);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    onTestFinished(() => own.clear());
    await visit(page, own.address);
    expect(await own.stop('SIGINT')).toBe(0);
    await page.getByText('Bản dùng thử đã dừng.').waitFor();
    expect(own.left()).toEqual([]);
  });

  it('had taken another port where the wanted one was in use, and leaves nothing behind', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const wanted = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const own = await startDemo(wanted);
    onTestFinished(() => own.clear());
    expect(own.port).not.toBe(wanted);
    // Ready means ready: the very first request is answered with the page.
    expect(await (await fetch(own.address)).text()).toContain('Xem thử trong hai phút');
    expect(own.left()).toEqual([expect.stringMatching(/^loa-demo-/)]);
    expect(await own.stop('SIGHUP')).toBe(0);
    expect(own.left()).toEqual([]);
  });
});
