/** Calls off an assignment, or a part of it nobody took: nothing of it is owed any more, and whoever owed it hears why. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { type Assignment, activeHolders, type GivenTask, isClosed, loadAssignment, loadTask } from './assignment.js';
import { closeRequests } from './extension.js';
import { showAssignment } from './giver-card.js';
import { headingOf, recipientsOf, showTask } from './task-card.js';
import { texts } from './texts.js';
import { holderNames, requireToCancel, whyNotOpen } from './whose.js';

/** A sentence for whoever called it off. What is done stays done. */
export async function cancelAssignment(act: Act, id: number, reason: string): Promise<string> {
  const assignment = await cancellable(act, id);
  if (assignment === undefined) return texts.nothingToCancel;
  await act.tx.assignment.update({ where: { id }, data: { cancelledAt: act.now, cancelReason: reason } });
  await callOff(act, tasksLeft(assignment));
  await act.record('assignments.cancel', `assignment/${id}`);
  await showAssignment(act, id);
  return texts.cancelDone(assignment.code);
}

/** The assignment, if some of it can be called off by the actor; undefined: nothing is left. */
export async function cancellable(act: Act, id: number): Promise<Assignment | undefined> {
  const assignment = await loadAssignment(act.tx, id, act.now);
  if (assignment === undefined) return undefined;
  requireToCancel(act, assignment);
  return tasksLeft(assignment).length === 0 ? undefined : assignment;
}

/** A sentence for whoever called it off. */
export async function dropUntakenTask(act: Act, id: number): Promise<string> {
  const task = await loadTask(act.tx, id, act.now);
  if (task?.assignment === undefined || task.assignment === null) return texts.noSuchTask;
  requireToCancel(act, task.assignment);
  if (isClosed(task.state)) return whyNotOpen(task.state);
  const names = holderNames(task);
  if (activeHolders(task).length > 0) return texts.changedMeanwhile(names.length === 0 ? [task.unit.name] : names);
  await callOff(act, [id]);
  const { id: whole } = task.assignment;
  const left = await act.tx.task.count({ where: { assignmentId: whole, cancelledAt: null } });
  if (left === 0) {
    const data = { cancelledAt: act.now, cancelReason: texts.declinedReason };
    await act.tx.assignment.update({ where: { id: whole }, data });
  }
  await act.record('assignments.drop', `task/${id}`);
  await showAssignment(act, whole);
  return texts.cancelDone(task.assignment.code);
}

function tasksLeft({ tasks }: Assignment): readonly number[] {
  return tasks.filter((task) => !isClosed(task.state)).map((task) => task.id);
}

async function callOff(act: Act, ids: readonly number[]): Promise<void> {
  const edition = await requirePlan(act.tx);
  const answering = await answeringOn(act.tx, dayOf(act.now, edition.calendar.zone));
  await act.tx.task.updateMany({ where: { id: { in: [...ids] } }, data: { cancelledAt: act.now } });
  for (const id of ids) {
    const task = await loadTask(act.tx, id, act.now);
    if (task === undefined) continue;
    await closeRequests(act, id);
    await tell(act, task, recipientsOf(task, answering), headingOf(task, edition));
    await showTask(act, id, answering);
  }
}

async function tell(act: Act, task: GivenTask, people: readonly number[], heading: string): Promise<void> {
  const text = `${heading}\n\n${texts.cancelled(task.assignment?.cancelReason ?? null)}`;
  for (const person of people) {
    if (person === act.actor.person?.id) continue;
    await act.tell({ person }, { text }, { reason: `assignments.cancelled/${task.id}` });
  }
}
