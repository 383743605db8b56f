/** A real browser on the web chat, a partner who answers, and pictures of what it looks like. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { ChatRef, Inbound, StoredFile } from '../../src/channels/contract.js';
import { stored } from '../contract/material.js';
import type { WebStage } from './web-stage.js';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };
const SCREENS_DIR = join(tmpdir(), 'loa-web-screens');

export function launch(): Promise<Browser> {
  mkdirSync(SCREENS_DIR, { recursive: true });
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A window that has come in by a personal link; everything the page complains of is collected. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

export async function openWindow(
  browser: Browser,
  stage: WebStage,
  chat: ChatRef,
  viewport: { width: number; height: number },
  options: { readonly dark?: boolean } = {},
): Promise<Window> {
  const context = await browser.newContext({
    viewport,
    locale: 'vi-VN',
    isMobile: viewport.width < 600,
    hasTouch: viewport.width < 600,
    deviceScaleFactor: 2,
    colorScheme: options.dark === true ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const complaints = listenTo(page);
  await page.goto(`${stage.url}${await stage.entrance(chat)}`);
  await page.getByRole('button', { name: 'Vào trò chuyện' }).click();
  await page.waitForURL('**/chat');
  await page.getByText('Đã kết nối').waitFor();
  return { page, context, complaints };
}

export function listenTo(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A line that is cut on purpose is told of too; that is no complaint about the page.
    if (message.type() === 'error' && !/net::ERR_|status of (4|5)\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  return complaints;
}

export async function screen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS_DIR, `${name}.png`) });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe calls serious or critical. */
export async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Finding[]>('axe.run().then(({ violations }) => violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
}

/** Nothing is wider than the window, and what is pressed is large enough for a finger. */
export async function expectRoom(page: Page): Promise<void> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(width).toBeLessThanOrEqual(0);
  const small = await page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll('button, input, textarea, a.file, a.choice')]
    .filter((element) => element.checkVisibility() && !element.matches('.edit'))
    .map((element) => ({ box: element.getBoundingClientRect(), name: element.outerHTML.slice(0, 80) }))
    .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
    .map(({ box, name }) => name + ' ' + box.width + 'x' + box.height)`);
  expect(small).toEqual([]);
}

/** A plain picture, its colour by the seed. */
export async function picture(seed: number, width = 800, height = 600): Promise<Buffer<ArrayBuffer>> {
  const hue = (seed * 67) % 255;
  const background = { r: 90 + (hue % 120), g: 130 + ((hue * 3) % 100), b: 120 + ((hue * 7) % 100) };
  const made = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return Buffer.from(new Uint8Array(made));
}

export async function photo(seed: number): Promise<StoredFile> {
  return stored(`anh-${seed}.jpg`, 'image/jpeg', await picture(seed));
}

/** Answers like a very small house. */
export async function partner(stage: WebStage): Promise<Inbound[]> {
  const { channel } = stage.web;
  const heard: Inbound[] = [];
  await channel.start(async (events) => {
    heard.push(...events);
    for (const { chat, content } of events) void answer(chat, content);
  });
  return heard;

  async function answer(chat: ChatRef, content: Inbound['content']): Promise<void> {
    if (content.kind === 'media') {
      const { message } = await channel.send(chat, say(`Đã nhận ${content.files.length} tệp.`, ['Gửi', 'Bỏ']));
      for (const file of content.files) for await (const _ of await channel.open(file.ref));
      await channel.edit(chat, message, say(`Đã nhận và lưu ${content.files.length} tệp.`, ['Gửi', 'Bỏ']));
    }
    if (content.kind === 'tap') await channel.send(chat, say(`Đã chọn ${content.token}.`));
    if (content.kind === 'phone') await channel.send(chat, say(`Đã ghi số ${content.number}.`));
    if (content.kind === 'text' && content.edited === true)
      await channel.send(chat, say(`Đã sửa thành: ${content.text}`));
    if (content.kind === 'text' && content.edited !== true)
      await channel.send(chat, say(`Thầy/cô vừa viết: ${content.text}`));
  }
}

export function say(text: string, labels: readonly string[] = []) {
  const buttons = [labels.map((label, n) => ({ label, token: `${n}.${label}` }))];
  return { kind: 'text', text, buttons: labels.length === 0 ? [] : buttons } as const;
}
