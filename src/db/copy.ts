/** Whole database files: a copy of one at work, and whether a file is sound. */
import Sqlite from 'better-sqlite3';

/** Copies what is committed to a new file through SQLite's backup API (https://sqlite.org/backup.html); work goes on meanwhile. */
export async function copyDatabase(path: string, to: string): Promise<void> {
  const source = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    // One look for the whole copy: with a new one for each piece, the backup begins anew whenever something was written
    // in between, and would not end as long as that happens more often than a copy takes.
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema');
    await source.backup(to);
  } finally {
    source.close();
  }
  // The copy is one file by itself: it needs no write-ahead log beside it.
  const copy = new Sqlite(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** What SQLite finds wrong with a file; nothing, if it is sound. A file that is no database throws. */
export function damageOf(path: string): readonly string[] {
  const file = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const told = file.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all();
    const broken = file.pragma('foreign_key_check');
    return [
      ...told.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...(Array.isArray(broken) && broken.length > 0 ? [`${broken.length} rows refer to rows that are not there`] : []),
    ];
  } finally {
    file.close();
  }
}
