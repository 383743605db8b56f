/** Where a staff list begins and which column holds what, by the headings schools write. Pure. */
import type { TableSheet } from '../../documents/table-file.js';
import { fold } from '../../lib/fold.js';

export type Field = 'name' | 'surname' | 'givenName' | 'unit' | 'role' | 'phone';

/** Where the people begin, and the columns of each field; several columns of one field are read one after the other. */
export interface Layout {
  /** Counted from 0, after the headings. */
  readonly firstRow: number;
  readonly columns: Readonly<Partial<Record<Field, readonly number[]>>>;
  /** Headings nothing is made of, as written. */
  readonly ignored: readonly string[];
}

/** Titles, letterheads and dates stand above the headings. */
const LOOK_AT_ROWS = 30;

/** Folded headings. Without marks, "tổ" and "to" are one; so are "SĐT" and "sdt". */
const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  ['surname', /^(ho va ten dem|ho ten dem|ho dem|ho lot|ho va chu lot|ho va ten lot|ho va|ho)$/],
  ['givenName', /^ten$/],
  [
    'name',
    /^(ho va ten|ho ten|hoten|ho va ten (cb|can bo|gv|giao vien|nhan vien|cbgvnv|cb gv nv|vien chuc).*|ho ten (cb|can bo|gv|giao vien|nhan vien).*|ten (giao vien|can bo|nhan vien|gv)|full name|name)$/,
  ],
  // Only words of kind: "Tổ Toán" is a unit, not a heading.
  [
    'unit',
    /^(unit|(don vi|to|phong|ban|bo phan|nhom|khoi|doan the)( (don vi|to|phong|ban|bo phan|nhom|khoi|doan the|chuyen mon|cong tac|truc thuoc))*)$/,
  ],
  ['role', /^(chuc vu|vai tro|chuc danh|nhiem vu|role)( .*)?$/],
  [
    'phone',
    /^(dien thoai|so dien thoai|so dt|sdt|dt|dtdd|so dtdd|di dong|so di dong|dt di dong|dien thoai di dong|so zalo|zalo|mobile|phone|tel)( .*)?$/,
  ],
];

/** Columns every list has and nobody misses here. */
const PLAIN = /^(stt|tt|so tt|so thu tu|ghi chu|no)$/;

/** Undefined: no row of the sheet has a heading for names beside another. */
export function layoutOf({ rows }: TableSheet): Layout | undefined {
  for (let at = 0; at < Math.min(rows.length, LOOK_AT_ROWS); at += 1) {
    const head = rows[at] ?? [];
    if (!isHead(head)) continue;
    // A heading over two rows: what the upper leaves open or spreads over several columns, the lower says.
    const below = rows[at + 1] ?? [];
    const two = below.some((cell, column) => fieldOf(cell) !== undefined && cell !== head[column]);
    const firstRow = at + (two || sameRow(head, below) ? 2 : 1);
    return withSplitName(layout(two ? joined(head, below) : head, firstRow), two ? joined(head, below) : head, rows);
  }
  return undefined;
}

function isHead(row: readonly (string | null)[]): boolean {
  const fields = new Set(row.flatMap((cell) => fieldOf(cell) ?? []));
  return (fields.has('name') || fields.has('givenName')) && fields.size >= 2;
}

function joined(head: readonly (string | null)[], below: readonly (string | null)[]): readonly (string | null)[] {
  const width = Math.max(head.length, below.length);
  return Array.from({ length: width }, (_, column) => {
    const lower = below[column] ?? '';
    return fieldOf(lower) === undefined ? (head[column] ?? '') : lower;
  });
}

/** A heading merged over two rows reads the same in both. */
function sameRow(head: readonly (string | null)[], below: readonly (string | null)[]): boolean {
  return head.length === below.length && head.every((cell, column) => cell === below[column]);
}

function layout(head: readonly (string | null)[], firstRow: number): Layout {
  const columns: Partial<Record<Field, number[]>> = {};
  const ignored = new Set<string>();
  for (const [column, cell] of head.entries()) {
    const field = fieldOf(cell);
    if (field !== undefined) columns[field] = [...(columns[field] ?? []), column];
    else if (cell !== null && cell.trim() !== '' && !PLAIN.test(plain(cell))) ignored.add(cell.trim());
  }
  return { firstRow, columns, ignored: [...ignored] };
}

/** A merged heading saved as CSV leaves the second of its columns without one: the given names stand there. */
function withSplitName(found: Layout, head: readonly (string | null)[], rows: TableSheet['rows']): Layout {
  const [column, other] = found.columns.name ?? [];
  if (column === undefined || other !== undefined || (head[column + 1] ?? '').trim() !== '') return found;
  const beside = rows.slice(found.firstRow).filter((cells) => (cells[column] ?? '') !== '');
  const split = beside.filter((cells) => /^\p{L}[\p{L}\p{M}]*$/u.test((cells[column + 1] ?? '').trim()));
  if (split.length * 2 <= beside.length) return found;
  return { ...found, columns: { ...found.columns, name: [column, column + 1] } };
}

function fieldOf(cell: string | null | undefined): Field | undefined {
  const words = cell === null || cell === undefined ? '' : plain(cell);
  return words === '' ? undefined : HEADINGS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** "Đơn vị/Tổ (*)" → "don vi to" */
function plain(cell: string): string {
  return fold(cell)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
