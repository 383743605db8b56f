/** A unit is excused from a task, for a reason and on record; taken back, the task is owed again. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDueAt } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn, peopleFor } from '../../ledger/responsible.js';
import { tasksStanding } from '../../ledger/standing.js';
import { closeRequests, showTask } from '../assignments/index.js';
import { type Excusable, excusableTask } from './excusable.js';
import { excusePermission } from './permissions.js';
import { texts } from './texts.js';

/**
 * A sentence for whoever excuses. Whoever would have done it hears why they need not; `silently`: the caller says so in
 * words of its own.
 */
export async function excuseTask(act: Act, id: number, reason: string, silently = false): Promise<string> {
  const task = await allowedTask(act, id);
  if (task === undefined) return texts.changed;
  const { count } = await act.tx.task.updateMany({
    where: { id, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    data: { excusedAt: act.now },
  });
  if (count === 0) return texts.changed;
  const byId = act.actor.person?.id ?? null;
  const excuse = await act.tx.excuse.create({ data: { taskId: id, standsFor: id, reason, byId, at: act.now } });
  await act.record('excuses.excuse', `task/${id}`, `excuse ${excuse.id}`);
  await closeRequests(act, id);
  await showTask(act, id);
  const by = act.actor.person?.name ?? texts.system;
  if (!silently) await tellOwers(act, id, texts.tellExcused(task.what, by, reason), `excuses/${excuse.id}`);
  return texts.excused(task.what);
}

/** A sentence for whoever takes it back. */
export async function takeBackExcuse(act: Act, id: number): Promise<string> {
  const task = await allowedTask(act, id);
  const standing = await act.tx.excuse.findUnique({ where: { standsFor: id }, select: { id: true } });
  if (task === undefined || task.excusedAt === null) return texts.changed;
  await act.tx.task.update({ where: { id }, data: { excusedAt: null } });
  if (standing !== null) {
    await act.tx.excuse.update({
      where: { id: standing.id },
      data: { standsFor: null, takenBackById: act.actor.person?.id ?? null, takenBackAt: act.now },
    });
  }
  await act.record('excuses.take-back', `task/${id}`);
  await showTask(act, id);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const by = act.actor.person?.name ?? texts.system;
  const text = texts.tellBack(task.what, by, spellDueAt(task.dueAt, zone));
  await tellOwers(act, id, text, `excuses/${standing?.id ?? `task-${id}`}/back`);
  return texts.takenBack(task.what);
}

async function allowedTask(act: Act, id: number): Promise<Excusable | undefined> {
  act.require(excusePermission, 'anywhere');
  const task = await excusableTask(act, id);
  if (task !== undefined) return task;
  const unit = await act.tx.unit.findFirst({ where: { tasks: { some: { id } } }, select: { path: true } });
  if (unit !== null && !act.may(excusePermission, unit)) throw new NotAllowed(excusePermission.action);
  return undefined;
}

async function tellOwers(act: Act, id: number, text: string, reason: string): Promise<void> {
  const edition = await requirePlan(act.tx);
  const [task] = await tasksStanding(act.tx, edition, { ids: [id] }, act.now);
  if (task === undefined) return;
  const answering = await answeringOn(act.tx, dayOf(act.now, edition.calendar.zone));
  for (const person of peopleFor(task, answering)) {
    if (person !== act.actor.person?.id) await act.tell({ person }, { text }, { reason });
  }
}
