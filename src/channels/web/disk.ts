/**
 * The mailbox's folder: uploads until the house has fetched them (and a while longer), and one copy of each file of ours
 * that stands in a chat. A final name is only ever given to a complete, synced file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { readMediaRef, type WebMedia } from './refs.js';

export type PutResult = { readonly bytes: number } | 'empty' | 'tooLarge';

export interface Disk {
  /** Streams an upload in. An error of the source or of the disk is rethrown; then, and when refused, nothing stays. */
  putUpload(id: string, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<PutResult>;
  /** Streams a copy in, unless its content is there already; throws when it is not what its hash says. */
  putCopy(sha256: string, bytes: number, source: () => AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes from `start` to `end`, both included. The file is opened when reading begins. */
  read(media: WebMedia, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  /** The size of what is there; undefined when it is not. */
  sizeOf(media: WebMedia): Promise<number | undefined>;
  remove(media: WebMedia): Promise<void>;
  /** Everything that was last written before `olderThan`, by the disk's clock. */
  list(olderThan: Date): AsyncIterable<WebMedia>;
  /** Removes unfinished files last written before `olderThan`. */
  sweepParts(olderThan: Date): Promise<void>;
  freeBytes(): Promise<number>;
}

// Pupils' photos: nobody but the account that runs Loa reads them.
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export function openDisk(dir: string): Disk {
  const root = resolve(dir);
  const folder = { upload: join(root, 'in'), copy: join(root, 'out'), part: join(root, 'part') };
  // Names are checked where references are read; here they are only ever ids and hashes of our own making.
  const pathOf = (media: WebMedia) =>
    media.kind === 'upload' ? join(folder.upload, media.id) : join(folder.copy, media.sha256);

  async function put(
    target: string,
    into: string,
    source: AsyncIterable<Uint8Array>,
    check: Check,
  ): Promise<PutResult> {
    for (const path of [into, folder.part]) await mkdir(path, { recursive: true, mode: FOLDER_MODE });
    const part = join(folder.part, `${randomUUID()}.part`);
    try {
      const written = await write(part, source, check);
      if (typeof written === 'string') return written;
      await rename(part, target);
      await syncFolder(into);
      return written;
    } finally {
      await rm(part, { force: true });
    }
  }

  const sizeOf = async (media: WebMedia) => (await look(pathOf(media)))?.size;

  return {
    sizeOf,

    putUpload: (id, source, maxBytes) =>
      put(pathOf({ kind: 'upload', id }), folder.upload, source, { maxBytes, sha256: undefined }),

    async putCopy(sha256, bytes, source) {
      const media = { kind: 'copy', sha256 } as const;
      if ((await sizeOf(media)) === bytes) return;
      await put(pathOf(media), folder.copy, source(), { maxBytes: bytes, sha256 });
    },

    read(media, range) {
      return { [Symbol.asyncIterator]: () => createReadStream(pathOf(media), range)[Symbol.asyncIterator]() };
    },

    remove: (media) => rm(pathOf(media), { force: true }),

    async *list(olderThan) {
      for (const [path, prefix] of [
        [folder.upload, 'in:'],
        [folder.copy, 'out:'],
      ] as const) {
        for (const name of await namesIn(path)) {
          const media = readMediaRef(`${prefix}${name}`);
          const found = await look(join(path, name));
          if (media !== undefined && found !== undefined && found.mtime < olderThan) yield media;
        }
      }
    },

    async sweepParts(olderThan) {
      for (const name of await namesIn(folder.part)) {
        const found = await look(join(folder.part, name));
        if (found !== undefined && found.mtime < olderThan) await rm(join(folder.part, name), { force: true });
      }
    },

    async freeBytes() {
      await mkdir(root, { recursive: true, mode: FOLDER_MODE });
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
  };
}

interface Check {
  readonly maxBytes: number;
  /** What the content has to be, where that is known. */
  readonly sha256: string | undefined;
}

async function write(part: string, source: AsyncIterable<Uint8Array>, { maxBytes, sha256 }: Check): Promise<PutResult> {
  const file = await open(part, 'wx', FILE_MODE);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return 'tooLarge';
      if (sha256 !== undefined) hash.update(chunk);
      await file.appendFile(chunk);
    }
    if (sha256 !== undefined && hash.digest('hex') !== sha256) throw new Error('the content is not what its hash says');
    if (bytes === 0 && sha256 === undefined) return 'empty';
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes };
}

async function syncFolder(path: string): Promise<void> {
  // Windows neither opens folders as files nor needs it.
  if (platform() === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function look(path: string): Promise<{ readonly size: number; readonly mtime: Date } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
