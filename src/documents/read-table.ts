// The cells of somebody else's spreadsheet as text: what formulas last gave, merged cells filled, nothing run. Heavy:
// call it in the document worker.
import ExcelJS from 'exceljs';
import type { TableFile, TableSheet } from './table-file.js';

/** More rows than any list of staff has; a sheet that is longer is refused whole. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
const MOST_SHEETS = 20;

/** Each can be spread over a million cells, and none holds a word. */
const WITHOUT_WORDS = ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'extLst', 'autoFilter'];
/** exceljs knows the last two; its types do not. */
const LIMITS = { ignoreNodes: WITHOUT_WORDS, maxRows: MOST_ROWS, maxCols: MOST_COLUMNS };

/**
 * The visible sheets of the .xlsx file at `path`, in order.
 * @throws Error when it is no such file, or has more than 20,000 rows or 100 columns
 */
export async function readTable(path: string): Promise<TableFile> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path, LIMITS);
  const visible = workbook.worksheets.filter((sheet) => sheet.state === 'visible').slice(0, MOST_SHEETS);
  return { sheets: visible.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) })) };
}

function rowsOf(sheet: ExcelJS.Worksheet): TableSheet['rows'] {
  const rows: (string | null)[][] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (string | null)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      cells[column - 1] = textOf(cell.value);
    });
    rows[number - 1] = Array.from(cells, (cell) => (cell === undefined ? '' : cell));
  });
  return Array.from(rows, (cells) => cells ?? []);
}

/** Null: a formula whose result the file does not hold, or that is an error. */
function textOf(value: ExcelJS.CellValue | ExcelJS.CellErrorValue): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text);
  if ('error' in value) return null;
  if (!('result' in value) || value.result === undefined) return null;
  return textOf(value.result);
}
