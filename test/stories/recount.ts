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
  const found = new Map<string, Numbers>();
  for (const row of rowsIn(path, span)) {
    const key = `${row.unit} ${row.duty}`;
    const numbers = found.get(key) ?? none();
    found.set(key, numbers);
    add(row, numbers, now);
  }
  return found;
}

export interface GradingRules {
  readonly mode: 'points' | 'condition';
  readonly rules?: readonly { readonly counts: string; readonly points: number; readonly most?: number | undefined }[];
  readonly duties?: readonly string[];
  readonly lateCounts?: boolean;
}

/** What each unit is graded by, by its code: its points, or how many of how many tasks are done. `data`: days, half-open. */
export function regrade(
  path: string,
  span: Span,
  now: Date,
  data: readonly [from: string, to: string],
  grading: GradingRules,
): Map<string, string> {
  const found = new Map<string, { judged: number; done: number; points: number }>();
  const gradeOf = (unit: string) => {
    const grade = found.get(unit) ?? { judged: 0, done: 0, points: 0 };
    found.set(unit, grade);
    return grade;
  };
  for (const row of rowsIn(path, span)) {
    if (grading.duties !== undefined && !grading.duties.includes(row.duty)) continue;
    const grade = gradeOf(row.unit);
    const state = stateOf(row, now);
    if (state === 'Được miễn' || state === 'Chưa đến kỳ') continue;
    grade.judged += 1;
    const nilInTime = state === 'Không phát sinh' && new Date(row.nilAt ?? '') < new Date(row.dueAt);
    const isOnTime = state === 'Đúng hạn' || nilInTime;
    const isLate = state === 'Sau hạn';
    if (isOnTime || (grading.lateCounts === true && (isLate || state === 'Không phát sinh'))) grade.done += 1;
    for (const { counts, points } of grading.rules ?? [])
      if ((counts === 'onTime' && isOnTime) || (counts === 'late' && isLate)) grade.points += points;
  }
  const worth = grading.rules?.find(({ counts }) => counts === 'published')?.points ?? 0;
  for (const unit of publishedBy(path, data)) gradeOf(unit).points += worth;
  return new Map(
    [...found].map(([unit, { judged, done, points }]) => [
      unit,
      grading.mode === 'points' ? String(points) : `${done}/${judged}`,
    ]),
  );
}

/** The units of all that stands published since, once each publication. */
function publishedBy(path: string, [from, to]: readonly [string, string]): readonly string[] {
  const db = new Database(path, { readonly: true });
  const rows = db
    .prepare<[string, string], { unit: string }>(
      `SELECT u.code AS unit FROM Publication p JOIN Submission s ON s.id = p.submissionId JOIN Unit u ON u.id = s.unitId
      WHERE p."on" >= ? AND p."on" < ? AND p.takenDownAt IS NULL`,
    )
    .all(from, to);
  db.close();
  return rows.map(({ unit }) => unit);
}

function rowsIn(path: string, span: Span): readonly Row[] {
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
  return rows.filter((row) => {
    const day = countedOn(row, span);
    return day >= span.from && day <= span.last;
  });
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

function stateOf(row: Row, now: Date): NumberName {
  if (row.settledAt !== null) {
    const byItems = row.counted >= row.required;
    const inTime = byItems ? row.countedInTime >= row.required : new Date(row.settledAt) < new Date(row.dueAt);
    return inTime ? 'Đúng hạn' : 'Sau hạn';
  }
  if (row.nilAt !== null) return 'Không phát sinh';
  if (row.excusedAt !== null) return 'Được miễn';
  if (row.returned > 0) return 'Chờ sửa';
  if (row.live >= row.required) return 'Chờ duyệt';
  if (now < new Date(row.opensAt)) return 'Chưa đến kỳ';
  return now < new Date(row.dueAt) ? 'Chưa nộp, còn hạn' : 'Quá hạn chưa nộp';
}

function add(row: Row, numbers: Numbers, now: Date): void {
  numbers['Số việc'] += 1;
  const state = stateOf(row, now);
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
