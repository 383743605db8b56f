/** What a unit is to do now. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type HeldTask, tasksStanding, titleOfTask } from '../../ledger/standing.js';

/** Begun and not done, nearest first. */
export async function openTasks(act: Act, unit: number): Promise<readonly HeldTask[]> {
  const filter = { unitIds: [unit], unsettled: true, openedBy: act.now };
  return tasksStanding(act.tx, await requirePlan(act.tx), filter, act.now);
}

export async function openTitles(act: Act, unit: number): Promise<readonly string[]> {
  return (await openTasks(act, unit)).map(titleOf);
}

export function titleOf(task: HeldTask): string {
  return task.duty === undefined ? task.clause : titleOfTask(task.duty, task);
}
