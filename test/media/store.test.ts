import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MediaStore, openMediaStore } from '../../src/media/store.js';
import { temporaryFolder } from './sample-media.js';

const MB = 1024 * 1024;
const LIMIT = { maxBytes: 20 * MB };
const folder = await temporaryFolder();
let stores = 0;

function freshStore(): { readonly dir: string; readonly store: MediaStore } {
  stores += 1;
  const dir = join(folder, `store-${stores}`);
  return { dir, store: openMediaStore(dir) };
}

async function* chunks(...parts: readonly (Uint8Array | string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield typeof part === 'string' ? Buffer.from(part) : part;
  }
}

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

async function listed(store: MediaStore): Promise<readonly { readonly sha256: string; readonly bytes: number }[]> {
  const all: { readonly sha256: string; readonly bytes: number }[] = [];
  for await (const { sha256, bytes } of store.list()) all.push({ sha256, bytes });
  return all;
}

async function putText(store: MediaStore, text: string): Promise<string> {
  const put = await store.put(chunks(text), LIMIT);
  if (!put.ok) throw new Error(`refused: ${put.problem}`);
  return put.sha256;
}

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
const parts = (dir: string): Promise<string[]> => readdir(join(dir, 'incoming'));

describe('the media store', () => {
  it('gives back exactly the bytes it was given, however they were cut into pieces', async () => {
    const { store } = freshStore();
    const pieces = fc.array(fc.uint8Array({ maxLength: 5000 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const whole = Buffer.concat(given);
        const put = await store.put(chunks(...given), LIMIT);
        if (whole.length === 0) return expect(put).toEqual({ ok: false, problem: 'empty' });
        expect(put).toEqual({ ok: true, sha256: sha256(whole), bytes: whole.length });
        expect((await bytesOf(store.open(sha256(whole)))).equals(whole)).toBe(true);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('keeps the same content once, under its hash in two levels of folders', async () => {
    const { dir, store } = freshStore();
    const first = await putText(store, 'ảnh khai giảng');
    expect(await putText(store, 'ảnh khai giảng')).toBe(first);
    expect(await listed(store)).toEqual([{ sha256: first, bytes: 18 }]);
    expect(store.pathOf(first)).toBe(join(dir, first.slice(0, 2), first.slice(2, 4), first));
  });

  it('takes the same content from many at once', async () => {
    const { dir, store } = freshStore();
    const content = Buffer.alloc(300_000, 'Loa');
    const slices = Array.from({ length: 10 }, (_, index) => content.subarray(index * 30_000, (index + 1) * 30_000));
    const puts = await Promise.all(Array.from({ length: 20 }, () => store.put(chunks(...slices), LIMIT)));
    expect(new Set(puts.map((put) => put.ok && put.sha256))).toEqual(new Set([sha256(content)]));
    expect(await listed(store)).toEqual([{ sha256: sha256(content), bytes: content.length }]);
    expect(await parts(dir)).toEqual([]);
  });

  it('takes 20 MB, refuses one byte more, reads no further and leaves nothing', async () => {
    const { dir, store } = freshStore();
    const megabyte = Buffer.alloc(MB);
    let asked = 0;
    let closed = false;
    async function* film(bytesAtEnd: number): AsyncGenerator<Uint8Array> {
      try {
        for (; asked < 20; asked += 1) yield megabyte;
        yield Buffer.alloc(bytesAtEnd);
        asked += 1;
      } finally {
        closed = true;
      }
    }
    expect(await store.put(film(1), LIMIT)).toEqual({ ok: false, problem: 'tooLarge' });
    expect({ asked, closed }).toEqual({ asked: 20, closed: true });
    expect(await listed(store)).toEqual([]);
    expect(await parts(dir)).toEqual([]);
    asked = 0;
    expect(await store.put(film(0), LIMIT)).toMatchObject({ ok: true, bytes: 20 * MB });
  });

  it('refuses an empty file and leaves nothing', async () => {
    const { dir, store } = freshStore();
    expect(await store.put(chunks(), LIMIT)).toEqual({ ok: false, problem: 'empty' });
    expect(await store.put(chunks('', ''), LIMIT)).toEqual({ ok: false, problem: 'empty' });
    expect(await listed(store)).toEqual([]);
    expect(await parts(dir)).toEqual([]);
  });

  it('passes on the very error of a source that breaks off, and leaves nothing', async () => {
    const { dir, store } = freshStore();
    const broken = new Error('connection lost');
    await expect(store.put(chunks('half of it', broken), LIMIT)).rejects.toBe(broken);
    expect(await listed(store)).toEqual([]);
    expect(await parts(dir)).toEqual([]);
  });

  it('shows no file under a hash before all of it is there', async () => {
    const { dir, store } = freshStore();
    const seen: unknown[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (const word of ['một', 'hai', 'ba']) {
        yield Buffer.from(word);
        seen.push([await listed(store), (await parts(dir)).length]);
      }
    }
    expect(await store.put(slow(), LIMIT)).toMatchObject({ ok: true });
    expect(seen).toEqual([
      [[], 1],
      [[], 1],
      [[], 1],
    ]);
    expect(await listed(store)).toEqual([{ sha256: sha256('mộthaiba'), bytes: Buffer.byteLength('mộthaiba') }]);
    expect(await readFile(store.pathOf(sha256('mộthaiba')), 'utf8')).toBe('mộthaiba');
  });

  const canLimit = process.platform === 'linux' && ranWell('prlimit', '--version');
  it.runIf(canLimit)('keeps no half file when the disk takes no more', async () => {
    const { dir, store } = freshStore();
    await putText(store, 'before');
    const limit = (size: string): void => void execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${size}:`]);
    // The system refuses to let any file of ours grow beyond this, as a full disk would.
    limit('100000');
    const put = store.put(chunks(Buffer.alloc(90_000), Buffer.alloc(90_000)), LIMIT).finally(() => limit('unlimited'));
    await expect(put).rejects.toMatchObject({ code: 'EFBIG' });
    expect((await listed(store)).map((file) => file.sha256)).toEqual([sha256('before')]);
    expect(await parts(dir)).toEqual([]);
    expect(await putText(store, 'after')).toBe(sha256('after'));
  });

  it('sweeps what a crash left unfinished, and only what is old enough', async () => {
    const { dir, store } = freshStore();
    expect(await store.sweepParts(new Date('2030-01-01'))).toBe(0);
    const kept = await putText(store, 'whole');
    for (const [name, at] of [
      ['old.part', '2026-11-01T00:00:00Z'],
      ['young.part', '2026-11-03T00:00:00Z'],
      ['readme.txt', '2026-11-01T00:00:00Z'],
    ] as const) {
      await writeFile(join(dir, 'incoming', name), 'half');
      await utimes(join(dir, 'incoming', name), new Date(at), new Date(at));
    }
    expect(await store.sweepParts(new Date('2026-11-02T00:00:00Z'))).toBe(1);
    expect((await parts(dir)).sort()).toEqual(['readme.txt', 'young.part']);
    expect(await store.has(kept)).toBe(true);
  });

  it('opens a file only when it is read, and afresh each time', async () => {
    const { store } = freshStore();
    const hash = sha256('later');
    const content = store.open(hash);
    await expect(bytesOf(content)).rejects.toMatchObject({ code: 'ENOENT' });
    await putText(store, 'later');
    expect((await bytesOf(content)).toString()).toBe('later');
    expect((await bytesOf(content)).toString()).toBe('later');
  });

  it('makes no path from anything but a hash', async () => {
    const { store } = freshStore();
    const hash = await putText(store, 'x');
    for (const foreign of [
      '',
      '../../etc/passwd',
      hash.toUpperCase(),
      `${hash}\n`,
      `${hash.slice(0, 62)}/x`,
      `../${hash}`,
    ]) {
      expect(() => store.pathOf(foreign), foreign).toThrow(RangeError);
      expect(() => store.open(foreign), foreign).toThrow(RangeError);
      await expect(store.remove(foreign), foreign).rejects.toThrow(RangeError);
      expect(await store.has(foreign), foreign).toBe(false);
    }
  });

  it('removes content, but not what has been put again since', async () => {
    const { store } = freshStore();
    const hash = await putText(store, 'orphan');
    await utimes(store.pathOf(hash), new Date('2026-11-01'), new Date('2026-11-01'));
    const sweepBegan = new Date('2026-11-02');
    await putText(store, 'orphan');
    expect(await store.remove(hash, { unlessPutSince: sweepBegan })).toBe(false);
    expect(await store.has(hash)).toBe(true);
    await utimes(store.pathOf(hash), new Date('2026-11-01'), new Date('2026-11-01'));
    expect(await store.remove(hash, { unlessPutSince: sweepBegan })).toBe(true);
    expect(await store.has(hash)).toBe(false);
    expect(await store.remove(hash)).toBe(false);
  });

  it('heals a damaged copy when the content comes again', async () => {
    const { store } = freshStore();
    const hash = await putText(store, 'whole content');
    await writeFile(store.pathOf(hash), 'whole');
    await putText(store, 'whole content');
    expect((await bytesOf(store.open(hash))).toString()).toBe('whole content');
  });

  it('lists everything in the order of the hashes, and nothing that is not its own', async () => {
    const { dir, store } = freshStore();
    expect(await listed(store)).toEqual([]);
    const hashes = await Promise.all(Array.from({ length: 30 }, (_, index) => putText(store, `file ${index}`)));
    await mkdir(join(dir, 'zz', 'zz'), { recursive: true });
    await writeFile(join(dir, 'ab'), 'not a folder');
    await writeFile(join(dir, 'zz', 'zz', 'f'.repeat(64)), 'foreign');
    expect((await listed(store)).map((file) => file.sha256)).toEqual([...hashes].sort());
  });

  it('lets nobody but its own account read a file', async () => {
    const { store } = freshStore();
    const { mode } = await stat(store.pathOf(await putText(store, 'private')));
    expect(mode & 0o077).toBe(0);
  });
});

function ranWell(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
