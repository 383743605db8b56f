/** What can be done with a task, under its entry in `/viec`. */
import type { Act } from '../../act.js';
import type { Choice } from '../../outbox/message.js';
import { activeHolders, isOpen, loadTask } from './assignment.js';
import { dropTask, handOut } from './choices.js';
import { givePermission } from './permissions.js';
import { actionsOf, askingOf, isSettledByWord } from './task-card.js';
import { texts } from './texts.js';
import { isGiver } from './whose.js';

export interface TaskActions {
  readonly choices: readonly (readonly Choice[])[];
  /** Saying so settles it. */
  readonly byWord: boolean;
}

/** For somebody whom the task concerns. */
export async function actionsFor(act: Act, id: number): Promise<TaskActions> {
  const task = await loadTask(act.tx, id, act.now);
  const { person } = act.actor;
  if (task === undefined || person === undefined) return { choices: [], byWord: false };
  const byWord = isSettledByWord(task);
  if (task.assignment !== null && activeHolders(task).length === 0) {
    const untaken = [
      handOut.choice(texts.handOn, { task: id }),
      ...(isGiver(act, task.assignment) ? [dropTask.choice(texts.notNeeded, { task: id })] : []),
    ];
    return { choices: isOpen(task.state) && act.may(givePermission, task.unit) ? [untaken] : [], byWord: false };
  }
  const mayGive = act.may(givePermission, task.unit);
  const choices = actionsOf(task, askingOf(task, person.id), byWord)
    .map((row) => row.filter((choice) => mayGive || !('pick' in choice) || choice.pick.to !== handOut.name))
    .filter((row) => row.length > 0);
  return { choices, byWord };
}
