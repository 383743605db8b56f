/**
 * What pays what. An item pays the oldest unpaid fitting task of its unit first, one task a tier; it is credited when
 * sent, counted when approved.
 */
import type { Read, Tx } from '../db/client.js';
import { requirePlan } from './plan-in-force.js';
import { type CreditFacts, isPaid, type TaskFacts } from './task-state.js';

/** What an item holds, to judge which duties it can pay. */
export interface ItemFacts {
  readonly words: boolean;
  readonly photos: number;
  readonly documents: number;
}

/** Task rows with their credits, as facts. */
export const WITH_CREDITS = {
  credits: { select: { state: true, sentAt: true, submissionId: true, submission: { select: { state: true } } } },
} as const;

interface CreditedRow extends Omit<TaskFacts, 'credits'> {
  readonly credits: readonly {
    readonly state: CreditFacts['state'];
    readonly sentAt: Date;
    readonly submission: { readonly state: string };
  }[];
}

export function factsOf<T extends CreditedRow>(row: T) {
  return {
    ...row,
    credits: row.credits.map((credit) => ({ ...credit, returned: credit.submission.state === 'returned' })),
  };
}

/**
 * The unpaid tasks of a unit this item can pay, oldest first; those only a deliberate hand-in pays come last. What
 * `submission` itself has promised to pay counts as unpaid: it may come again.
 */
export async function payableTasks(read: Read, unit: number, item: ItemFacts, now: Date, submission?: number) {
  const { dutyOf } = await requirePlan(read);
  const rows = await read.task.findMany({
    where: { unitId: unit, opensAt: { lte: now }, settledAt: null, excusedAt: null, nilAt: null, cancelledAt: null },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: WITH_CREDITS,
  });
  return rows
    .map(factsOf)
    .filter(
      (task) =>
        task.credits.filter((credit) => credit.state !== 'void' && credit.submissionId !== submission).length <
        task.required,
    )
    .flatMap((task) => {
      const duty = dutyOf(task.dutyCode);
      if (duty === undefined || duty.tier === 'upward') return [];
      const fit = fits(duty.settles.by, item);
      return fit === 'no' ? [] : [{ ...task, duty, likely: fit === 'likely' }];
    })
    .toSorted((a, b) => Number(b.likely) - Number(a.likely));
}

/** An article is what people mean by default; photos, papers and returns are handed in deliberately. */
function fits(by: string, item: ItemFacts): 'likely' | 'possible' | 'no' {
  switch (by) {
    case 'articles':
      return item.words ? 'likely' : 'no';
    case 'photos':
      return item.photos > 0 ? 'possible' : 'no';
    case 'report':
    case 'opinionReturn':
      return item.words || item.documents > 0 ? 'possible' : 'no';
    case 'document':
    case 'planHandIn':
      return item.documents > 0 ? 'possible' : 'no';
    default:
      return 'no';
  }
}

/** The submission shall pay this task once it is approved. */
export async function promiseCredit(tx: Tx, task: number, submission: number, sentAt: Date, now: Date): Promise<void> {
  await tx.credit.upsert({
    where: { taskId_submissionId: { taskId: task, submissionId: submission } },
    create: { taskId: task, submissionId: submission, state: 'pending', sentAt, at: now },
    update: { state: 'pending', sentAt, at: now },
  });
}

/** The submission was approved: its credits count, and tasks that are now paid are settled. */
export async function countCredits(tx: Tx, submission: number, now: Date): Promise<readonly number[]> {
  await tx.credit.updateMany({
    where: { submissionId: submission, state: 'pending' },
    data: { state: 'counted', at: now },
  });
  const tasks = await tx.task.findMany({
    where: { settledAt: null, credits: { some: { submissionId: submission, state: 'counted' } } },
    include: WITH_CREDITS,
  });
  const paid = tasks
    .map(factsOf)
    .filter(isPaid)
    .map((task) => task.id);
  await tx.task.updateMany({ where: { id: { in: paid } }, data: { settledAt: now } });
  return paid;
}

/** The submission pays nothing any more (rejected, withdrawn). */
export async function voidCredits(tx: Tx, submission: number, now: Date): Promise<void> {
  await tx.credit.updateMany({
    where: { submissionId: submission, state: 'pending' },
    data: { state: 'void', at: now },
  });
}
