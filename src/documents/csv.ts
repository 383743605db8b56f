// Rows as CSV (RFC 4180) for other programs, with the same protection against formulas as workbooks have.
import { safeLink } from './links.js';
import { inertText } from './spreadsheet-text.js';
import type { Sheet, SheetCell } from './workbook.js';

// Without it Excel reads Vietnamese letters wrongly.
const BYTE_ORDER_MARK = '\ufeff';

/** The text of the file, head first, then page by page. Numbers have a decimal point, dates stay ISO, links are addresses. */
export async function* renderCsv({ columns, pages }: Sheet): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + lineOf(columns.map(({ title }) => title));
  for await (const rows of pages) {
    yield rows.map((row) => lineOf(columns.map((_, index) => row[index] ?? null))).join('');
  }
}

function lineOf(cells: readonly SheetCell[]): string {
  return `${cells.map(fieldOf).join(',')}\r\n`;
}

function fieldOf(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = typeof cell === 'string' ? inertText(cell) : (safeLink(cell.href) ?? inertText(cell.text));
  return /[",\n\r]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
