/** Counted rows as lines for a phone. */
import { daysLeft, spellDueAt } from '../../calendar/spell.js';
import { byDuty, type CountRow, type DutyCount } from '../../ledger/count.js';
import { texts } from './texts.js';

/** One duty with its rows. Never empty. */
export interface Section extends DutyCount {
  readonly rows: readonly CountRow[];
}

/** Rows are in the order of duties already. */
export function sectionsOf(rows: readonly CountRow[]): readonly Section[] {
  const sections = new Map<string, CountRow[]>();
  for (const row of rows) {
    const section = sections.get(row.dutyCode);
    if (section === undefined) sections.set(row.dutyCode, [row]);
    else section.push(row);
  }
  return byDuty(rows).map((duty) => ({ ...duty, rows: sections.get(duty.dutyCode) ?? [] }));
}

export function titleOf({ duty }: Pick<DutyCount, 'duty'>): string {
  return duty?.title ?? texts.dropped;
}

/** The title, and the hand-in where all share it. */
export function sectionHead(duty: DutyCount, zone: string): string {
  const isShared = duty.dueAt.getTime() === duty.lastDueAt.getTime();
  const shared = isShared ? [texts.due(spellDueAt(duty.dueAt, zone))] : [];
  return [texts.section(titleOf(duty)), ...shared].join('\n');
}

/** "– Tổ Mẫu giáo lớn: 1/1 ✔ đúng hạn" */
export function rowLine(row: CountRow, now: Date, zone: string): string {
  const words = rowWords(row, now, zone);
  return texts.line(row.unit.name, row.later ? texts.supplemented(words, row.later) : words);
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

function rowWords({ counts, dueAt, later }: CountRow, now: Date, zone: string): string {
  if (counts.tasks !== 1) return texts.several(counts);
  const of = `${counts.paid}/${counts.required}`;
  if (counts.onTime > 0) return texts.onTime(of);
  if (counts.late > 0) return texts.late(of);
  if (counts.nil > 0) return texts.nil;
  if (counts.excused > 0) return texts.excused;
  if (counts.inReview > 0) return texts.inReview(of);
  if (counts.toFix > 0) return texts.toFix(of);
  if (counts.upcoming > 0) return texts.upcoming;
  return later === undefined ? texts.owed(of, daysLeft(now, dueAt, zone)) : texts.owedThen(of);
}
