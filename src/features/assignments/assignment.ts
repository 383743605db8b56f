/** Assignments and given tasks as they stand: what was asked, of whom, what they answered and how far it is. */
import type { Read } from '../../db/client.js';
import { factsOf, WITH_CREDITS } from '../../ledger/pay.js';
import { stateOf, type TaskState } from '../../ledger/task-state.js';

const NAME = { select: { id: true, name: true } } as const;

const TASK_PARTS = {
  ...WITH_CREDITS,
  unit: { select: { id: true, code: true, name: true, path: true } },
  holders: {
    orderBy: { id: 'asc' },
    include: { person: { select: { id: true, name: true, leftAt: true } }, answeredBy: NAME },
  },
  doneMark: { include: { by: NAME, forPerson: NAME } },
  extensions: { orderBy: { id: 'asc' }, include: { askedBy: NAME } },
} as const;

const GIVEN_BY = { select: { id: true, name: true, leftAt: true } } as const;

export type Assignment = NonNullable<Awaited<ReturnType<typeof loadAssignment>>>;
export type GivenTask = NonNullable<Awaited<ReturnType<typeof loadTask>>>;
/** A task as a part of its assignment. */
export type TaskPart = Assignment['tasks'][number];
/** Who was asked, at any time; `endedAt` is null for those who owe it now. */
export type HolderRow = TaskPart['holders'][number];

/** Undefined: there is none. */
export async function loadAssignment(read: Read, id: number, now: Date) {
  const row = await read.assignment.findUnique({
    where: { id },
    include: { givenBy: GIVEN_BY, tasks: { orderBy: { id: 'asc' }, include: TASK_PARTS } },
  });
  if (row === null) return undefined;
  return { ...row, tasks: row.tasks.map((task) => stood(task, now)) };
}

/** Any task, also a plan's. Undefined: there is none. */
export async function loadTask(read: Read, id: number, now: Date) {
  const row = await read.task.findUnique({
    where: { id },
    include: { ...TASK_PARTS, assignment: { include: { givenBy: GIVEN_BY } } },
  });
  return row === null ? undefined : stood(row, now);
}

function stood<T extends Parameters<typeof factsOf>[0]>(row: T, now: Date) {
  const facts = factsOf(row);
  return { ...facts, state: stateOf(facts, now) };
}

/** Those who owe it now. */
export function activeHolders<H extends { readonly endedAt: Date | null }>(task: {
  readonly holders: readonly H[];
}): readonly H[] {
  return task.holders.filter((holder) => holder.endedAt === null);
}

/** Nothing is owed any more. */
export function isClosed(state: TaskState): boolean {
  return state === 'settled' || state === 'cancelled' || state === 'nil' || state === 'excused';
}

/** Whoever owes it must act: it can still be given to others, put off or reported done. */
export function isOpen(state: TaskState): boolean {
  return !isClosed(state) && state !== 'inReview';
}
