/** Tasks as they stand: the one query behind `/viec`, `/status`, reminders and reports. */
import type { Read } from '../db/client.js';
import { ASSIGNMENT, type AssignmentSettles, assignedDuty } from './assigned-duty.js';
import { factsOf, WITH_CREDITS } from './pay.js';
import type { Duty } from './plan/language.js';
import type { PlanInForce } from './plan-in-force.js';
import { stateOf, type TaskFacts, type TaskState } from './task-state.js';

/** Which tasks are wanted; what is absent does not matter. */
export interface TaskFilter {
  readonly ids?: readonly number[];
  readonly unitIds?: readonly number[];
  readonly dutyCode?: string;
  /** A period's code; tasks belong to the period they are owed for. */
  readonly period?: string;
  /** Due in [from, to). */
  readonly dueFrom?: Date;
  readonly dueTo?: Date;
  /** Only what has opened by then. */
  readonly openedBy?: Date;
  /** Only what is neither settled, nil, excused nor cancelled. */
  readonly unsettled?: boolean;
  /** Only what was given by hand, or only what a plan asks. */
  readonly assigned?: boolean;
  /** Only what one of these units owes, one of these people holds, or gave and nobody holds. */
  readonly concerning?: { readonly units: readonly number[]; readonly people: readonly number[] };
}

/** A task with where it stands now. */
export interface StandingTask extends TaskFacts {
  readonly id: number;
  readonly key: string;
  readonly planCode: string;
  readonly dutyCode: string;
  readonly period: string;
  readonly clause: string;
  /** What an assignment, or the event or request behind it, is about. */
  readonly title?: string | null;
  /** What it was opened by, where no date did: somebody's asking, something that came up, a record of its own. */
  readonly request?: { readonly code: string; readonly kind: 'asked' | 'arisen' | 'followed' } | null;
  readonly cutOffAt: Date | null;
  readonly unit: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly position: number;
  };
  /** Undefined for a duty the plan in force no longer has. Of an assignment: the assignment itself, as a duty. */
  readonly duty: Duty | undefined;
  readonly state: TaskState;
}

/** With who owes it by name. */
export interface HeldTask extends StandingTask {
  /** Those who owe it now; empty: its unit does, or, of an assignment, nobody took it. */
  readonly holders: readonly Holder[];
  /** The assignment it is part of. */
  readonly assignment: {
    readonly id: number;
    readonly code: string;
    readonly topic: string | null;
    readonly givenBy: HoldingPerson;
  } | null;
}

export interface Holder {
  /** Null: the unit was asked, and whoever answers for it answers. */
  readonly person: HoldingPerson | null;
}

export interface HoldingPerson {
  readonly id: number;
  readonly name: string;
  readonly leftAt: Date | null;
}

const PERSON = { select: { id: true, name: true, leftAt: true } } as const;

/** Task rows with who owes them by name. */
export const WITH_HOLDERS = {
  holders: { where: { endedAt: null }, orderBy: { id: 'asc' }, select: { person: PERSON } },
  assignment: { select: { id: true, code: true, topic: true, settles: true, givenBy: PERSON } },
} as const;

const INCLUDED = {
  ...WITH_CREDITS,
  ...WITH_HOLDERS,
  request: { select: { code: true, kind: true } },
  unit: { select: { id: true, code: true, name: true, path: true, position: true } },
} as const;
const AT_ONCE = 500;

/** The duty behind a task row. */
export function dutyOfTask(
  plan: Pick<PlanInForce, 'dutyOf'>,
  row: {
    readonly dutyCode: string;
    readonly title: string | null;
    readonly clause: string;
    readonly assignment: { readonly settles: AssignmentSettles } | null;
  },
): Duty | undefined {
  if (row.assignment === null) return plan.dutyOf(row.dutyCode);
  return assignedDuty(row.title ?? row.clause, row.clause, row.assignment.settles);
}

/** What people call a task: its duty, and of an event's or a request's what it is about. */
export function titleOfTask(duty: Duty, task: Pick<StandingTask, 'dutyCode' | 'title'>): string {
  const about = task.dutyCode === ASSIGNMENT ? undefined : task.title;
  return about === undefined || about === null ? duty.title : `${duty.title}: ${about}`;
}

/** Nearest first. `now` decides the states. */
export async function tasksStanding(
  read: Read,
  plan: PlanInForce,
  filter: TaskFilter,
  now: Date,
): Promise<readonly HeldTask[]> {
  const found = new Map<number, HeldTask>();
  const parts = partsOf(filter);
  for (const part of parts) for (const task of await tasksOf(read, plan, part, now)) found.set(task.id, task);
  const tasks = [...found.values()];
  return parts.length === 1 ? tasks : tasks.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id);
}

/** The same in questions that name no more than a database takes at once. */
function partsOf(filter: TaskFilter): readonly TaskFilter[] {
  const { ids = [], unitIds = [], concerning } = filter;
  if (ids.length > AT_ONCE) return chunks(ids).flatMap((part) => partsOf({ ...filter, ids: part }));
  if (unitIds.length > AT_ONCE) return chunks(unitIds).flatMap((part) => partsOf({ ...filter, unitIds: part }));
  if (concerning === undefined || concerning.units.length <= AT_ONCE) return [filter];
  const { people } = concerning;
  return chunks(concerning.units).map((units) => ({ ...filter, concerning: { units, people } }));
}

function chunks(ids: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

async function tasksOf(read: Read, plan: PlanInForce, filter: TaskFilter, now: Date): Promise<readonly HeldTask[]> {
  const { concerning } = filter;
  const concern = concerning === undefined ? undefined : concernOf(concerning);
  // A list of nothing fits nothing: the database need not be asked.
  if ([filter.ids, filter.unitIds, concern].some((list) => list?.length === 0)) return [];
  const where = {
    ...(filter.ids === undefined ? {} : { id: { in: [...filter.ids] } }),
    ...(filter.unitIds === undefined ? {} : { unitId: { in: [...filter.unitIds] } }),
    ...(filter.dutyCode === undefined ? {} : { dutyCode: filter.dutyCode }),
    ...(filter.period === undefined ? {} : { period: filter.period }),
    ...(filter.openedBy === undefined ? {} : { opensAt: { lte: filter.openedBy } }),
    ...(filter.unsettled === true ? { settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null } : {}),
    ...(filter.assigned === undefined ? {} : { assignmentId: filter.assigned ? { not: null } : null }),
    ...(concern === undefined ? {} : { OR: [...concern] }),
    dueAt: {
      ...(filter.dueFrom === undefined ? {} : { gte: filter.dueFrom }),
      ...(filter.dueTo === undefined ? {} : { lt: filter.dueTo }),
    },
  };
  const tasks: HeldTask[] = [];
  // What hangs on the rows is asked for by their numbers, and a database takes only so many at once.
  for (let last: number | undefined; ; ) {
    const rows = await read.task.findMany({
      where,
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: AT_ONCE,
      ...(last === undefined ? {} : { cursor: { id: last }, skip: 1 }),
      include: INCLUDED,
    });
    for (const row of rows) {
      const facts = factsOf(row);
      tasks.push({ ...facts, duty: dutyOfTask(plan, row), state: stateOf(facts, now) });
    }
    last = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return tasks;
  }
}

function concernOf({ units, people }: NonNullable<TaskFilter['concerning']>) {
  const ids = [...people];
  return [
    ...(units.length === 0 ? [] : [{ unitId: { in: [...units] } }]),
    ...(ids.length === 0
      ? []
      : [
          { holders: { some: { personId: { in: ids }, endedAt: null } } },
          { assignment: { givenById: { in: ids } }, holders: { none: { endedAt: null } } },
        ]),
  ];
}
