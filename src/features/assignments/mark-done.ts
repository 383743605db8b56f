/** Somebody says that a task is done, with proof: what needs no item is settled by that word. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type DraftChanged, filesInWords, takeFiles } from '../carried-files/index.js';
import { activeHolders, type GivenTask, isOpen, loadTask } from './assignment.js';
import { sendProof } from './carry-files.js';
import { closeRequests } from './extension.js';
import { showAssignment } from './giver-card.js';
import { doPermission, givePermission } from './permissions.js';
import { isSettledByWord, showTask, titleOf } from './task-card.js';
import { texts } from './texts.js';
import { isTheirs, type Refusal, whyNotOpen } from './whose.js';

export interface Done {
  readonly task: number;
  /** In words; empty where the files sent since `filesAfter` say it all. */
  readonly proof: string;
  readonly filesAfter: number;
}

/** The task, if the actor may say that it is done: their own, or, by their lead or the office, somebody else's. */
export async function doableTask(act: Act, id: number): Promise<GivenTask | Refusal> {
  act.require(doPermission, 'anywhere');
  const task = await loadTask(act.tx, id, act.now);
  if (task === undefined) return { refusal: texts.noSuchTask };
  if (!(await isTheirs(act, task)) && !act.may(givePermission, task.unit)) return { refusal: texts.notYours };
  if (!isOpen(task.state)) return { refusal: whyNotOpen(task.state) };
  return isSettledByWord(task) ? task : { refusal: texts.notByWord };
}

/** A sentence for whoever said it. */
export async function markDone(act: Act, done: Done, draftChanged: DraftChanged): Promise<string> {
  const task = await doableTask(act, done.task);
  if ('refusal' in task) return task.refusal;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody says that it is done');
  const words = await filesInWords(act, 'fresh', done.filesAfter);
  const collectionId = (await takeFiles(act, 'fresh', done.filesAfter, draftChanged)) ?? null;
  const proof = done.proof === '' ? texts.proofIsFiles(words ?? '') : done.proof;
  const [holder] = activeHolders(task).flatMap((each) => each.personId ?? []);
  const own = activeHolders(task).some((each) => each.personId === null || each.personId === person.id);
  const forPersonId = own ? null : (holder ?? null);
  await act.tx.doneMark.create({
    data: { taskId: task.id, byId: person.id, forPersonId, proof, collectionId, at: act.now },
  });
  await act.tx.task.update({ where: { id: task.id }, data: { settledAt: act.now } });
  await act.record('assignments.done', `task/${task.id}`);
  const title = titleOf(task, await requirePlan(act.tx));
  if (forPersonId !== null) {
    const text = texts.doneForYou(person.name, title);
    await act.tell({ person: forPersonId }, { text }, { reason: `assignments.done/${task.id}` });
  }
  await closeRequests(act, task.id);
  await showTask(act, task.id);
  await sendProof(act, task.id);
  if (task.assignment !== null) await showAssignment(act, task.assignment.id);
  return texts.doneThanks(title);
}
