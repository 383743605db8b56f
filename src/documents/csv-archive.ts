// The sheets of a workbook as CSV files in one archive: the very rows the workbook has, for machines. Heavy: call it in
// the document worker.
import { buffer } from 'node:stream/consumers';
import { renderCsv } from './csv.js';
import type { Workbook } from './workbook.js';
import { renderZip, type ZipEntry } from './zip.js';

/** A ZIP with one CSV a sheet, in their order; `at` is when its files were written. */
export async function renderCsvArchive({ sheets }: Workbook, at: Date): Promise<Uint8Array> {
  const entries: ZipEntry[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const parts: string[] = [];
    for await (const part of renderCsv(sheet)) parts.push(part);
    const file = `${String(index + 1).padStart(2, '0')}-${sheet.name}.csv`;
    entries.push({ path: [file], content: { bytes: new TextEncoder().encode(parts.join('')) }, modifiedAt: at });
  }
  return new Uint8Array(await buffer(renderZip(entries)));
}
