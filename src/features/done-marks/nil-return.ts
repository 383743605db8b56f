/** A signed "nothing to report", and taking it back once something has come up after all. */
import type { Act } from '../../act.js';
import { titleOfTask } from '../../ledger/standing.js';
import { closeRequests, showTask } from '../assignments/index.js';
import { owedTask, theirTask } from './owed.js';
import { texts } from './texts.js';

/** A sentence for whoever signs. */
export async function giveNil(act: Act, id: number): Promise<string> {
  const task = await owedTask(act, id, 'nil');
  if ('refusal' in task) return task.refusal;
  const { person } = act.actor;
  if (person === undefined) throw new Error('a nil return is signed by somebody');
  const { count } = await act.tx.task.updateMany({
    where: { id, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    data: { nilAt: act.now },
  });
  if (count === 0) return texts.nothingOwed;
  await act.tx.nilReturn.create({ data: { taskId: id, standsFor: id, byId: person.id, at: act.now } });
  await act.record('done-marks.nil', `task/${id}`);
  await closeRequests(act, id);
  await showTask(act, id);
  return texts.nilGiven(titleOfTask(task.duty, task), task.unit.name, person.name);
}

/** The nil return stands no more and the task is owed again; a sentence for whoever says so. */
export async function supersedeNil(act: Act, id: number): Promise<string> {
  const task = await theirTask(act, id);
  if ('refusal' in task) return task.refusal;
  const { count } = await act.tx.nilReturn.updateMany({
    where: { standsFor: id },
    data: { standsFor: null, supersededAt: act.now },
  });
  if (count === 0) return texts.noNil;
  await act.tx.task.update({ where: { id }, data: { nilAt: null } });
  await act.record('done-marks.reopen', `task/${id}`);
  await showTask(act, id);
  return texts.reopened(titleOfTask(task.duty, task));
}
