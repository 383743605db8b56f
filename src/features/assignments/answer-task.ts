/** Whoever was asked takes the work or asks to be spared. One asking gets one answer. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { activeHolders, type GivenTask, type HolderRow, loadTask } from './assignment.js';
import { dropTask, handOut } from './choices.js';
import { showAssignment } from './giver-card.js';
import { doPermission } from './permissions.js';
import { showTask, titleOf } from './task-card.js';
import { texts } from './texts.js';
import { isTheirs, type Refusal, whyNotOpen } from './whose.js';

export interface Asking {
  readonly task: GivenTask;
  readonly asking: HolderRow;
}

/** The asking, if it waits for this person's answer. */
export async function askingFor(act: Act, holder: number): Promise<Asking | Refusal> {
  act.require(doPermission, 'anywhere');
  const row = await act.tx.taskHolder.findUnique({ where: { id: holder }, select: { taskId: true } });
  const task = row === null ? undefined : await loadTask(act.tx, row.taskId, act.now);
  const asking = task?.holders.find((each) => each.id === holder);
  if (task === undefined || asking === undefined) return { refusal: texts.noSuchTask };
  if (!(await isTheirs(act, { ...task, holders: [{ ...asking, endedAt: null }] }))) return { refusal: texts.notYours };
  if (task.state === 'cancelled' || task.settledAt !== null) return { refusal: whyNotOpen(task.state) };
  if (asking.answer !== 'waiting')
    return { refusal: texts.answered(asking.answeredBy?.name ?? '', asking.answer === 'accepted') };
  if (asking.endedAt === null) return { task, asking };
  const names = activeHolders(task).flatMap((each) => each.person?.name ?? []);
  return { refusal: names.length === 0 ? texts.notYoursNow : texts.changedMeanwhile(names) };
}

/** A sentence for whoever answered. */
export async function acceptTask(act: Act, holder: number): Promise<string> {
  const found = await askingFor(act, holder);
  if ('refusal' in found) return found.refusal;
  await answer(act, found, { answer: 'accepted' });
  await show(act, found.task);
  return texts.accepted(undefined);
}

/** A sentence for whoever answered. Whoever asked hears why, and what can be done. */
export async function declineTask(act: Act, holder: number, reason: string): Promise<string> {
  const found = await askingFor(act, holder);
  if ('refusal' in found) return found.refusal;
  const { task, asking } = found;
  await answer(act, found, { answer: 'declined', reason, endedAt: act.now });
  await backToUnit(act, found);
  await tellAsker(act, task, asking, reason);
  await show(act, task);
  return texts.declinedThanks;
}

async function answer(
  act: Act,
  { task, asking }: Asking,
  data: { readonly answer: 'accepted' | 'declined'; readonly reason?: string; readonly endedAt?: Date },
): Promise<void> {
  await act.tx.taskHolder.update({
    where: { id: asking.id },
    data: { ...data, answeredById: act.actor.person?.id ?? null, answeredAt: act.now },
  });
  const what = data.answer === 'accepted' ? 'assignments.accept' : 'assignments.decline';
  await act.record(what, `task/${task.id}`, `holder ${asking.id}`);
}

/** Work a lead passed on inside the unit is the unit's again when nobody there takes it. */
async function backToUnit(act: Act, { task, asking }: Asking): Promise<void> {
  const unitRow = task.holders.findLast((holder) => holder.personId === null);
  const others = activeHolders(task).filter((holder) => holder.id !== asking.id);
  if (unitRow === undefined || asking.personId === null || others.length > 0) return;
  await act.tx.taskHolder.create({
    data: {
      taskId: task.id,
      givenById: unitRow.givenById,
      givenAt: unitRow.givenAt,
      answer: 'accepted',
      answeredById: unitRow.answeredById,
      answeredAt: unitRow.answeredAt,
    },
  });
}

async function tellAsker(act: Act, task: GivenTask, asking: HolderRow, reason: string): Promise<void> {
  const { givenById } = asking;
  if (givenById === null) return;
  const title = titleOf(task, await requirePlan(act.tx));
  const name = asking.personId === null ? task.unit.name : (act.actor.person?.name ?? '');
  const passedOn = task.assignment === null || task.holders.some((holder) => holder.personId === null);
  const choices = [
    handOut.choice(texts.handOn, { task: task.id }),
    ...(passedOn && asking.personId !== null ? [] : [dropTask.choice(texts.notNeeded, { task: task.id })]),
  ];
  const text = texts.declined(name, task.assignment?.code ?? task.unit.name, title, reason);
  await act.tell({ person: givenById }, { text, choices: [choices] }, { reason: `assignments.declined/${asking.id}` });
}

async function show(act: Act, task: GivenTask): Promise<void> {
  await showTask(act, task.id);
  if (task.assignment !== null) await showAssignment(act, task.assignment.id);
}
