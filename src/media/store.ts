/**
 * Every file Loa keeps, once, under the SHA-256 of its content: DIR/ab/cd/<sha256>. A name of that form is only ever
 * given to a complete, synced file; what is still being written is DIR/incoming/<uuid>.part.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { oneAtATime } from '../lib/fifo.js';
import { FOLDER_MODE, look, namesIn, putWhole, sweepOld, syncFolder } from '../lib/whole-files.js';

/** `bytes` is the size of the content. */
export interface StoredMedia {
  readonly sha256: string;
  readonly bytes: number;
}

/** Why content was not taken: a refusal the sender reads, not a failure. */
export type PutProblem = 'tooLarge' | 'empty';

/** What became of content that was handed in. */
export type PutResult = ({ readonly ok: true } & StoredMedia) | { readonly ok: false; readonly problem: PutProblem };

/** Content by its hash, on disk. */
export interface MediaStore {
  /**
   * Streams `source` to disk and resolves once content and name are both synced. More than `maxBytes` bytes is
   * `tooLarge` (the rest of the source is not read), no byte at all is `empty`. An error of the source or of the disk
   * is rethrown; in every case but success nothing is left behind. Safe to call at once with the same content.
   */
  put(source: AsyncIterable<Uint8Array>, limits: { readonly maxBytes: number }): Promise<PutResult>;
  /** Reads the content; the file is opened when reading begins (then ENOENT if we do not hold it), afresh each time. */
  open(sha256: string): AsyncIterable<Uint8Array>;
  /** Also false for what is no hash at all. */
  has(sha256: string): Promise<boolean>;
  /** Where the content lies or would lie. Throws a RangeError unless given 64 lower-case hex digits. */
  pathOf(sha256: string): string;
  /**
   * Removes the content and says whether it was there. With `unlessPutSince`, content that was put (again) at or after
   * that instant stays: a sweep of orphans cannot take away what is just being handed in once more.
   */
  remove(sha256: string, options?: { readonly unlessPutSince?: Date }): Promise<boolean>;
  /** Removes unfinished files last written before `olderThan` and says how many; after a crash nobody ends them. */
  sweepParts(olderThan: Date): Promise<number>;
  /** Walks all content in the order of the hashes. `putAt` is when it was last put, by the disk's clock. */
  list(): AsyncIterable<StoredMedia & { readonly putAt: Date }>;
}

const SHA256 = /^[0-9a-f]{64}$/;
const SHARD = /^[0-9a-f]{2}$/;
const PART = /\.part$/;

/** `dir` is created at the first `put`; it must be one file system. */
export function openMediaStore(dir: string): MediaStore {
  const root = resolve(dir);
  const incoming = join(root, 'incoming');
  // Naming and removing take turns, so that `unlessPutSince` is decided on the file that is then removed.
  const inTurn = oneAtATime();
  const prepared = new Set<string>();

  // A new folder is on disk only when its parent is synced. Only our own memory of that counts: a folder that is
  // there may have been made a moment ago by a put still under way, or just before a crash.
  const prepareFolder = async (leaf: string): Promise<void> => {
    if (prepared.has(leaf)) return;
    await mkdir(leaf, { recursive: true, mode: FOLDER_MODE });
    for (const parent of [dirname(leaf), root, dirname(root)]) await syncFolder(parent);
    prepared.add(leaf);
  };

  const pathOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new RangeError('not a SHA-256 in 64 lower-case hex digits');
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  return {
    pathOf,

    async put(source, { maxBytes }): Promise<PutResult> {
      const part = join(incoming, `${randomUUID()}.part`);
      const put = await putWhole<PutResult>(part, source, maxBytes, async ({ sha256, bytes }) => {
        if (bytes === 0) return { ok: false, problem: 'empty' };
        const path = pathOf(sha256);
        await prepareFolder(dirname(path));
        // Over an equal file too: that heals a damaged copy and renews the time `unlessPutSince` looks at.
        await inTurn(() => rename(part, path));
        await syncFolder(dirname(path));
        return { ok: true, sha256, bytes };
      });
      return put === 'tooLarge' ? { ok: false, problem: put } : put;
    },

    open(sha256) {
      const path = pathOf(sha256);
      return { [Symbol.asyncIterator]: () => createReadStream(path)[Symbol.asyncIterator]() };
    },

    async has(sha256) {
      return SHA256.test(sha256) && (await look(pathOf(sha256))) !== undefined;
    },

    async remove(sha256, { unlessPutSince } = {}) {
      const path = pathOf(sha256);
      return inTurn(async () => {
        const found = await look(path);
        if (found === undefined) return false;
        if (unlessPutSince !== undefined && found.mtime >= unlessPutSince) return false;
        await rm(path, { force: true });
        await syncFolder(dirname(path));
        return true;
      });
    },

    sweepParts: (olderThan) => sweepOld(incoming, PART, olderThan),

    async *list() {
      for (const outer of await namesIn(root, SHARD)) {
        for (const inner of await namesIn(join(root, outer), SHARD)) {
          for (const sha256 of await namesIn(join(root, outer, inner), SHA256)) {
            const found = await look(join(root, outer, inner, sha256));
            if (found !== undefined) yield { sha256, bytes: found.size, putAt: found.mtime };
          }
        }
      }
    },
  };
}
