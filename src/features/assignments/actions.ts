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
  /** What to do next, where the way a duty is settled does not say it. */
  readonly how: string | undefined;
}

/** For somebody whom the task concerns. */
export async function actionsFor(act: Act, id: number): Promise<TaskActions> {
  const task = await loadTask(act.tx, id, act.now);
  const { person } = act.actor;
  if (task === undefined || person === undefined) return { choices: [], how: undefined };
  if (task.assignment !== null && activeHolders(task).length === 0) {
    const untaken = [
      handOut.choice(texts.handOn, { task: id }),
      ...(isGiver(act, task.assignment) ? [dropTask.choice(texts.notNeeded, { task: id })] : []),
    ];
    const may = isOpen(task.state) && act.may(givePermission, task.unit);
    return { choices: may ? [untaken] : [], how: texts.untaken };
  }
  const mayGive = act.may(givePermission, task.unit);
  const asking = askingOf(task, person.id);
  const byWord = isSettledByWord(task);
  const choices = actionsOf(task, asking, byWord)
    .map((row) => row.filter((choice) => mayGive || !('pick' in choice) || choice.pick.to !== handOut.name))
    .filter((row) => row.length > 0);
  if (asking?.answer === 'waiting') return { choices, how: texts.answerFirst };
  return { choices, how: byWord ? texts.how('doneMark') : undefined };
}
