// What a workbook or a CSV file holds, as plain data. Rows come in pages, so that a hundred thousand of them are never
// in memory at once and the main loop is never held up by handing them over.

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export interface SheetHead {
  /** Shown on the tab; what a spreadsheet forbids in it is replaced. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
}

export interface Sheet extends SheetHead {
  /** About 1,000 rows a page keeps the main loop free. Asked for one at a time. */
  readonly pages: Iterable<readonly SheetRow[]> | AsyncIterable<readonly SheetRow[]>;
}

export interface SheetColumn {
  readonly title: string;
  readonly type: 'text' | 'number' | 'date' | 'link';
  /** In characters; default by type. */
  readonly width?: number | undefined;
}

/** Cells in the order of the columns. */
export type SheetRow = readonly SheetCell[];

/**
 * `null` is empty. Dates are written "2020-11-25" or "2020-11-25T08:30", already in the plan's time zone. There is no
 * way to say a formula. A value that does not fit its column's type is written as text.
 */
export type SheetCell = string | number | null | SheetLink;

/** Only http, https and mailto addresses become links. */
export interface SheetLink {
  readonly text: string;
  readonly href: string;
}
