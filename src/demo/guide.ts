/** How far the visitor is on the short path: each step is ticked by what happened, in whatever order. */
import type { Read } from '../db/client.js';
import { DIGEST } from '../features/reminders/digest.js';
import type { Character } from './texts/story.js';

/** The newest of each when the visitor came. */
export interface Before {
  readonly submissions: number;
  readonly decisions: number;
  readonly reports: number;
}

export async function countBefore(read: Read): Promise<Before> {
  const newest = { _max: { id: true } } as const;
  const [submission, decision, report] = await Promise.all([
    read.submission.aggregate(newest),
    read.decision.aggregate(newest),
    read.report.aggregate(newest),
  ]);
  return { submissions: submission._max.id ?? 0, decisions: decision._max.id ?? 0, reports: report._max.id ?? 0 };
}

/** Which steps are done, in order of STEPS. `opened`: a report's file was asked for. */
export async function stepsDone(
  read: Read,
  people: Readonly<Record<Character, number>>,
  before: Before,
  opened: boolean,
): Promise<readonly boolean[]> {
  const [written, decided, reminded, compiled] = await Promise.all([
    read.submission.count({ where: { authorId: people.teacher, id: { gt: before.submissions } } }),
    read.decision.count({ where: { byId: people.reviewer, id: { gt: before.decisions } } }),
    read.outgoing.count({ where: { recipe: DIGEST, personId: people.lead, state: 'sent' } }),
    read.report.count({ where: { askedById: null, state: 'compiled', id: { gt: before.reports } } }),
  ]);
  return [written > 0, decided > 0, reminded > 0, compiled > 0, opened];
}
