/** Files that get their name only when they are whole and on the disk, and looking at what is there. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';

/** Pupils' photos and names: nobody but the account that runs Loa reads them. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** What a part came to hold, in hex and bytes. */
export interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Streams `source` into the file `part` and, once it is synced, hands it to `place`, which gives it its name (and syncs
 * the folder) or leaves it. More than `maxBytes` bytes is 'tooLarge' (the rest of the source is not read). Errors of the
 * source, of the disk and of `place` are rethrown; whatever happens, nothing of the part stays under that name.
 */
export async function putWhole<T>(
  part: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
  place: (written: Written) => Promise<T>,
): Promise<T | 'tooLarge'> {
  await mkdir(dirname(part), { recursive: true, mode: FOLDER_MODE });
  try {
    const written = await write(part, source, maxBytes);
    return written === 'tooLarge' ? written : await place(written);
  } finally {
    await rm(part, { force: true });
  }
}

/** Writes the file `path` anew: what was there stays until the new one is whole and on the disk. */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  await putWhole(part, content, Number.POSITIVE_INFINITY, async () => {
    await rename(part, path);
    await syncFolder(dirname(path));
  });
}

/** What stands in a file; undefined where there is none. Rejects where it cannot be read. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A new name is on the disk only when its folder is synced. */
export async function syncFolder(path: string): Promise<void> {
  // Windows neither opens folders as files nor needs it.
  if (platform() === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Size in bytes and time of the last writing, by the disk's clock; undefined when it is not there. */
export async function look(path: string): Promise<{ readonly size: number; readonly mtime: Date } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** In order; a folder that is not there has none. */
export async function namesIn(folder: string, pattern = /^/): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Removes the files of a folder last written before `olderThan` and says how many: after a crash nobody ends a part. */
export async function sweepOld(folder: string, pattern: RegExp, olderThan: Date): Promise<number> {
  let swept = 0;
  for (const name of await namesIn(folder, pattern)) {
    const found = await look(join(folder, name));
    if (found === undefined || found.mtime >= olderThan) continue;
    await rm(join(folder, name), { force: true });
    swept += 1;
  }
  return swept;
}

async function write(
  part: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<Written | 'tooLarge'> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(part, 'wx', FILE_MODE);
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return 'tooLarge';
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
