/** What the mailbox keeps, and for how long. */
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatRef } from '../../src/channels/contract.js';
import { insertRows } from '../../src/db/insert-rows.js';
import { DAY_MS } from '../../src/lib/clock.js';
import { all, bytes, stored } from '../contract/material.js';
import { type Browser, newId, until, type WebStage, webStage } from './web-stage.js';

let stage: WebStage;
let chat: ChatRef;
let browser: Browser;

beforeEach(async () => {
  stage = await webStage();
  await stage.listen();
  chat = await stage.chatFor('Cô Thử');
  browser = await stage.browserOf(chat);
  await until(() => stage.received.length === 1);
  stage.received.length = 0;
});
afterEach(() => stage.stop());

const held = (folder: 'in' | 'out' | 'part') =>
  existsSync(join(stage.filesDir, folder)) ? readdirSync(join(stage.filesDir, folder)) : [];

async function cleanAfter(days: number): Promise<void> {
  stage.clock.advance(days * DAY_MS);
  await stage.web.clean();
}

async function fetchedUpload(): Promise<void> {
  await browser.says('', [{ name: 'a.jpg', type: 'image/jpeg', bytes: new Uint8Array(bytes(1)) }]);
  await until(() => stage.received.length > 0);
  const content = stage.received[0]?.content;
  const file = content?.kind === 'media' ? content.files[0] : undefined;
  if (file === undefined) throw new Error('expected a file');
  await all(await stage.web.channel.open(file.ref));
}

it('keeps an upload that was never sent for a day', async () => {
  await browser.upload({ name: 'a.bin', bytes: new Uint8Array(9) });
  await cleanAfter(0.9);
  expect(held('in')).toHaveLength(1);
  await cleanAfter(0.2);
  expect([held('in'), stage.rows('SELECT * FROM WebFile')]).toEqual([[], []]);
});

it('clears away everything that is due, however much it is', async () => {
  const upload = { chatId: chat, kind: 'document', name: 'a.bin', type: 'text/plain', bytes: 9 } as const;
  const many = Array.from({ length: 450 }, (_, n) => ({ ...upload, id: newId(), clientId: `upload-${n}` }));
  const due = many.map((file) => ({ ...file, storedAt: stage.clock.now() }));
  await stage.db.transaction((tx) => insertRows(tx, 'WebFile', due));
  await cleanAfter(2);
  expect(stage.rows('SELECT COUNT(*) AS "left" FROM WebFile')).toEqual([{ left: 0 }]);
});

it('keeps an upload for a month after the house fetched it, then still tells of it', async () => {
  await fetchedUpload();
  await cleanAfter(29);
  expect(held('in')).toHaveLength(1);
  await cleanAfter(2);
  expect(held('in')).toEqual([]);
  const [message] = (await browser.changes()).messages;
  expect(message?.files).toMatchObject([{ name: 'a.jpg', gone: true }]);
  expect((await browser.get(`/chat/files/${message?.files[0]?.id}`)).status).toBe(410);
});

it('keeps what the house has not fetched twice as long', async () => {
  await browser.says('', [{ name: 'a.jpg', type: 'image/jpeg', bytes: new Uint8Array(bytes(1)) }]);
  await cleanAfter(59);
  expect(held('in')).toHaveLength(1);
  await cleanAfter(2);
  expect(held('in')).toEqual([]);
});

it('keeps a copy for a quarter from its last sending', async () => {
  const send = () =>
    stage.web.channel.send(chat, { kind: 'file', file: stored('a.pdf', 'application/pdf', bytes(1)), caption: '' });
  await send();
  await cleanAfter(80);
  await send();
  await cleanAfter(80);
  expect(held('out')).toHaveLength(1);
  await cleanAfter(12);
  expect(held('out')).toEqual([]);
  await send();
  expect((await browser.changes()).messages.map(({ files }) => files[0]?.gone)).toEqual([true, true, false]);
});

it('clears away what a crash left lying, but nothing that is being written', async () => {
  const yesterday = new Date(stage.clock.now().getTime() - 2 * DAY_MS);
  const leave = (folder: string, name: string, at?: Date) => {
    mkdirSync(join(stage.filesDir, folder), { recursive: true });
    writeFileSync(join(stage.filesDir, folder, name), 'x');
    if (at !== undefined) utimesSync(join(stage.filesDir, folder, name), at, at);
  };
  leave('part', `${newId()}.part`, yesterday);
  leave('part', 'young.part');
  leave('in', '00000000-0000-4000-8000-000000000000', yesterday);
  leave('out', 'a'.repeat(64), yesterday);
  leave('in', 'not-ours.txt', yesterday);
  await fetchedUpload();
  await stage.web.clean();
  expect(held('part')).toEqual(['young.part']);
  expect(held('out')).toEqual([]);
  expect(held('in')).toHaveLength(2);
  expect(held('in')).toContain('not-ours.txt');
});

it('forgets sessions that are over and links that are long over', async () => {
  const path = await stage.entrance(chat);
  await cleanAfter(8);
  expect(await (await browser.get(path)).text()).not.toContain('không đúng');
  await cleanAfter(200);
  expect([stage.rows('SELECT * FROM WebLink'), stage.rows('SELECT * FROM WebSession')]).toEqual([[], []]);
});

it('erases a chat with everything said in it', async () => {
  await fetchedUpload();
  await stage.web.channel.send(chat, { kind: 'text', text: 'Chào cô', buttons: [] });
  await stage.db.transaction((tx) => stage.web.erase(tx, chat));
  for (const table of ['WebChat', 'WebMessage', 'WebFile', 'WebLink', 'WebSession', 'WebEvent']) {
    expect(stage.rows(`SELECT * FROM ${table}`)).toEqual([]);
  }
  for (const file of held('in')) utimesSync(join(stage.filesDir, 'in', file), 0, 0);
  await stage.web.clean();
  expect(held('in')).toEqual([]);
});
