/** Brings a backup back: database and media as they were, checked byte by byte before anything takes its place. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { damageOf } from '../../db/copy.js';
import { FILE_MODE, readIfThere, writeWhole } from '../../lib/whole-files.js';
import { openMediaStore } from '../../media/store.js';
import {
  type Backup,
  databasePathOf,
  ERASED,
  manifestsOn,
  mediumPath,
  openShelf,
  type Shelf,
  ShelfError,
  taken,
} from './shelf.js';
import { hashOf } from './write-backup.js';

export interface RestoreTarget {
  readonly databasePath: string;
  readonly mediaDir: string;
  /** Where the list of the erased is kept, see features/privacy. */
  readonly erasedPath: string;
}

export interface RestoreOptions {
  readonly dir: string;
  readonly passphrase: string | undefined;
  /** A backup's name; by default the newest. */
  readonly name: string | undefined;
  /** The database that is there steps aside, under a name of its own. */
  readonly overwrite: boolean;
  readonly now: Date;
  readonly onMedium?: (done: number, of: number) => void;
}

/**
 * Restores while no Loa runs on the target (the caller sees to that). What is there is replaced only at the very end,
 * and only with `overwrite`; the old database stays beside it. Throws a ShelfError that says what to do; then the
 * target is as it was, but for media, which are never in the way.
 */
export async function restoreBackup(
  target: RestoreTarget,
  options: RestoreOptions,
): Promise<{ readonly backup: Backup; readonly aside: string | undefined }> {
  if (existsSync(target.databasePath) && !options.overwrite) {
    throw new ShelfError(`${target.databasePath} is there already: add --overwrite to put it aside and go on`);
  }
  const backup = await chosen(options);
  const shelf = await openShelf(options.dir, options.passphrase);
  const arriving = `${target.databasePath}.restoring`;
  try {
    await mkdir(dirname(target.databasePath), { recursive: true });
    await fetchDatabase(shelf, backup, arriving);
    await fetchMedia(shelf, backup, target.mediaDir, options.onMedium ?? (() => undefined));
    await carryErased(shelf, target.erasedPath);
    const aside = await stepAside(target.databasePath, options.now);
    await rename(arriving, target.databasePath);
    return { backup, aside };
  } finally {
    await rm(arriving, { force: true });
  }
}

async function chosen({ dir, name }: RestoreOptions): Promise<Backup> {
  const { backups, damaged } = await manifestsOn(dir);
  const wanted = name ?? [...damaged, ...backups.map((one) => one.name)].sort().at(-1);
  const backup = backups.find((one) => one.name === wanted);
  if (backup !== undefined) return backup;
  if (wanted !== undefined && damaged.includes(wanted)) {
    const others =
      backups.length === 0 ? 'there is none besides' : `choose another with --name, such as ${backups[0]?.name}`;
    throw new ShelfError(`${join(dir, wanted)}.json, which says what that backup holds, is damaged: ${others}`);
  }
  const names = backups.map((one) => one.name);
  throw new ShelfError(
    names.length === 0
      ? `there is no backup in ${dir}`
      : `there is no backup ${name} in ${dir}; there are ${names.join(', ')}`,
  );
}

async function fetchDatabase(shelf: Shelf, backup: Backup, to: string): Promise<void> {
  await rm(to, { force: true });
  await pipeline(
    Readable.from(taken(shelf, databasePathOf(backup))),
    createWriteStream(to, { flags: 'wx', mode: FILE_MODE }),
  );
  const written = await open(to);
  await written.sync().finally(() => written.close());
  if ((await hashOf(createReadStream(to))) !== backup.database.sha256) {
    throw new ShelfError(`the database of ${backup.name} was changed since: choose another backup with --name`);
  }
  const damage = damageOf(to);
  if (damage.length > 0)
    throw new ShelfError(`the database of ${backup.name} is damaged (${damage[0]}): choose another with --name`);
}

async function fetchMedia(
  shelf: Shelf,
  { name, media }: Backup,
  mediaDir: string,
  onMedium: (done: number, of: number) => void,
): Promise<void> {
  const store = openMediaStore(mediaDir);
  for (const [index, sha256] of media.entries()) {
    if (!(await store.has(sha256))) {
      const stored = await store.put(taken(shelf, mediumPath(sha256)), { maxBytes: Number.POSITIVE_INFINITY });
      if (!stored.ok || stored.sha256 !== sha256) {
        throw new ShelfError(`the file ${sha256} of ${name} was changed since: choose another backup with --name`);
      }
    }
    onMedium(index + 1, media.length);
  }
}

/** People erased after the backup was made are in it again: the lists of the erased go along, and are gone through at the next start. */
async function carryErased({ dir }: Shelf, to: string): Promise<void> {
  const lists = await Promise.all([join(dir, ERASED), to].map((path) => readIfThere(path)));
  const lines = new Set(lists.flatMap((list) => list?.split('\n') ?? []).filter((line) => line !== ''));
  if (lines.size > 0) await writeWhole(to, [Buffer.from([...lines, ''].join('\n'))]);
}

/** The write-ahead log belongs to the old file: left behind, it would be played into the new one. */
async function stepAside(databasePath: string, now: Date): Promise<string | undefined> {
  if (!existsSync(databasePath)) return undefined;
  const aside = `${databasePath}.before-${now.toISOString().replaceAll(':', '').replace(/\.\d+/, '')}`;
  await rename(databasePath, aside);
  for (const end of ['-wal', '-shm']) {
    if (existsSync(databasePath + end)) await rename(databasePath + end, aside + end);
  }
  return aside;
}
