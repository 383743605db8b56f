/** What somebody has to do, and what is the common work of units. */
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { isPersonal, tasksConcerning } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';

/** What a person is to do at `now`: still owed, or sent and with the reviewer. Nearest first. */
export async function tasksAnsweredBy(
  read: Read,
  edition: PlanInForce,
  person: number,
  now: Date,
): Promise<readonly HeldTask[]> {
  return open(await tasksConcerning(read, edition, person, now), now);
}

/** The same of these units, whoever answers for them; what somebody holds by name is not common. */
export async function openTasksOf(
  read: Read,
  edition: PlanInForce,
  units: readonly number[],
  now: Date,
): Promise<readonly HeldTask[]> {
  if (units.length === 0) return [];
  const tasks = await tasksStanding(read, edition, { unitIds: units, unsettled: true, openedBy: now }, now);
  return open(
    tasks.filter((task) => !isPersonal(task)),
    now,
  );
}

function open(tasks: readonly HeldTask[], now: Date): readonly HeldTask[] {
  return tasks.filter((task) => task.state === 'inReview' || isOwed(task, now));
}
