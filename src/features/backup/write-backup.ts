/** Writes one backup: the database as it is committed now, and every medium there is. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../../feature.js';
import { readIfThere, writeWhole } from '../../lib/whole-files.js';
import { outgrown } from './rotation.js';
import {
  type Backup,
  backupsOn,
  databasePathOf,
  discard,
  ERASED,
  nameOf,
  type Shelf,
  ShelfError,
  shelve,
  shelveManifest,
  shelveMedium,
} from './shelf.js';

/** Nothing half written has a name of a backup. Answers what was written. */
export async function writeBackup(
  house: House,
  shelf: Shelf,
  onMedium: (done: number) => void = () => undefined,
): Promise<Backup> {
  const { dir } = shelf;
  const madeAt = house.clock.now();
  const name = nameOf(madeAt);
  const copy = join(dir, `${name}.copy`);
  try {
    await house.db.copyTo(copy).catch((error: unknown) => {
      const cause = error instanceof Error ? error.message : String(error);
      throw new ShelfError(`no copy can be written into ${dir} (${cause}): see BACKUP_DIR, its rights and its room`);
    });
    const database = { bytes: (await stat(copy)).size, sha256: await hashOf(createReadStream(copy)) };
    await shelve(shelf, databasePathOf({ name }), createReadStream(copy));
    // After the database: a file is stored before any row speaks of it, so each row's file is there.
    const media: string[] = [];
    for await (const { sha256 } of house.media.list()) {
      await shelveMedium(shelf, sha256, house.media.pathOf(sha256));
      media.push(sha256);
      onMedium(media.length);
    }
    const erased = house.backups && (await readIfThere(house.backups.erasedPath));
    if (erased !== undefined) await writeWhole(join(dir, ERASED), [Buffer.from(erased)]);
    const backup: Backup = { name, madeAt: madeAt.toISOString(), database, media };
    await shelveManifest(shelf, backup);
    return backup;
  } finally {
    await rm(copy, { force: true });
  }
}

/** Puts media onto the shelf that are not there yet, until so many bytes went. False: there may be more. */
export async function shelveSome(house: House, shelf: Shelf, mostBytes: number): Promise<boolean> {
  let left = mostBytes;
  for await (const { sha256, bytes } of house.media.list()) {
    if (left <= 0) return false;
    if (await shelveMedium(shelf, sha256, house.media.pathOf(sha256))) left -= bytes;
  }
  return true;
}

/** Removes the backups that have outlived their use. */
export async function rotate(shelf: Shelf): Promise<void> {
  const backups = await backupsOn(shelf.dir);
  const old = new Set(outgrown(backups.map(({ madeAt }) => new Date(madeAt))).map((at) => at.getTime()));
  if (old.size === 0) return;
  await discard(
    shelf,
    backups.filter(({ madeAt }) => old.has(new Date(madeAt).getTime())),
  );
}

export async function hashOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}
