/** What somebody has to do: the open tasks of the units they answer for. */
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { type StandingTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';
import { unitsAnsweredBy } from '../../org/answering.js';

/** What a person answers for at `now`: still owed, or sent and with the reviewer. Nearest first. */
export async function tasksAnsweredBy(
  read: Read,
  edition: PlanInForce,
  person: number,
  now: Date,
): Promise<readonly StandingTask[]> {
  return openTasksOf(read, edition, await unitsAnsweredBy(read, person), now);
}

/** The same of these units, whoever answers for them. */
export async function openTasksOf(
  read: Read,
  edition: PlanInForce,
  units: readonly number[],
  now: Date,
): Promise<readonly StandingTask[]> {
  if (units.length === 0) return [];
  const tasks = await tasksStanding(read, edition, { unitIds: units, unsettled: true, openedBy: now }, now);
  return tasks.filter((task) => task.state === 'inReview' || isOwed(task, now));
}
