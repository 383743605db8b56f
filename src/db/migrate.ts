/**
 * Brings a database file to the newest migration at start: ordinary `prisma/migrations/<name>/migration.sql`, each in a
 * transaction, recorded in `_prisma_migrations` as Prisma's own command does, so both can be used on one file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { FILE_MODE } from '../lib/whole-files.js';

/** `prisma/migrations` of this installation, from `src/db` and `dist/db` alike. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Why a database cannot be used; its message tells the operator what to do. */
export class MigrationError extends Error {}

/**
 * Makes the file where there is none, applies what is missing and returns its names. Throws a MigrationError for an edited,
 * unfinished or unknown migration, and for a file that cannot be used.
 */
export function migrate(path: string, now: Date, dir = MIGRATIONS_DIR): string[] {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return bringUpToDate(path, now, dir);
  } catch (error) {
    if (error instanceof MigrationError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new MigrationError(`the database ${path} cannot be used (${error.message}): ${remedyOf(String(error.code))}`);
  }
}

/** By the code of SQLite or of the system (https://sqlite.org/rescode.html). */
function remedyOf(code: string): string {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'it is damaged or no database. Bring a backup back with: npm run -s loa -- restore --overwrite';
  }
  if (/^(SQLITE_FULL|SQLITE_IOERR|ENOSPC|EIO)/.test(code))
    return 'the disk is full or failing. Make room and try again';
  if (/^SQLITE_BUSY/.test(code)) return 'another process is writing to it. Try again in a moment';
  return 'the user who runs Loa must be able to write this file and its folder, see DATA_DIR and DATABASE_URL in .env.example';
}

function bringUpToDate(path: string, now: Date, dir: string): string[] {
  // People's names, numbers and words: SQLite would let everybody on the machine read a file it makes; what it lays beside follows.
  closeSync(openSync(path, 'a', FILE_MODE));
  const file = new Sqlite(path);
  try {
    file.pragma('journal_mode = WAL');
    file.exec(HISTORY);
    const wanted = readMigrations(dir);
    const applied = new Map(
      file
        .prepare<[], { name: string; checksum: string; finished: string | null }>(
          'SELECT migration_name AS name, checksum, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
        )
        .all()
        .map((row) => [row.name, row]),
    );
    for (const name of applied.keys()) {
      if (wanted.some((migration) => migration.name === name)) continue;
      throw new MigrationError(`the database was made by a newer Loa (migration ${name}): install that version again`);
    }
    const missing: string[] = [];
    for (const migration of wanted) {
      const row = applied.get(migration.name);
      if (row === undefined) {
        apply(file, migration, now);
        missing.push(migration.name);
        continue;
      }
      if (row.finished === null)
        throw new MigrationError(`migration ${migration.name} did not finish: restore a backup`);
      if (row.checksum !== migration.checksum) {
        throw new MigrationError(`migration ${migration.name} was edited after it was applied: restore its file`);
      }
    }
    return missing;
  } finally {
    file.close();
  }
}

function apply(file: Sqlite.Database, migration: Migration, now: Date): void {
  file.pragma('foreign_keys = OFF');
  file
    .transaction(() => {
      file.exec(migration.sql);
      const broken = file.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0)
        throw new MigrationError(`migration ${migration.name} breaks references`);
      file
        .prepare(
          'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
        )
        .run(randomUUID(), migration.checksum, now.getTime(), migration.name, now.getTime());
    })
    .immediate();
}

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir)
    .filter((name) => existsSync(`${dir}/${name}/migration.sql`))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${dir}/${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
