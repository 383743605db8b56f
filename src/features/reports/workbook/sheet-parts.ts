/** What sheets are put together from: columns by their kind, rows in pages. */
import type { Sheet, SheetCell, SheetColumn, SheetRow } from '../../../documents/workbook.js';

const ROWS_PER_PAGE = 500;

/** `cells`: of one row, in the order of the columns. */
export function sheet<R>(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly R[],
  cells: (row: R) => readonly SheetCell[],
): Sheet {
  return { name, columns, pages: paged(rows, cells) };
}

export function* paged<R>(rows: readonly R[], cells: (row: R) => SheetRow): Generator<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_PAGE) yield rows.slice(at, at + ROWS_PER_PAGE).map(cells);
}

export function text(title: string): SheetColumn {
  return { title, type: 'text' };
}

export function number(title: string): SheetColumn {
  return { title, type: 'number' };
}

export function date(title: string): SheetColumn {
  return { title, type: 'date' };
}
