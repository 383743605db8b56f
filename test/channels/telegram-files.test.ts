/** Opening files that Telegram holds: limits, broken lines, links that contain the token. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaRef } from '../../src/channels/contract.js';
import { createApi, PATIENCE } from '../../src/channels/telegram/api.js';
import { openMedia } from '../../src/channels/telegram/download.js';
import { all, bytes, everythingIn, thrown } from '../contract/material.js';
import type { FakePerson, Fault } from '../support/fake-telegram/index.js';
import { type TelegramStage, TOKEN, telegramStage } from './telegram-stage.js';

const MEBIBYTE = 1024 * 1024;
const START = new Date('2026-11-20T01:00:00Z');

let stage: TelegramStage;
let lan: FakePerson;
let now: Date;

beforeEach(async () => {
  now = START;
  stage = await telegramStage({ now: () => now, patience: { callMs: 1_000, stallMs: 200 } });
  lan = stage.fake.user({ id: 501, name: 'Cô Lan' });
});
afterEach(() => stage.stop());

/** What the channel says of the file in the next message. */
async function arriving(send: () => void): Promise<MediaRef> {
  const refs: MediaRef[] = [];
  await stage.channel.start(async (events) => {
    for (const { content } of events) if (content.kind === 'media') refs.push(...content.files.map(({ ref }) => ref));
  });
  send();
  await stage.fake.until(() => refs.length > 0);
  await stage.channel.stop();
  const [ref] = refs;
  if (ref === undefined) throw new Error('no file came');
  return ref;
}

const failure = (ref: MediaRef) => thrown(stage.channel.open(ref).then(all));

describe('opening', () => {
  it('reads the bytes of the largest photo', async () => {
    const ref = await arriving(() => lan.sendsPhoto(bytes(1)));
    expect(await all(await stage.channel.open(ref))).toEqual(bytes(1));
  });

  it('asks for a new link every time, since links end after an hour', async () => {
    const ref = await arriving(() => lan.sendsDocument(bytes(1)));
    await all(await stage.channel.open(ref));
    now = new Date(START.getTime() + 2 * 3_600_000);
    expect(await all(await stage.channel.open(ref))).toEqual(bytes(1));
  });

  it('reads a file of exactly 20 MB, and names one byte more too big', async () => {
    const fits = await arriving(() => lan.sendsDocument(20 * MEBIBYTE));
    expect(await all(await stage.channel.open(fits))).toHaveLength(20 * MEBIBYTE);
    const over = await arriving(() => lan.sendsDocument(20 * MEBIBYTE + 1));
    expect(await failure(over)).toMatchObject({ name: 'OpenError', reason: 'tooBig' });
  });

  it('lets go of the line when the reader leaves early', async () => {
    const ref = await arriving(() => lan.sendsDocument(5 * MEBIBYTE));
    for await (const chunk of await stage.channel.open(ref)) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    expect(await all(await stage.channel.open(ref))).toHaveLength(5 * MEBIBYTE);
  });

  it.each<[string, string, Fault, string]>([
    ['a file not there yet', 'getFile', refused('wrong file_id or the file is temporarily unavailable'), 'later'],
    ['a file gone', 'getFile', refused('invalid file_id'), 'gone'],
    ['being throttled', 'getFile', { kind: 'throttle', retryAfterS: 5 }, 'later'],
    ['a dead API', 'getFile', { kind: 'silent' }, 'later'],
    ['a page of HTML', 'getFile', { kind: 'html', code: 200 }, 'later'],
    ['a revoked token', 'getFile', { kind: 'refuse', code: 401, description: 'Unauthorized' }, 'later'],
    ['a line that breaks half way', 'download', { kind: 'lost' }, 'later'],
    ['a line that stands still half way', 'download', { kind: 'stall', ms: 60_000 }, 'later'],
    ['a line that never starts', 'download', { kind: 'silent' }, 'later'],
    ['a bad gateway', 'download', { kind: 'html', code: 502 }, 'later'],
    ['a link refused', 'download', { kind: 'refuse', code: 404, description: 'Not Found' }, 'later'],
  ])('names %s', async (_name, method, fault, reason) => {
    const ref = await arriving(() => lan.sendsDocument(bytes(1, 200_000)));
    stage.fake.fail(method, fault);
    const error = await failure(ref);
    expect(error).toMatchObject({ name: 'OpenError', reason });
    expect(everythingIn(error)).not.toContain(TOKEN.slice(12));
    expect(await all(await stage.channel.open(ref))).toHaveLength(200_000);
  });
});

describe('a Bot API server of our own', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loa-local-api-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names a path on our disk, which is read there', async () => {
    const ref = await arriving(() => lan.sendsDocument(bytes(1)));
    const path = join(folder, 'bài viết.docx');
    await writeFile(path, bytes(2));
    stage.fake.keepLocally(fileId(ref), path);
    expect(await all(await stage.channel.open(ref))).toEqual(bytes(2));
    expect(stage.fake.calls.map(({ method }) => method)).not.toContain('download');
  });

  it('may have lost it', async () => {
    const ref = await arriving(() => lan.sendsDocument(bytes(1)));
    stage.fake.keepLocally(fileId(ref), join(folder, 'nowhere'));
    const error = await failure(ref);
    expect(error).toMatchObject({ name: 'OpenError', reason: 'later' });
    expect(everythingIn(error)).not.toContain(folder);
  });

  it('is not believed when it is the hosted one', async () => {
    const ref = await arriving(() => lan.sendsDocument(bytes(1)));
    stage.fake.keepLocally(fileId(ref), '/etc/hostname');
    const hosted = { ...createApi(TOKEN, stage.fake.url), hosted: true };
    expect(await thrown(openMedia(hosted, PATIENCE, ref))).toMatchObject({ name: 'OpenError', reason: 'later' });
  });
});

function refused(description: string): Fault {
  return { kind: 'refuse', code: 400, description: `Bad Request: ${description}` };
}

function fileId(ref: MediaRef): string {
  return ref.slice(ref.indexOf(':') + 1);
}
