/**
 * The mailbox's folder: uploads until the house has fetched them (and a while longer), and one copy of each file of ours
 * that stands in a chat. A final name is only ever given to a complete, synced file.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FOLDER_MODE, look, namesIn, putWhole, sweepOld, syncFolder } from '../../lib/whole-files.js';
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

/** `dir` is made when the first file comes; it must be one file system. */
export function openDisk(dir: string): Disk {
  const root = resolve(dir);
  const folder = { upload: join(root, 'in'), copy: join(root, 'out'), part: join(root, 'part') };
  // Names are checked where references are read; here they are only ever ids and hashes of our own making.
  const pathOf = (media: WebMedia) =>
    media.kind === 'upload' ? join(folder.upload, media.id) : join(folder.copy, media.sha256);

  /** `sha256`: what the content has to be, where that is known. */
  async function put(
    target: string,
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
    sha256?: string,
  ): Promise<PutResult> {
    const part = join(folder.part, `${randomUUID()}.part`);
    return putWhole<PutResult>(part, source, maxBytes, async (written) => {
      if (sha256 !== undefined && written.sha256 !== sha256) throw new Error('the content is not what its hash says');
      if (written.bytes === 0 && sha256 === undefined) return 'empty';
      await mkdir(dirname(target), { recursive: true, mode: FOLDER_MODE });
      await rename(part, target);
      await syncFolder(dirname(target));
      return { bytes: written.bytes };
    });
  }

  const sizeOf = async (media: WebMedia) => (await look(pathOf(media)))?.size;

  return {
    sizeOf,

    putUpload: (id, source, maxBytes) => put(pathOf({ kind: 'upload', id }), source, maxBytes),

    async putCopy(sha256, bytes, source) {
      const media = { kind: 'copy', sha256 } as const;
      if ((await sizeOf(media)) === bytes) return;
      await put(pathOf(media), source(), bytes, sha256);
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
      await sweepOld(folder.part, /\.part$/, olderThan);
    },

    async freeBytes() {
      await mkdir(root, { recursive: true, mode: FOLDER_MODE });
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize;
    },
  };
}
