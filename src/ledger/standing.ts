/** Tasks as they stand: the one query behind `/viec`, `/status`, reminders and reports. */
import type { Read } from '../db/client.js';
import { factsOf, WITH_CREDITS } from './pay.js';
import type { Duty } from './plan/language.js';
import type { PlanInForce } from './plan-in-force.js';
import { stateOf, type TaskFacts, type TaskState } from './task-state.js';

export interface TaskFilter {
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
}

export interface StandingTask extends TaskFacts {
  readonly id: number;
  readonly key: string;
  readonly planCode: string;
  readonly dutyCode: string;
  readonly period: string;
  readonly clause: string;
  readonly cutOffAt: Date | null;
  readonly unit: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly position: number;
  };
  /** Undefined for a duty the plan in force no longer has. */
  readonly duty: Duty | undefined;
  readonly state: TaskState;
}

/** Nearest first. `now` decides the states. */
export async function tasksStanding(
  read: Read,
  plan: PlanInForce,
  filter: TaskFilter,
  now: Date,
): Promise<readonly StandingTask[]> {
  const rows = await read.task.findMany({
    where: {
      ...(filter.unitIds === undefined ? {} : { unitId: { in: [...filter.unitIds] } }),
      ...(filter.dutyCode === undefined ? {} : { dutyCode: filter.dutyCode }),
      ...(filter.period === undefined ? {} : { period: filter.period }),
      ...(filter.openedBy === undefined ? {} : { opensAt: { lte: filter.openedBy } }),
      ...(filter.unsettled === true ? { settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null } : {}),
      dueAt: {
        ...(filter.dueFrom === undefined ? {} : { gte: filter.dueFrom }),
        ...(filter.dueTo === undefined ? {} : { lt: filter.dueTo }),
      },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { ...WITH_CREDITS, unit: { select: { id: true, code: true, name: true, path: true, position: true } } },
  });
  return rows.map((row) => {
    const facts = factsOf(row);
    return { ...facts, duty: plan.dutyOf(row.dutyCode), state: stateOf(facts, now) };
  });
}
