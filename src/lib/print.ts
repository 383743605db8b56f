/** What the command line shows: lines for people, JSON for machines. */
export interface Printer {
  line(text: string): void;
  json(value: unknown): void;
}

/** Columns lined up, two spaces apart and indented. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
