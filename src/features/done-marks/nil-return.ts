/** A signed "nothing to report", and taking it back once something has come up after all. */
import type { Act } from '../../act.js';
import { againstNil, supersedeNil as supersede } from '../../ledger/opinion.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
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
  const against = await whatSpeaksAgainst(act, id);
  if (against !== undefined) return against;
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
  if (!(await supersede(act.tx, id, act.now))) return texts.noNil;
  await act.record('done-marks.reopen', `task/${id}`);
  await showTask(act, id);
  return texts.reopened(titleOfTask(task.duty, task));
}

/** Why nobody can sign it, as a sentence: something is on record that is to be reported. */
export async function whatSpeaksAgainst(act: Act, id: number): Promise<string | undefined> {
  const row = await act.tx.task.findUniqueOrThrow({ where: { id } });
  const { issues, entries } = await againstNil(act.tx, await requirePlan(act.tx), row);
  if (issues.length + entries === 0) return undefined;
  return texts.notNil(issues, entries);
}
