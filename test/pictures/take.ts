/**
 * Takes the two pictures of the README from the running product. By hand, after `npm run build`:
 *
 *   npx tsx test/pictures/take.ts
 *
 * It starts the demo, walks its short path in Chromium, and writes `demo.png` (the page at the end of the path) and
 * `report-page.png` (the first page of the report that came, printed by LibreOffice) beside itself. Needs `chromium`,
 * `soffice` (libreoffice-writer-nogui) and `pdftoppm` (poppler-utils).
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launch } from '../channels/web-screens.js';
import { startDemo } from '../demo/demo-process.js';
import { letsTimePass, sendsAndDecides, visit } from '../demo/visitor.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const VIEWPORT = { width: 1440, height: 900 };
const REPORT_DPI = 84;
const COLOURS = 128;
/** What a page marks as fresh fades in this time. */
const FADE_MS = 2_500;

const run = promisify(execFile);

async function take(): Promise<void> {
  const demo = await startDemo(0);
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, locale: 'vi-VN' });
    const visitor = await visit(page, demo.address);
    await sendsAndDecides(visitor);
    await letsTimePass(visitor);
    await page.waitForTimeout(FADE_MS);
    await save('demo.png', await page.screenshot());
    await save('report-page.png', await firstPage(await report(page, demo.address)));
  } finally {
    await browser.close();
    await demo.stop('SIGTERM');
    demo.clear();
  }
}

async function report(page: Page, address: string): Promise<Buffer> {
  const path = await page.locator('#report').getAttribute('href');
  const answer = await page.request.get(new URL(path ?? '', address).href);
  if (!answer.ok()) throw new Error(`the report does not open: ${answer.status()}`);
  return answer.body();
}

async function firstPage(docx: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'loa-pictures-'));
  try {
    const file = join(folder, 'report.docx');
    await writeFile(file, docx);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    const pages = ['-f', '1', '-l', '1', '-singlefile', '-r', String(REPORT_DPI)];
    await run('pdftoppm', [...pages, '-png', join(folder, 'report.pdf'), join(folder, 'page')]);
    return await sharp(join(folder, 'page.png')).toBuffer();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function save(name: string, picture: Buffer): Promise<void> {
  const path = join(HERE, name);
  await sharp(picture).png({ palette: true, colours: COLOURS, compressionLevel: 9 }).toFile(path);
  process.stdout.write(`${name}: ${Math.ceil(statSync(path).size / 1024)} KB\n`);
}

await take();
