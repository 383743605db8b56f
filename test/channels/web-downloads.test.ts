/** Files in a web chat: out to their own chat alone, and harmless. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChatRef, OpenError, type StoredFile } from '../../src/channels/contract.js';
import { all, bytes, stored, thrown } from '../contract/material.js';
import { type Browser, newBrowser, until, type WebStage, webStage } from './web-stage.js';

const MB = 1024 * 1024;

let stage: WebStage;
let chat: ChatRef;
let browser: Browser;

beforeAll(async () => {
  stage = await webStage();
  await stage.listen();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  chat = await stage.chatFor('Cô Thử');
  browser = await stage.browserOf(chat);
  await until(() => stage.rows('SELECT 1 FROM WebEvent').length === 0);
  stage.received.length = 0;
});

const content = (seed: number, length = 5_000) => new Uint8Array(bytes(seed, length));
const held = (folder: 'in' | 'out' | 'part') =>
  existsSync(join(stage.filesDir, folder)) ? readdirSync(join(stage.filesDir, folder)) : [];

/** The files of the only event the house got. */
async function received() {
  await until(() => stage.received.length > 0);
  const [event] = stage.received;
  if (event?.content.kind !== 'media') throw new Error('expected files');
  return event.content;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a file in a chat', () => {
  const send = (file: StoredFile) => stage.web.channel.send(chat, { kind: 'file', file, caption: '' });
  const lastFile = async () => (await browser.changes()).messages.at(-1)?.files[0]?.id ?? '';

  it('is handed to its own chat alone', async () => {
    await browser.says('', [{ name: 'riêng.txt', bytes: content(1) }]);
    const upload = await lastFile();
    await send(stored('của tôi.pdf', 'application/pdf', bytes(2)));
    const copy = await lastFile();
    const other = await stage.browserOf(await stage.chatFor('Cô Khác'));
    for (const file of [upload, copy]) {
      expect((await browser.get(`/chat/files/${file}`)).status).toBe(200);
      expect((await other.get(`/chat/files/${file}`)).status).toBe(404);
      expect((await newBrowser(stage.url).get(`/chat/files/${file}`)).status).toBe(401);
    }
  });

  it.each([
    ['application/pdf', 'application/pdf', 'attachment'],
    [DOCX, DOCX, 'attachment'],
    ['text/html', 'application/octet-stream', 'attachment'],
    ['application/xhtml+xml', 'application/octet-stream', 'attachment'],
    ['image/svg+xml', 'application/octet-stream', 'attachment'],
    ['image/jpeg', 'image/jpeg', 'inline'],
    ['video/mp4', 'video/mp4', 'inline'],
  ])('of type %s leaves as %s, %s, and can do nothing', async (type, as, how) => {
    await send(stored('Báo cáo "tháng 11"; đợt 1.bin', type, bytes(3)));
    const { headers } = await browser.get(`/chat/files/${await lastFile()}`);
    expect(headers.get('content-type')).toBe(as);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^${how}; filename="Bao cao _thang 11__ dot 1.bin"; `),
    );
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22th%C3%A1ng");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toContain('private');
  });

  it('comes in parts for players that ask so', async () => {
    await send(stored('phim.mp4', 'video/mp4', bytes(4)));
    const path = `/chat/files/${await lastFile()}`;
    const part = async (range: string) => {
      const answer = await browser.request(path, { headers: { range } });
      return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength];
    };
    expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/1000', 10]);
    expect(await part('bytes=990-')).toEqual([206, 'bytes 990-999/1000', 10]);
    expect(await part('bytes=-5')).toEqual([206, 'bytes 995-999/1000', 5]);
    expect(await part('bytes=0-99999')).toEqual([206, 'bytes 0-999/1000', 1_000]);
    expect(await part('bytes=1000-')).toEqual([416, 'bytes */1000', 0]);
    expect(await part('lines=1-2')).toEqual([200, null, 1_000]);
  });

  it('lies on the disk once, however often it is sent', async () => {
    const before = held('out').length;
    const file = stored('một.pdf', 'application/pdf', bytes(7));
    await send(file);
    await send(file);
    expect(held('out')).toHaveLength(before + 1);
  });

  it('is refused when the house cannot read it, or it is not what it is called', async () => {
    const unreadable = { ...stored('a.pdf', 'application/pdf', bytes(8)), open: () => brokenStream() };
    expect(await thrown(send(unreadable))).toMatchObject({ name: 'SendError', reason: 'rejected' });
    const sha256 = createHash('sha256').update('something else').digest('hex');
    expect(await thrown(send({ ...stored('a.pdf', 'application/pdf', bytes(9)), sha256 }))).toMatchObject({
      name: 'SendError',
    });
    const huge = { ...stored('a.bin', 'application/zip', bytes(10)), bytes: 200 * MB + 1 };
    expect(await thrown(send(huge))).toMatchObject({ reason: 'rejected' });
    expect((await browser.changes()).messages).toEqual([]);
    expect(held('part')).toEqual([]);
  });

  it('that was cleared away is named as gone', async () => {
    await browser.says('', [{ name: 'a.bin', bytes: content(1) }]);
    const [file] = (await received()).files;
    if (file === undefined) throw new Error('expected a file');
    await stage.db.transaction((tx) => tx.webChat.deleteMany({ where: { id: chat } }));
    expect(await thrown(stage.web.channel.open(file.ref).then(all))).toMatchObject({ reason: 'gone' });
    expect(await thrown(stage.web.channel.open(file.ref).then(all))).toBeInstanceOf(OpenError);
  });
});

async function* brokenStream(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(10);
  throw new Error('the disk is worn');
}
