/** Credits: an item promises to pay a task when it is sent, and counts when it is approved. */
import type { Tx } from '../db/client.js';
import { type CreditFacts, isPaid, type TaskFacts } from './task-state.js';

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

/** A row of the database as the facts its state follows from. */
export function factsOf<T extends CreditedRow>(row: T) {
  return {
    ...row,
    credits: row.credits.map((credit) => ({ ...credit, returned: credit.submission.state === 'returned' })),
  };
}

/** The submission shall pay this task once it is approved. `forPerson`: whose task it was, when a colleague sent it. */
export async function promiseCredit(
  tx: Tx,
  task: number,
  submission: number,
  sentAt: Date,
  now: Date,
  forPerson?: number,
): Promise<void> {
  const facts = { state: 'pending', sentAt, at: now, forPersonId: forPerson ?? null } as const;
  await tx.credit.upsert({
    where: { taskId_submissionId: { taskId: task, submissionId: submission } },
    create: { taskId: task, submissionId: submission, ...facts },
    update: facts,
  });
}

/**
 * A submission that goes again shall pay this task and no other (parts of events are `promiseSlot`'s); undefined: none.
 * True: it did not promise that before.
 */
export async function promiseOnly(
  tx: Tx,
  task: number | undefined,
  submission: number,
  sentAt: Date,
  now: Date,
  forPerson?: number,
): Promise<boolean> {
  const promised = { submissionId: submission, state: 'pending', task: { eventId: null } } as const;
  const other = task === undefined ? promised : { ...promised, taskId: { not: task } };
  await tx.credit.updateMany({ where: other, data: { state: 'void', at: now } });
  if (task === undefined || (await tx.credit.count({ where: promised })) > 0) return false;
  await promiseCredit(tx, task, submission, sentAt, now, forPerson);
  return true;
}

/**
 * The part of an event the submission shall cover besides the task it pays; undefined: none. It covers one at most: a
 * promise to another is void.
 */
export async function promiseSlot(
  tx: Tx,
  slot: number | undefined,
  submission: number,
  sentAt: Date,
  now: Date,
): Promise<void> {
  await tx.credit.updateMany({
    where: {
      submissionId: submission,
      state: 'pending',
      task: { eventId: { not: null } },
      ...(slot === undefined ? {} : { taskId: { not: slot } }),
    },
    data: { state: 'void', at: now },
  });
  if (slot === undefined) return;
  const { eventId } = await tx.task.findUniqueOrThrow({ where: { id: slot }, select: { eventId: true } });
  if (eventId === null) throw new Error(`task ${slot} is no part of an event`);
  await promiseCredit(tx, slot, submission, sentAt, now);
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
  if (paid.length > 0) await tx.task.updateMany({ where: { id: { in: paid } }, data: { settledAt: now } });
  return paid;
}

/** The submission pays nothing any more (rejected, withdrawn). */
export async function voidCredits(tx: Tx, submission: number, now: Date): Promise<void> {
  await tx.credit.updateMany({
    where: { submissionId: submission, state: 'pending' },
    data: { state: 'void', at: now },
  });
}

/**
 * A decision of that instant on the submission is taken back: what it counted (or voided) is promised again, and tasks
 * that are no longer paid are owed again.
 */
export async function takeBackCredits(
  tx: Tx,
  submission: number,
  made: { readonly state: 'counted' | 'void'; readonly at: Date },
): Promise<void> {
  await tx.credit.updateMany({ where: { submissionId: submission, ...made }, data: { state: 'pending' } });
  const tasks = await tx.task.findMany({
    where: { settledAt: { not: null }, doneMark: null, credits: { some: { submissionId: submission } } },
    include: WITH_CREDITS,
  });
  const owed = tasks.map(factsOf).filter((task) => !isPaid(task));
  if (owed.length === 0) return;
  await tx.task.updateMany({ where: { id: { in: owed.map(({ id }) => id) } }, data: { settledAt: null } });
}
