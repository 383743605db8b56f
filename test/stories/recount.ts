/** The numbers of a period worked out once more from bare rows, by no function of the product: what reports are held against. */
import Database from 'better-sqlite3';

/** As the workbook heads its columns, in their order. */
export const NUMBERS = [
  'Số việc',
  'Chỉ tiêu',
  'Thực hiện',
  'Đúng hạn',
  'Sau hạn',
  'Không phát sinh',
  'Được miễn',
  'Chờ duyệt',
  'Chờ sửa',
  'Chưa nộp, còn hạn',
  'Quá hạn chưa nộp',
  'Chưa đến kỳ',
] as const;
export type NumberName = (typeof NUMBERS)[number];
export type Numbers = Record<NumberName, number>;

interface Row {
  readonly unit: string;
  readonly duty: string;
  readonly period: string;
  readonly opensAt: string;
  readonly dueAt: string;
  readonly required: number;
  readonly settledAt: string | null;
  readonly nilAt: string | null;
  readonly excusedAt: string | null;
  readonly live: number;
  readonly counted: number;
  readonly countedInTime: number;
  readonly returned: number;
}

export interface Span {
  readonly kind: 'month' | 'semester' | 'halfYear' | 'schoolYear' | 'year';
  /** First and last day. */
  readonly from: string;
  readonly last: string;
  /** The last day of each semester and school year by its code. */
  readonly ends: ReadonlyMap<string, string>;
}

/** By "unit duty". */
export function recount(path: string, span: Span, now: Date): Map<string, Numbers> {
  const db = new Database(path, { readonly: true });
  const rows = db
    .prepare<[], Row>(
      `SELECT u.code AS unit, t.dutyCode AS duty, t.period, t.opensAt, t.dueAt, t.required, t.settledAt, t.nilAt, t.excusedAt,
        (SELECT count(*) FROM Credit c WHERE c.taskId = t.id AND c.state <> 'void') AS live,
        (SELECT count(*) FROM Credit c WHERE c.taskId = t.id AND c.state = 'counted') AS counted,
        (SELECT count(*) FROM Credit c WHERE c.taskId = t.id AND c.state = 'counted' AND c.sentAt < t.dueAt) AS countedInTime,
        (SELECT count(*) FROM Credit c JOIN Submission s ON s.id = c.submissionId
          WHERE c.taskId = t.id AND c.state <> 'void' AND s.state = 'returned') AS returned
      FROM Task t JOIN Unit u ON u.id = t.unitId WHERE t.cancelledAt IS NULL`,
    )
    .all();
  db.close();
  const found = new Map<string, Numbers>();
  for (const row of rows) {
    const day = countedOn(row, span);
    if (day < span.from || day > span.last) continue;
    const key = `${row.unit} ${row.duty}`;
    const numbers = found.get(key) ?? none();
    found.set(key, numbers);
    add(row, numbers, now);
  }
  return found;
}

export function none(): Numbers {
  return {
    'Số việc': 0,
    'Chỉ tiêu': 0,
    'Thực hiện': 0,
    'Đúng hạn': 0,
    'Sau hạn': 0,
    'Không phát sinh': 0,
    'Được miễn': 0,
    'Chờ duyệt': 0,
    'Chờ sửa': 0,
    'Chưa nộp, còn hạn': 0,
    'Quá hạn chưa nộp': 0,
    'Chưa đến kỳ': 0,
  };
}

function add(row: Row, numbers: Numbers, now: Date): void {
  const isOpen = now >= new Date(row.opensAt);
  numbers['Số việc'] += 1;
  const state = ((): NumberName => {
    if (row.settledAt !== null) {
      const byItems = row.counted >= row.required;
      const inTime = byItems ? row.countedInTime >= row.required : new Date(row.settledAt) < new Date(row.dueAt);
      return inTime ? 'Đúng hạn' : 'Sau hạn';
    }
    if (row.nilAt !== null) return 'Không phát sinh';
    if (row.excusedAt !== null) return 'Được miễn';
    if (row.returned > 0) return 'Chờ sửa';
    if (row.live >= row.required) return 'Chờ duyệt';
    if (!isOpen) return 'Chưa đến kỳ';
    return now < new Date(row.dueAt) ? 'Chưa nộp, còn hạn' : 'Quá hạn chưa nộp';
  })();
  numbers[state] += 1;
  if (['Không phát sinh', 'Được miễn', 'Chưa đến kỳ'].includes(state)) return;
  numbers['Chỉ tiêu'] += row.required;
  numbers['Thực hiện'] += row.settledAt !== null ? row.required : Math.min(row.counted, row.required);
}

/** A month's task counts by the month's last day, a semester's by the semester's; all others where they are due. */
function countedOn({ period, dueAt }: Row, { kind, ends }: Span): string {
  const due = new Date(new Date(dueAt).getTime() - 1 + 7 * 3_600_000).toISOString().slice(0, 10);
  const [year = '', month = ''] = period.split('-');
  if (/^\d{4}-\d{2}$/.test(period)) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString();
    return last.slice(0, 10);
  }
  const end = ends.get(period);
  if (period.includes('/HK')) return kind === 'month' || end === undefined ? due : end;
  if (/^\d{4}-\d{4}$/.test(period)) return (kind === 'schoolYear' || kind === 'year') && end !== undefined ? end : due;
  if (/\/H[12]$/.test(period))
    return kind === 'halfYear' || kind === 'year'
      ? `${year.slice(0, 4)}-${period.endsWith('1') ? '06-30' : '12-31'}`
      : due;
  return /^\d{4}$/.test(period) && kind === 'year' ? `${period}-12-31` : due;
}
