/** What the tests of numbers count: standing tasks as counted ones, a period's tasks at once, and rows of an empty report. */
import type { Period } from '../../src/calendar/period.js';
import type { Read } from '../../src/db/client.js';
import type { ReportRows } from '../../src/ledger/compile-model.js';
import { type CountedTask, countTasks } from '../../src/ledger/count.js';
import type { PlanInForce } from '../../src/ledger/plan-in-force.js';
import type { StandingTask } from '../../src/ledger/standing.js';
import { type ListedTask, listedPages } from '../../src/ledger/task-pages.js';
import { sumsOf, wasOnTime } from '../../src/ledger/task-state.js';

export function counted(task: StandingTask): CountedTask {
  const { unit, dutyCode, clause, dueAt, state, required, nilAt } = task;
  const inTime = state === 'nil' ? nilAt !== null && nilAt < dueAt : wasOnTime(task);
  return { unit, dutyCode, clause, dueAt, state, required, counted: sumsOf(task).counted, inTime };
}

export async function tasksIn(
  read: Read,
  edition: PlanInForce,
  period: Period,
  now: Date,
): Promise<readonly ListedTask[]> {
  const found: ListedTask[] = [];
  for await (const page of listedPages(read, edition, { period }, now)) found.push(...page);
  return found;
}

/** Rows in which nothing is reported. */
export function emptyRows(asOf: Date): ReportRows {
  return {
    asOf,
    count: countTasks([]),
    items: [],
    approvedLater: [],
    sections: [],
    merits: {},
    graded: [],
    before: undefined,
    lastYear: undefined,
    supplement: undefined,
    next: [],
  };
}
