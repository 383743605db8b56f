// What a spreadsheet somebody sent holds, as plain data.

export interface TableFile {
  readonly sheets: readonly TableSheet[];
}

export interface TableSheet {
  readonly name: string;
  /**
   * The first is row 1; empty rows are empty lists. A cell is its text; null is a formula without a result. Every cell
   * of a merged range holds the range's text.
   */
  readonly rows: readonly (readonly (string | null)[])[];
}
