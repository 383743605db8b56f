import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef } from '../../src/channels/contract.js';
import { all, bytes } from '../contract/material.js';
import { type Browser, newId, until, type WebStage, webStage } from './web-stage.js';

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

/** A request written by hand, to be cut off anywhere. */
async function rawUpload(headers: readonly string[], body: Uint8Array, path = `/chat/files/${newId()}?name=a.bin`) {
  const socket = connect(stage.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  const lines = [
    `PUT ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${stage.port}`,
    `Origin: ${stage.url}`,
    `Cookie: loa-chat=${browser.cookie('loa-chat')}`,
    ...headers,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.write(body);
  return { socket, answer: () => answer };
}

describe('an upload', () => {
  it('reaches the house as it was, with name, type and size', async () => {
    await browser.says('Ảnh khai giảng', [{ name: 'Khai giảng.JPG', type: 'image/jpeg', bytes: content(1) }]);
    const { files, caption, album } = await received();
    expect(files).toMatchObject([{ kind: 'photo', name: 'Khai giảng.JPG', type: 'image/jpeg', bytes: 5_000 }]);
    expect([caption, album]).toEqual(['Ảnh khai giảng', undefined]);
    const [file] = files;
    if (file === undefined) throw new Error('expected a file');
    expect(await all(await stage.web.channel.open(file.ref))).toEqual(content(1));
  });

  it('is one of an album when sent together with others, in their order', async () => {
    const uploads = [3, 1, 2].map((seed) => ({ name: `${seed}.png`, type: 'image/png', bytes: content(seed) }));
    await browser.says('', uploads);
    const { files, album } = await received();
    expect(files.map(({ name }) => name)).toEqual(['3.png', '1.png', '2.png']);
    expect(album).toEqual(expect.any(String));
  });

  it.each([
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['image/svg+xml', 'document'],
    ['text/html', 'document'],
    ['nonsense', 'document'],
  ])('called %s is a %s', async (type, kind) => {
    await browser.says('', [{ name: 'tệp', type, bytes: content(1) }]);
    expect((await received()).files[0]?.kind).toBe(kind);
  });

  it('repeated, at once or later, is stored once', async () => {
    const before = held('in').length;
    const id = newId();
    const again = () => browser.upload({ id, name: 'a.bin', bytes: content(4) });
    const answers = await Promise.all([again(), again(), again()]);
    expect([...answers, await again()].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(held('in')).toHaveLength(before + 1);
    expect(held('part')).toEqual([]);
  });

  it('cut off in the middle leaves no half file and no message, and goes through when tried again', async () => {
    const before = held('in').length;
    const id = newId();
    const body = content(6, 200_000);
    const path = `/chat/files/${id}?name=a.bin`;
    const { socket, answer } = await rawUpload([`Content-Length: ${body.length}`], body.subarray(0, 90_000), path);
    await until(() => held('part').length === 1);
    socket.destroy();
    await until(() => held('part').length === 0);
    expect([held('in').length, answer()]).toEqual([before, '']);
    expect((await browser.changes()).messages).toEqual([]);
    expect(stage.logged.filter(({ level }) => level === 'error')).toEqual([]);

    expect((await browser.says('', [{ id, name: 'a.bin', bytes: body }])).status).toBe(200);
    const [file] = (await received()).files;
    if (file === undefined) throw new Error('expected a file');
    expect(await all(await stage.web.channel.open(file.ref))).toEqual(body);
  });

  it('of more than 200 MB is refused before it is sent', async () => {
    const { socket, answer } = await rawUpload([`Content-Length: ${200 * MB + 1}`], new Uint8Array(10));
    await until(() => answer().includes('}'));
    expect(answer()).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer().toLowerCase()).toContain('connection: close');
    socket.destroy();
    expect(held('part')).toEqual([]);
  });

  it.each([
    ['an empty file', { name: 'a.txt', bytes: new Uint8Array() }, 422, 'fileEmpty'],
    ['software', { name: 'Bài thi.pdf.EXE', bytes: new Uint8Array(9) }, 415, 'fileType'],
    ['a name of its own making', { id: '..%2f..%2fx', name: 'a', bytes: new Uint8Array(9) }, 400, 'unreadable'],
  ])('of %s is answered with one sentence and kept nowhere', async (_what, upload, status, code) => {
    const before = held('in').length;
    const answer = await browser.upload(upload);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: code, message: expect.stringMatching(/\.$/) });
    expect(held('in')).toHaveLength(before);
  });

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\x.docx', 'x.docx'],
    ['/abs/olute.txt', 'olute.txt'],
    ['a\u0000b\u202Egpj.txt', 'abgpj.txt'],
    ['Báo cáo'.normalize('NFD'), 'Báo cáo'],
    ['', 'tep'],
    ['..', 'tep'],
  ])('named %j is called %j and lies under a name of ours', async (name, called) => {
    await browser.says('', [{ name, bytes: content(1) }]);
    expect((await received()).files[0]?.name).toBe(called);
    for (const file of held('in')) expect(file).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('with a name of 300 characters is taken under a shorter one of the same kind', async () => {
    await browser.says('', [{ name: `${'ế'.repeat(300)}.docx`, bytes: content(1) }]);
    const [file] = (await received()).files;
    expect(file?.name).toMatch(/^ế+\.docx$/);
    expect(Buffer.byteLength(file?.name ?? '')).toBeLessThanOrEqual(200);
  });

  it('waits its turn when much is waiting already', async () => {
    const announce = async () => {
      const { socket, answer } = await rawUpload([`Content-Length: ${200 * MB}`], new Uint8Array(10));
      await until(() => answer() !== '' || held('part').length > 0);
      socket.destroy();
      await until(() => held('part').length === 0);
      return answer().slice(9, 12);
    };
    expect(await announce()).toBe('');
    await stage.db.transaction((tx) =>
      tx.webFile.create({
        data: {
          id: newId(),
          chatId: chat,
          clientId: newId(),
          kind: 'video',
          name: 'a',
          type: 'video/mp4',
          bytes: 900 * MB,
          storedAt: stage.clock.now(),
        },
      }),
    );
    expect(await announce()).toBe('429');
  });

  it('belongs to one message and to one chat', async () => {
    const id = newId();
    await browser.says('', [{ id, name: 'a.bin', bytes: content(1) }]);
    expect((await browser.post('/chat/messages', { id: newId(), text: '', files: [id] })).status).toBe(409);
    const other = await stage.browserOf(await stage.chatFor('Cô Khác'));
    const mine = newId();
    await browser.upload({ id: mine, name: 'a.bin', bytes: content(2) });
    expect((await other.post('/chat/messages', { id: newId(), text: '', files: [mine] })).status).toBe(409);
  });
});
