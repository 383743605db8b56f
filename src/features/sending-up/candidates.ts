/** What there is to send up: approved items that have not gone yet, the likeliest first. */
import { addMonths, type Day, dayOf, firstDayOfMonth, monthOf, startOf } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import { paperDuties } from '../../ledger/plan/paper-duties.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';

export interface Candidate {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  /** Its reviewer put it forward. */
  readonly good: boolean;
  readonly photos: number;
  /** Of its text. */
  readonly words: number;
  /** Children are in its pictures and nobody is sure that their parents agreed: they stay here. */
  readonly unsure: boolean;
  readonly decidedAt: Date;
}

const MOST = 60;

/** Approved since the beginning of this month, or put forward since the beginning of the last one. */
export async function candidates(
  read: Read,
  { plan, calendar }: PlanInForce,
  now: Date,
): Promise<readonly Candidate[]> {
  const month = firstDayOfMonth(monthOf(dayOf(now, calendar.zone)));
  const since = (day: Day) => startOf(day, calendar.zone);
  const rows = await read.submission.findMany({
    where: {
      state: 'approved',
      mergedIntoId: null,
      AND: [
        { OR: [{ heldUntil: null }, { heldUntil: { lte: now } }] },
        { OR: [{ decidedAt: { gte: since(month) } }, { goodAt: { gte: since(addMonths(month, -1)) } }] },
      ],
      packages: { none: { package: { kind: 'sendUp', droppedAt: null, state: { not: 'failed' } } } },
      credits: { none: { state: { not: 'void' }, task: { dutyCode: { in: [...paperDuties(plan)] } } } },
    },
    orderBy: { id: 'desc' },
    take: MOST,
    select: {
      id: true,
      code: true,
      title: true,
      goodAt: true,
      children: true,
      decidedAt: true,
      firstSentAt: true,
      unit: { select: { name: true } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          text: true,
          attachments: { where: { attachment: { media: { kind: 'photo' } } }, select: { attachmentId: true } },
        },
      },
    },
  });
  return ranked(
    rows.map(({ unit, goodAt, children, versions, ...row }) => ({
      ...row,
      unit: unit.name,
      good: goodAt !== null,
      photos: versions[0]?.attachments.length ?? 0,
      words: (versions[0]?.text ?? '').split(/\s+/).filter((word) => word !== '').length,
      unsure: children === 'unsure',
      decidedAt: row.decidedAt ?? row.firstSentAt,
    })),
  );
}

/** A few paragraphs: what a paper would print without asking for more. */
const FULL_ARTICLE_WORDS = 120;

/** Put forward first; then what can go with pictures, then what says enough; of equals the earlier approved. Pure. */
export function ranked(items: readonly Candidate[]): readonly Candidate[] {
  const score = (item: Candidate) =>
    (item.good ? 4 : 0) + (item.photos > 0 && !item.unsure ? 2 : 0) + (item.words >= FULL_ARTICLE_WORDS ? 1 : 0);
  return items.toSorted((a, b) => score(b) - score(a) || a.decidedAt.getTime() - b.decidedAt.getTime() || a.id - b.id);
}

export interface Closest {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly state: 'inReview' | 'returned';
}

const CLOSEST_SHOWN = 3;

/** What is nearest to being approved, where nothing is yet: at the latest desk first. */
export async function closest(read: Read): Promise<readonly Closest[]> {
  const rows = await read.submission.findMany({
    where: { state: { in: ['inReview', 'returned'] } },
    orderBy: [{ state: 'asc' }, { level: 'desc' }, { sentAt: 'asc' }],
    take: CLOSEST_SHOWN,
    select: { code: true, title: true, state: true, unit: { select: { name: true } } },
  });
  return rows.flatMap(({ code, title, state, unit }) =>
    state === 'inReview' || state === 'returned' ? [{ code, title, state, unit: unit.name }] : [],
  );
}
