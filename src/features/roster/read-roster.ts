/** The people a staff list names, row by row, as written. Pure. */
import type { TableFile, TableSheet } from '../../documents/table-file.js';
import { fold, nfc } from '../../lib/fold.js';
import { type Field, type Layout, layoutOf } from './headings.js';

/** One person of the list; texts as written, trimmed. */
export interface RosterRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly phone: string;
  /** A cell that was needed holds a formula without a result. */
  readonly broken: boolean;
}

export interface RosterFile {
  readonly sheet: string;
  readonly rows: readonly RosterRow[];
  /** Headings nothing is made of. */
  readonly ignored: readonly string[];
}

export type RosterProblem = 'noHeadings' | 'noPeople' | 'tooMany';

/** Nobody has more staff in one list; a province sends several. */
const MOST_PEOPLE = 5_000;

/** Reads the first sheet that has the headings of a staff list. */
export function readRoster({ sheets }: TableFile): RosterFile | { readonly problem: RosterProblem } {
  for (const sheet of sheets) {
    const layout = layoutOf(sheet);
    if (layout === undefined) continue;
    const rows = peopleOf(sheet, layout);
    if (rows.length === 0) return { problem: 'noPeople' };
    if (rows.length > MOST_PEOPLE) return { problem: 'tooMany' };
    return { sheet: sheet.name, rows, ignored: layout.ignored };
  }
  return { problem: 'noHeadings' };
}

/** A row with one text only is a heading between people: the unit of those below who name none. */
function peopleOf({ rows }: TableSheet, { firstRow, columns }: Layout): readonly RosterRow[] {
  const people: RosterRow[] = [];
  let heading = '';
  for (const [index, cells] of rows.entries()) {
    if (index < firstRow) continue;
    const said = new Set(cells.filter((cell) => cell !== null && !isNumbering(cell)).map((cell) => clean(cell ?? '')));
    if (said.size === 0 && !cells.includes(null)) continue;
    if (said.size === 1 && cells.every((cell) => cell !== null) && isHeading(cells, columns)) {
      heading = headingWords([...said][0] ?? '');
      continue;
    }
    const of = (field: Field) => textIn(cells, columns[field]);
    const name = columns.name === undefined ? '' : of('name');
    const whole = wholeName(name === '' ? of('surname') : name, of('givenName'));
    // A foot: the date, who signed it, sums.
    if (isFoot(whole, cells)) break;
    const broken = (['name', 'surname', 'givenName', 'unit', 'role', 'phone'] as const).some((field) =>
      (columns[field] ?? []).some((column) => cells[column] === null),
    );
    if (whole === '' && !broken && of('unit') === '' && of('phone') === '') continue;
    const unit = of('unit');
    people.push({
      row: index + 1,
      name: whole,
      unit: unit === '' ? heading : unit,
      role: of('role'),
      phone: of('phone'),
      broken,
    });
  }
  return people;
}

/** The texts of a field's columns, each once: a merged cell says the same in all of them. */
function textIn(cells: readonly (string | null)[], columns: readonly number[] = []): string {
  const parts = columns.map((column) => clean(cells[column] ?? '')).filter((part) => part !== '');
  return [...new Set(parts)].join(' ');
}

/** Lists repeat the given name in a column of its own, to sort by. */
function wholeName(name: string, given: string): string {
  if (given === '' || fold(name).endsWith(` ${fold(given)}`)) return name;
  return `${name} ${given}`.trim();
}

function isHeading(cells: readonly (string | null)[], columns: Layout['columns']): boolean {
  const name = textIn(cells, [...(columns.name ?? []), ...(columns.givenName ?? [])]);
  return (
    name === '' ||
    HEADING_WORDS.test(name.toLocaleLowerCase('vi')) ||
    cells.filter((cell) => clean(cell ?? '') === name).length > 1
  );
}

/** With their marks: Tô, Đoàn and Trương are family names. */
const HEADING_WORDS =
  /^([ivx]+|[a-z]|\d+)[.)]\s|^(tổ|phòng|ban|bộ phận|khối|nhóm|trường|văn phòng|đoàn (thanh niên|trường|tn)|công đoàn)(\s|$)/u;

/** "II. TỔ TOÁN – TIN" → "TỔ TOÁN – TIN" */
function headingWords(text: string): string {
  return text.replace(/^([IVX]+|[A-Za-z]|\d+)[.)]\s*/u, '').trim();
}

const FOOT =
  /^(tong( so| cong)?|danh sach( nay)? (co|gom|an dinh)|an dinh|nguoi lap|hieu truong$|thu truong|giam doc$)\b/;

function isFoot(name: string, cells: readonly (string | null)[]): boolean {
  const filled = cells.map((cell) => clean(cell ?? '')).filter((cell) => cell !== '');
  const first = fold(name === '' ? (filled[0] ?? '') : name);
  return FOOT.test(first) || /, ngay \d* *thang \d* *nam/.test(fold(filled.join(' ')));
}

/** "1", "12." */
function isNumbering(cell: string): boolean {
  return /^\s*\d{0,5}\.?\s*$/.test(cell);
}

function clean(text: string): string {
  return nfc(text).replace(/\s+/g, ' ').trim();
}
