/** A staff list from a file on disk, whatever program wrote it. Takes time: never inside a transaction. */
import { readFile } from 'node:fs/promises';
import { readCsv } from '../../documents/read-csv.js';
import type { TableFile } from '../../documents/table-file.js';
import type { DocumentWorker } from '../../documents/worker.js';
import { decodeText } from '../../media/inspect-text.js';
import { type RosterFile, type RosterProblem, readRoster } from './read-roster.js';

const XLSX =
  /^application\/vnd\.(openxmlformats-officedocument\.spreadsheetml\.sheet|ms-excel\.sheet\.macroenabled\.12)$/;
const CSV = /^text\/(csv|plain)$/;
const MAX_BYTES = 10 * 1024 * 1024;

/** notASheet: no .xlsx and no CSV. unreadable: damaged, locked, or far too big. */
export type FileProblem = RosterProblem | 'notASheet' | 'unreadable';

export function isSheet(type: string): boolean {
  return XLSX.test(type) || CSV.test(type);
}

/** `type`: by content, as `inspectMedia` finds it. */
export async function readRosterFile(
  documents: DocumentWorker,
  path: string,
  { type, bytes }: { readonly type: string; readonly bytes: number },
): Promise<RosterFile | { readonly problem: FileProblem }> {
  if (!isSheet(type)) return { problem: 'notASheet' };
  if (bytes > MAX_BYTES) return { problem: 'unreadable' };
  const table = await tableOf(documents, path, type);
  return table === undefined ? { problem: 'unreadable' } : readRoster(table);
}

async function tableOf(documents: DocumentWorker, path: string, type: string): Promise<TableFile | undefined> {
  try {
    return CSV.test(type) ? readCsv(decodeText(await readFile(path))) : await documents.table(path);
  } catch {
    // Whatever a list does to its reader, it is the file that cannot be read.
    return undefined;
  }
}
