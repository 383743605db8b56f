// Workbooks as XLSX, written as a stream: frozen head, filter, dates as dates, and never a formula. Heavy: call it in
// the document worker.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { cleanLine } from './clean-text.js';
import { safeLink } from './links.js';
import { inertText, spreadsheetDate } from './spreadsheet-text.js';
import type { Sheet, SheetCell, SheetColumn, SheetLink, Workbook } from './workbook.js';

/** exceljs knows no backpressure: rows pile up unless the stream gets a turn. */
const ROWS_PER_TURN = 500;
/** Excel opens no sheet with more. */
const MOST_LINKS = 65_530;
// Shared objects: exceljs looks a style up by identity and otherwise works it out anew for every cell.
const PLAIN = {};
const NUMBER = { numFmt: 'General' };
const DAY = { numFmt: 'dd/mm/yyyy' };
const MINUTE = { numFmt: 'dd/mm/yyyy hh:mm' };
const WIDTH_CHARS = { text: 32, number: 12, date: 17, link: 40 } as const;

/** The bytes of an .xlsx file. Reads the pages of its sheets one after the other, each once. */
export async function renderXlsx(workbook: Workbook): Promise<Uint8Array> {
  const stream = new PassThrough();
  const file = buffer(stream);
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  writer.creator = 'Loa';
  writer.lastModifiedBy = 'Loa';
  const names = tabNames(workbook.sheets.map(({ name }) => name));
  for (const [index, sheet] of workbook.sheets.entries()) {
    await writeSheet(writer, names[index] ?? '', sheet);
  }
  await writer.commit();
  return new Uint8Array(await file);
}

async function writeSheet(writer: ExcelJS.stream.xlsx.WorkbookWriter, name: string, sheet: Sheet): Promise<void> {
  const { columns } = sheet;
  const page = writer.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ type, width }) => ({ width: width ?? WIDTH_CHARS[type] }));
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: Math.max(1, columns.length) } };
  const head = page.addRow(columns.map(({ title }) => inertText(title)));
  head.font = { bold: true };
  head.commit();
  const writeRow = rowWriter(columns);
  let rowsInTurn = 0;
  for await (const rows of sheet.pages) {
    for (const cells of rows) {
      writeRow(page.addRow([]), cells);
      rowsInTurn += 1;
      if (rowsInTurn < ROWS_PER_TURN) continue;
      rowsInTurn = 0;
      await nextTurn();
    }
  }
  page.commit();
}

function rowWriter(columns: readonly SheetColumn[]): (row: ExcelJS.Row, cells: readonly SheetCell[]) => void {
  let links = 0;
  const linkValue = (link: SheetLink): ExcelJS.CellValue => {
    const hyperlink = safeLink(link.href);
    if (hyperlink === undefined || links >= MOST_LINKS) return linkText(link);
    links += 1;
    return { text: linkText(link), hyperlink };
  };
  const types = columns.map(({ type }) => type);
  return (row, cells) => {
    Object.assign(row, { style: PLAIN });
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index];
      const cell = cells[index] ?? null;
      if (cell === null) continue;
      const target = row.getCell(index + 1);
      const date = type === 'date' && typeof cell === 'string' ? spreadsheetDate(cell) : undefined;
      if (date !== undefined) {
        target.value = date.value;
        target.style = date.hasTime ? MINUTE : DAY;
        continue;
      }
      target.style = typeof cell === 'number' ? NUMBER : PLAIN;
      if (typeof cell === 'object') target.value = linkValue(cell);
      else if (typeof cell === 'number') target.value = Number.isFinite(cell) ? cell : null;
      else target.value = type === 'link' ? linkValue({ text: cell, href: cell }) : inertText(cell);
    }
    row.commit();
  };
}

function linkText({ text, href }: SheetLink): string {
  return inertText(text === '' ? href : text);
}

/** Names a spreadsheet accepts: 31 characters, none of \ / ? * [ ] :, no apostrophe at the ends, no two alike. */
function tabNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const bare = cleanLine(name)
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    const base = bare === '' || bare.toLowerCase() === 'history' ? `Sheet${index + 1}` : bare;
    let free = base.slice(0, 31);
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${base.slice(0, 26)} (${copy})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
