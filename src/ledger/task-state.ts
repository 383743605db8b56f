/** What the facts of a task mean at an instant. Pure: nothing of this is stored. */

/** A credit of a submission towards the task. `sentAt` is when the item was first sent. */
export interface CreditFacts {
  readonly state: 'pending' | 'counted' | 'void';
  readonly sentAt: Date;
  /** The item was returned and waits for its author. */
  readonly returned?: boolean;
}

/** What is stored of a task and decides its state. */
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

/** Where a task stands at an instant: it follows from its facts and is stored nowhere. */
export function stateOf(task: TaskFacts, now: Date): TaskState {
  return stateBySums(task, sumsOf(task), now);
}

/** The credits of a task, added up: what its state and being in time follow from. */
export interface CreditSums {
  /** Not void. */
  readonly live: number;
  readonly counted: number;
  /** Of the counted: first sent before the first late instant. */
  readonly countedInTime: number;
  /** Live and back with their authors. */
  readonly returned: number;
}

export type TaskDates = Omit<TaskFacts, 'credits'>;

/** `stateOf` where the credits were added up already, as a query does. */
export function stateBySums(task: TaskDates, credits: CreditSums, now: Date): TaskState {
  if (task.cancelledAt !== null) return 'cancelled';
  if (task.settledAt !== null) return 'settled';
  if (task.nilAt !== null) return 'nil';
  if (task.excusedAt !== null) return 'excused';
  if (credits.returned > 0) return 'toFix';
  if (credits.live >= task.required) return 'inReview';
  if (now < task.opensAt) return 'upcoming';
  return now < task.dueAt ? 'open' : 'overdue';
}

/** The credits of one task, added up. */
export function sumsOf({ credits, dueAt }: Pick<TaskFacts, 'credits' | 'dueAt'>): CreditSums {
  const live = credits.filter((credit) => credit.state !== 'void');
  const counted = live.filter((credit) => credit.state === 'counted');
  return {
    live: live.length,
    counted: counted.length,
    countedInTime: counted.filter((credit) => credit.sentAt < dueAt).length,
    returned: live.filter((credit) => credit.returned === true).length,
  };
}

/** Whether the owing unit must act now: what digests list and reminders are about. */
export function isOwed(task: TaskFacts, now: Date): boolean {
  return isOwedIn(stateOf(task, now));
}

export function isOwedIn(state: TaskState): boolean {
  return state === 'open' || state === 'overdue' || state === 'toFix';
}

/** Whether it was settled, signed as nil or excused. */
export function isDone(state: TaskState): boolean {
  return state === 'settled' || state === 'nil' || state === 'excused';
}

/** Whether the counted items suffice. */
export function isPaid(task: Pick<TaskFacts, 'required' | 'credits'>): boolean {
  return task.credits.filter((credit) => credit.state === 'counted').length >= task.required;
}

/**
 * On time by when the items that settle it were first sent, never by the reviewer's date: the last one needed was sent
 * before the first late instant. What is settled without items: by when. Only of settled tasks.
 */
export function wasOnTime(task: TaskFacts): boolean {
  return wasOnTimeBySums(task, sumsOf(task));
}

/** `wasOnTime` where the credits were added up already. */
export function wasOnTimeBySums(task: TaskDates, credits: CreditSums): boolean {
  if (credits.counted >= task.required) return credits.countedInTime >= task.required;
  return task.settledAt !== null && task.settledAt < task.dueAt;
}
