/** Whose a task is, and whether it can still be acted on: what every use case about a given task asks first. */
import type { Act } from '../../act.js';
import { concerns } from '../../ledger/responsible.js';
import type { TaskState } from '../../ledger/task-state.js';
import { activeHolders, type GivenTask, isOpen, loadTask } from './assignment.js';
import { answeringToday } from './carry-files.js';
import { cancelPermission, doPermission, givePermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence that says why not. */
export interface Refusal {
  readonly refusal: string;
}

/** A task that somebody must still do something about, if it is the actor's to do, or their substitute's. */
export async function ownTask(act: Act, id: number): Promise<GivenTask | Refusal> {
  act.require(doPermission, 'anywhere');
  const task = await loadTask(act.tx, id, act.now);
  if (task === undefined) return { refusal: texts.noSuchTask };
  if (!(await isTheirs(act, task))) return { refusal: texts.notYours };
  return isOpen(task.state) ? task : { refusal: whyNotOpen(task.state) };
}

/** A task the actor may hand to others: what they gave, and what units within their reach owe. */
export async function handedTask(act: Act, id: number): Promise<GivenTask | Refusal> {
  const task = await loadTask(act.tx, id, act.now);
  if (task === undefined) return { refusal: texts.noSuchTask };
  if (isGiver(act, task.assignment)) act.require(givePermission, 'anywhere');
  else act.require(givePermission, task.unit);
  return isOpen(task.state) ? task : { refusal: whyNotOpen(task.state) };
}

export async function isTheirs(act: Act, task: GivenTask): Promise<boolean> {
  const { person } = act.actor;
  return (
    person !== undefined && concerns(person.id, { ...task, holders: activeHolders(task) }, await answeringToday(act))
  );
}

export function isGiver(act: Act, assignment: { readonly givenById: number } | null): boolean {
  return assignment !== null && assignment.givenById === act.actor.person?.id;
}

/** Whoever gave an assignment calls it off, and whoever may call off anything. */
export function requireToCancel(act: Act, assignment: { readonly givenById: number } | null): void {
  if (isGiver(act, assignment)) act.require(givePermission, 'anywhere');
  else act.require(cancelPermission, 'anywhere');
}

export function whyNotOpen(state: TaskState): string {
  if (state === 'cancelled') return texts.alreadyCancelled;
  return state === 'inReview' ? texts.alreadySent : texts.alreadySettled;
}

/** The names of those who owe it now. */
export function holderNames(task: GivenTask): readonly string[] {
  return activeHolders(task).flatMap((holder) => holder.person?.name ?? []);
}
