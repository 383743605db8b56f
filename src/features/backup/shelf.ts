/**
 * The folder backups lie in. Each is a copy of the database (`2026-11-21T190000Z.db`) and a manifest of that name, which
 * is written last: without it there is no backup. Media are kept once for all of them, by their SHA-256.
 *
 *     DIR/2026-11-21T190000Z.db      .json
 *     DIR/media/ab/cd/<sha256>
 *     DIR/key.json                   only where all is sealed with a passphrase
 *     DIR/erased.jsonl               who was erased since, so that no restoring brings them back
 */
import { createReadStream } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FOLDER_MODE, readIfThere, writeWhole } from '../../lib/whole-files.js';
import { type Key, keyOf, newSalt, sealed, unsealed } from './seal.js';

/** One backup, as its manifest tells it. */
export type Backup = z.infer<typeof Manifest>;

const Manifest = z.object({
  name: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{6}Z$/),
  madeAt: z.iso.datetime(),
  database: z.object({ bytes: z.number(), sha256: z.string() }),
  /** Hashes of all media at that time. */
  media: z.array(z.string()),
});
const KeyFile = z.object({ salt: z.string(), check: z.string() });

/** The list of the erased, see features/privacy. */
export const ERASED = 'erased.jsonl';

/** The operator reads this and knows what to do. */
export class ShelfError extends Error {}

export interface Shelf {
  readonly dir: string;
  readonly key: Key | undefined;
}

export function nameOf(at: Date): string {
  return at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
}

/** Opens the folder, making it where it is not. Throws a ShelfError where the passphrase does not fit what lies there. */
export async function openShelf(dir: string, passphrase: string | undefined): Promise<Shelf> {
  await mkdir(dir, { recursive: true, mode: FOLDER_MODE }).catch((error) => {
    throw new ShelfError(`backups cannot go to ${dir} (${causeOf(error)}): set BACKUP_DIR to a folder Loa may write`);
  });
  const file = join(dir, 'key.json');
  const text = await readIfThere(file).catch((error) => {
    throw new ShelfError(`${file} cannot be read (${causeOf(error)}): run this as the user who runs Loa`);
  });
  if (text === undefined) {
    if (passphrase === undefined) return { dir, key: undefined };
    if ((await backupsOn(dir)).length > 0) {
      throw new ShelfError(
        `${dir} holds backups made without a passphrase: use another folder, or no BACKUP_PASSPHRASE`,
      );
    }
    const salt = newSalt();
    const key = keyOf(passphrase, salt);
    await writeWhole(file, [Buffer.from(JSON.stringify({ salt, check: await checkOf(key) }))]);
    return { dir, key };
  }
  if (passphrase === undefined) {
    throw new ShelfError(
      `the backups in ${dir} are sealed: set BACKUP_PASSPHRASE to the passphrase they were made with`,
    );
  }
  const { salt, check } = keyIn(text, file);
  const key = keyOf(passphrase, salt);
  try {
    for await (const _ of unsealed(once(Buffer.from(check, 'hex')), key));
  } catch {
    throw new ShelfError(`BACKUP_PASSPHRASE is not the passphrase the backups in ${dir} were made with`);
  }
  return { dir, key };
}

function keyIn(text: string, file: string): z.infer<typeof KeyFile> {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw new ShelfError(`${file} is damaged: bring it back from a copy of the folder, or back up into another folder`);
  }
}

/** Complete backups, newest first. */
export async function backupsOn(dir: string): Promise<readonly Backup[]> {
  return (await manifestsOn(dir)).backups;
}

/** Newest first. `damaged`: names of backups whose manifest cannot be read; the others are as good as ever. */
export async function manifestsOn(
  dir: string,
): Promise<{ readonly backups: readonly Backup[]; readonly damaged: readonly string[] }> {
  const files = await readdir(dir).catch(() => []);
  const names = files.filter((file) => /^\d.*Z\.json$/.test(file)).map((file) => file.slice(0, -'.json'.length));
  const backups: Backup[] = [];
  const damaged: string[] = [];
  for (const name of names.sort().reverse()) {
    try {
      backups.push(Manifest.parse(JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8'))));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
        throw new ShelfError(
          `the backups in ${dir} cannot be read (${error.message}): run this as the user who runs Loa`,
        );
      }
      damaged.push(name);
    }
  }
  return { backups, damaged };
}

/** Writes a file of the shelf, sealed where the shelf is. It has its name only when it is whole and synced. */
export async function shelve(shelf: Shelf, path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await writeWhole(join(shelf.dir, path), shelf.key === undefined ? content : sealed(content, shelf.key));
}

/** Puts a medium onto the shelf: on the same disk without copying, where nothing is sealed. False: it was there. */
export async function shelveMedium(shelf: Shelf, sha256: string, source: string): Promise<boolean> {
  const path = mediumPath(sha256);
  const there = await stat(join(shelf.dir, path)).catch(() => undefined);
  if (there !== undefined) return false;
  if (shelf.key === undefined) {
    await mkdir(dirname(join(shelf.dir, path)), { recursive: true, mode: FOLDER_MODE });
    const linked = await link(source, join(shelf.dir, path)).then(
      () => true,
      () => false,
    );
    if (linked) return true;
  }
  await shelve(shelf, path, createReadStream(source));
  return true;
}

/** Manifests are not sealed: they tell no more than sizes and hashes. */
export async function shelveManifest(shelf: Shelf, backup: Backup): Promise<void> {
  await writeWhole(join(shelf.dir, `${backup.name}.json`), [Buffer.from(JSON.stringify(backup))]);
}

/** Reads a file of the shelf. Throws a ShelfError where it is missing, and at its end where a sealed one was changed. */
export async function* taken(shelf: Shelf, path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(join(shelf.dir, path));
  try {
    yield* shelf.key === undefined ? file : unsealed(file, shelf.key);
  } catch (error) {
    throw new ShelfError(
      `${join(shelf.dir, path)} cannot be read (${causeOf(error)}): choose another backup with --name`,
    );
  }
}

export function databasePathOf({ name }: Pick<Backup, 'name'>): string {
  return `${name}.db`;
}

export function mediumPath(sha256: string): string {
  return join('media', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Removes backups and then the media no other one needs. */
export async function discard({ dir }: Shelf, backups: readonly Backup[]): Promise<void> {
  for (const backup of backups) {
    await rm(join(dir, `${backup.name}.json`), { force: true });
    await rm(join(dir, databasePathOf(backup)), { force: true });
  }
  const { backups: others, damaged } = await manifestsOn(dir);
  // What these need nobody can say.
  if (damaged.length > 0) return;
  const needed = new Set(others.flatMap((backup) => backup.media));
  for (const sha256 of new Set(backups.flatMap((backup) => backup.media))) {
    if (!needed.has(sha256)) await rm(join(dir, mediumPath(sha256)), { force: true });
  }
}

async function checkOf(key: Key): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of sealed(once(Buffer.from('loa')), key)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('hex');
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
