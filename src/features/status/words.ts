/** Counted rows as lines for a phone. */
import { daysLeft, spellDueAt } from '../../calendar/spell.js';
import type { CountRow } from '../../ledger/count.js';
import { texts } from './texts.js';

/** The rows of one duty. Never empty. */
export interface Section {
  readonly dutyCode: string;
  readonly title: string;
  readonly rows: readonly CountRow[];
}

/** Rows are in the order of duties already. */
export function sectionsOf(rows: readonly CountRow[]): readonly Section[] {
  const sections = new Map<string, { dutyCode: string; title: string; rows: CountRow[] }>();
  for (const row of rows) {
    const section = sections.get(row.dutyCode);
    if (section === undefined) {
      sections.set(row.dutyCode, { dutyCode: row.dutyCode, title: row.duty?.title ?? texts.dropped, rows: [row] });
    } else section.rows.push(row);
  }
  return [...sections.values()];
}

/** The title, and the hand-in where all share it. */
export function sectionHead({ title, rows }: Section, zone: string): string {
  const dues = new Set(rows.flatMap((row) => [row.dueAt.getTime(), row.lastDueAt.getTime()]));
  const [due] = dues;
  const shared = dues.size === 1 && due !== undefined ? [texts.due(spellDueAt(new Date(due), zone))] : [];
  return [texts.section(title), ...shared].join('\n');
}

/** "– Tổ Mẫu giáo lớn: 1/1 ✔ đúng hạn" */
export function rowLine(row: CountRow, now: Date, zone: string): string {
  return texts.line(row.unit.name, rowWords(row, now, zone));
}

/** Who owes something first, who waits for a reviewer next, who is done last. */
export function byNeed(a: CountRow, b: CountRow): number {
  return need(a) - need(b);
}

function need({ counts }: CountRow): number {
  if (counts.missing > 0) return 0;
  if (counts.toFix > 0 || counts.open > 0) return 1;
  return counts.inReview > 0 ? 2 : 3;
}

function rowWords({ counts, dueAt }: CountRow, now: Date, zone: string): string {
  if (counts.tasks !== 1) return texts.several(counts);
  const of = `${counts.paid}/${counts.required}`;
  if (counts.onTime > 0) return texts.onTime(of);
  if (counts.late > 0) return texts.late(of);
  if (counts.nil > 0) return texts.nil;
  if (counts.excused > 0) return texts.excused;
  if (counts.inReview > 0) return texts.inReview(of);
  if (counts.toFix > 0) return texts.toFix(of);
  return counts.upcoming > 0 ? texts.upcoming : texts.owed(of, daysLeft(now, dueAt, zone));
}
