/** More time: asked with a reason, granted or refused once, by whoever gave the work, the lead or the office. */
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { holdersOf } from '../../org/reach.js';
import type { Message } from '../../outbox/message.js';
import { type GivenTask, isClosed, loadTask } from './assignment.js';
import { answeringToday } from './carry-files.js';
import { decideMoreTime } from './choices.js';
import { showAssignment } from './giver-card.js';
import { extendPermission } from './permissions.js';
import { headingOf, showTask } from './task-card.js';
import { texts } from './texts.js';
import { isGiver, ownTask, type Refusal } from './whose.js';

export interface Wish {
  readonly task: number;
  readonly toDueAt: Date;
  readonly reason: string;
}

/** The task, if the actor may ask for more time for it now. */
export async function extendableTask(act: Act, id: number): Promise<GivenTask | Refusal> {
  const task = await ownTask(act, id);
  if ('refusal' in task) return task;
  const pending = task.extensions.find((extension) => extension.state === 'pending');
  if (pending === undefined) return task;
  const { zone } = (await requirePlan(act.tx)).calendar;
  return { refusal: texts.extensionPending(spellDueAt(pending.toDueAt, zone)) };
}

/** A sentence for whoever asked. `toDueAt` lies after the present deadline. */
export async function askExtension(act: Act, { task: id, toDueAt, reason }: Wish): Promise<string> {
  const task = await extendableTask(act, id);
  if ('refusal' in task) return task.refusal;
  const { person } = act.actor;
  if (person === undefined) throw new Error('more time is asked for by a person');
  const { id: extension } = await act.tx.extension.create({
    data: {
      taskId: id,
      askedById: person.id,
      askedAt: act.now,
      reason,
      fromDueAt: task.dueAt,
      toDueAt,
      state: 'pending',
    },
  });
  await act.record('assignments.ask-extension', `task/${id}`, `extension ${extension}`);
  await showRequest(act, extension);
  await show(act, task);
  const { zone } = (await requirePlan(act.tx)).calendar;
  return texts.extensionAsked(spellDueAt(toDueAt, zone));
}

/** Grants or refuses; a sentence only for whoever came too late or may not. */
export async function decideExtension(act: Act, id: number, grant: boolean): Promise<string | undefined> {
  const asked = await loadExtension(act, id);
  const task = asked === null ? undefined : await loadTask(act.tx, asked.taskId, act.now);
  if (asked === null || task === undefined) return texts.extensionTooLate(undefined);
  if (!isGiver(act, task.assignment)) act.require(extendPermission, task.unit);
  else act.require(extendPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined || asked.askedById === person.id) return texts.ownExtension;
  if (asked.state !== 'pending') return texts.extensionTooLate(asked.decidedBy?.name);

  const state = grant && !isClosed(task.state) ? 'granted' : 'refused';
  await act.tx.extension.update({ where: { id }, data: { state, decidedById: person.id, decidedAt: act.now } });
  const dueAt = state === 'granted' && asked.toDueAt > task.dueAt ? asked.toDueAt : task.dueAt;
  await act.tx.task.update({ where: { id: task.id }, data: { dueAt } });
  await act.record(`assignments.extension-${state}`, `task/${task.id}`, `extension ${id}`);
  await showRequest(act, id);
  if (isClosed(task.state)) return texts.extensionVoid;
  await tellAnswer(act, task, { id, askedById: asked.askedById, granted: state === 'granted', dueAt });
  await show(act, task);
  return undefined;
}

/** What was asked for a task that is no longer owed needs no answer. */
export async function closeRequests(act: Act, task: number): Promise<void> {
  const pending = await act.tx.extension.findMany({ where: { taskId: task, state: 'pending' }, select: { id: true } });
  for (const { id } of pending) {
    await act.tx.extension.update({ where: { id }, data: { state: 'refused', decidedAt: act.now } });
    await showRequest(act, id);
  }
}

/** The request as it stands, to whoever decides about it. */
export async function requestMessage(act: Act, id: number): Promise<Message | undefined> {
  const asked = await loadExtension(act, id);
  const task = asked === null ? undefined : await loadTask(act.tx, asked.taskId, act.now);
  if (asked === null || task === undefined) return undefined;
  const edition = await requirePlan(act.tx);
  const { zone } = edition.calendar;
  const text = texts.extensionRequest({
    name: asked.askedBy.name,
    what: headingOf(task, edition),
    from: spellDueAt(asked.fromDueAt, zone),
    to: spellDueAt(asked.toDueAt, zone),
    reason: asked.reason,
  });
  if (asked.state !== 'pending') {
    const by = asked.decidedBy?.name;
    const ending = by === undefined ? texts.extensionVoid : texts.extensionDecided(asked.state === 'granted', by);
    return { text: `${text}\n\n${ending}` };
  }
  const choices = [
    decideMoreTime.choice(texts.grant, { extension: id, grant: true }),
    decideMoreTime.choice(texts.refuse, { extension: id, grant: false }),
  ];
  return { text, choices: [choices] };
}

async function loadExtension(act: Act, id: number) {
  return act.tx.extension.findUnique({
    where: { id },
    include: { askedBy: { select: { name: true } }, decidedBy: { select: { name: true } } },
  });
}

/** One message for all who may decide: whoever is first shows the others that it is decided. */
async function showRequest(act: Act, id: number): Promise<void> {
  const message = await requestMessage(act, id);
  const asked = await loadExtension(act, id);
  const task = asked === null ? undefined : await loadTask(act.tx, asked.taskId, act.now);
  if (message === undefined || asked === null || task === undefined) return;
  const deciders = new Set([
    ...(await decidersFor(act, task, asked.askedById)),
    ...(asked.decidedById === null ? [] : [asked.decidedById]),
  ]);
  for (const person of deciders)
    await act.card(`assignments.extension/${id}`, { person }, message, { priority: 'notice' });
}

/** Whoever gave the work and the unit's leads; of what a lead asks for, or where none of them is there, the office. */
async function decidersFor(act: Act, task: GivenTask, asker: number): Promise<readonly number[]> {
  const giver = task.assignment?.givenBy;
  const givers = giver === undefined || giver.leftAt !== null || giver.id === asker ? [] : [giver.id];
  const leads = await holdersOf(act.tx, 'lead', task.unitId);
  const { away } = await answeringToday(act);
  const found = [...givers, ...(leads.includes(asker) ? [] : leads)].filter((person) => !away.has(person));
  if (found.length > 0) return found;
  return (await holdersOf(act.tx, 'office')).filter((person) => person !== asker);
}

async function tellAnswer(
  act: Act,
  task: GivenTask,
  answer: { readonly id: number; readonly askedById: number; readonly granted: boolean; readonly dueAt: Date },
): Promise<void> {
  const edition = await requirePlan(act.tx);
  const due = spellDueAt(answer.dueAt, edition.calendar.zone);
  const by = act.actor.person?.name ?? '';
  const what = headingOf(task, edition);
  const text = answer.granted ? texts.granted(what, due, by) : texts.refused(what, due, by);
  await act.tell({ person: answer.askedById }, { text }, { reason: `assignments.extension/${answer.id}/answer` });
}

async function show(act: Act, task: GivenTask): Promise<void> {
  await showTask(act, task.id);
  if (task.assignment !== null) await showAssignment(act, task.assignment.id);
}
