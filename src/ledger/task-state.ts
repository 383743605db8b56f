/** What the facts of a task mean at an instant. Pure: nothing of this is stored. */

/** A credit of a submission towards the task. `sentAt` is when the item was first sent. */
export interface CreditFacts {
  readonly state: 'pending' | 'counted' | 'void';
  readonly sentAt: Date;
  /** The item was returned and waits for its author. */
  readonly returned?: boolean;
}

export interface TaskFacts {
  readonly opensAt: Date;
  /** The first late instant. */
  readonly dueAt: Date;
  readonly required: number;
  readonly settledAt: Date | null;
  readonly excusedAt: Date | null;
  readonly nilAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly credits: readonly CreditFacts[];
}

/**
 * cancelled, excused, nil, settled: nothing is owed. inReview: enough was sent, somebody else must act. toFix: an item
 * came back. upcoming, open, overdue: it is owed, not yet, now, or still.
 */
export type TaskState =
  | 'cancelled'
  | 'excused'
  | 'nil'
  | 'settled'
  | 'inReview'
  | 'toFix'
  | 'upcoming'
  | 'open'
  | 'overdue';

export function stateOf(task: TaskFacts, now: Date): TaskState {
  if (task.cancelledAt !== null) return 'cancelled';
  if (task.settledAt !== null) return 'settled';
  if (task.nilAt !== null) return 'nil';
  if (task.excusedAt !== null) return 'excused';
  const live = task.credits.filter((credit) => credit.state !== 'void');
  if (live.some((credit) => credit.returned === true)) return 'toFix';
  if (live.length >= task.required) return 'inReview';
  if (now < task.opensAt) return 'upcoming';
  return now < task.dueAt ? 'open' : 'overdue';
}

/** Whether the owing unit must act now: what digests list and reminders are about. */
export function isOwed(task: TaskFacts, now: Date): boolean {
  const state = stateOf(task, now);
  return state === 'open' || state === 'overdue' || state === 'toFix';
}

/** Whether the counted items suffice. */
export function isPaid(task: Pick<TaskFacts, 'required' | 'credits'>): boolean {
  return task.credits.filter((credit) => credit.state === 'counted').length >= task.required;
}

/**
 * On time by when the items that settle it were first sent, never by the reviewer's date: the last one needed was sent
 * before the first late instant. Only of settled tasks.
 */
export function wasOnTime(task: TaskFacts): boolean {
  const sent = task.credits
    .filter((credit) => credit.state === 'counted')
    .map((credit) => credit.sentAt.getTime())
    .sort((a, b) => a - b);
  const lastNeeded = sent[task.required - 1] ?? task.settledAt?.getTime();
  return lastNeeded !== undefined && lastNeeded < task.dueAt.getTime();
}
