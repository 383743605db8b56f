/** A comment is written down, taken out again when it was a mistake, passed on to be handled, and answered. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { afterQuietHours } from '../../ledger/remind.js';
import { answeringOn, peopleFor } from '../../ledger/responsible.js';
import { settleRaised } from '../done-marks/index.js';
import { dropRaised, raise } from '../requests/index.js';
import { openFeedback } from './choices.js';
import { handlePermission, takePermission } from './permissions.js';
import { shortWords } from './rules.js';
import { type Source, type Stance, texts } from './texts.js';

export interface NewFeedback {
  readonly unit: number;
  readonly source: Source;
  readonly topic: string | null;
  readonly stance: Stance;
  readonly words: string;
}

export async function takeFeedback(
  act: Act,
  told: NewFeedback,
): Promise<{ readonly id: number; readonly code: string }> {
  const { unit, ...said } = told;
  act.require(takePermission, await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { path: true } }));
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody writes it down');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const code = await nextCode(act.tx, 'GY', act.now, zone);
  const { id } = await act.tx.feedback.create({
    data: { ...said, code, unitId: unit, byId: person.id, at: act.now },
  });
  await act.record('feedback.take', `feedback/${id}`, code);
  return { id, code };
}

export type Feedback = NonNullable<Awaited<ReturnType<typeof loadFeedback>>>;

/** Undefined: there is none, or it was taken out. */
export async function loadFeedback(act: Act, id: number) {
  const NAME = { select: { id: true, name: true } } as const;
  const row = await act.tx.feedback.findUnique({
    where: { id },
    include: { unit: { select: { id: true, code: true, name: true, path: true } }, by: NAME, handledBy: NAME },
  });
  return row === null || row.removedAt !== null ? undefined : row;
}

/** Whoever wrote it down may take it out; so may those who handle it. */
export async function removeFeedback(act: Act, id: number): Promise<string> {
  const found = await loadFeedback(act, id);
  if (found === undefined) return texts.gone;
  if (found.byId !== act.actor.person?.id) act.require(handlePermission, found.unit);
  await act.tx.feedback.update({ where: { id }, data: { removedAt: act.now } });
  if (found.requestId !== null) await dropRaised(act, found.requestId);
  await act.record('feedback.remove', `feedback/${id}`, found.code);
  return texts.removed(found.code);
}

/** Somebody is to do something about it: the plan's duty opens a task, and whoever answers for it hears. */
export async function wantHandling(act: Act, id: number): Promise<string> {
  const found = await loadFeedback(act, id);
  if (found === undefined) return texts.gone;
  if (found.byId !== act.actor.person?.id) act.require(handlePermission, found.unit);
  const { count } = await act.tx.feedback.updateMany({
    where: { id, wantedAt: null, handledAt: null },
    data: { wantedAt: act.now },
  });
  if (count === 0) return texts.already(found.code);
  const { plan, calendar } = await requirePlan(act.tx);
  const duty = plan.feedback?.handling;
  const { code, unit, words, byId: by } = found;
  const title = `${code}, ${shortWords(words)}`;
  const request = await raise(act, {
    code,
    duties: duty === undefined ? [] : [duty],
    unit: unit.code,
    title,
    at: act.now,
    by,
  });
  if (request !== undefined) await act.tx.feedback.update({ where: { id }, data: { requestId: request } });
  const task = await act.tx.task.findFirst({ where: { requestId: request ?? 0 }, select: { unitId: true } });
  const answering = await answeringOn(act.tx, dayOf(act.now, calendar.zone));
  const message = {
    text: texts.told(code, unit.name, words),
    choices: [[openFeedback.choice(texts.open, { feedback: id })]],
  };
  const notBefore = afterQuietHours(act.now, plan.reminders, calendar.zone);
  for (const person of peopleFor({ unit: { id: task?.unitId ?? unit.id }, holders: [], assignment: null }, answering)) {
    if (person === act.actor.person?.id) continue;
    await act.tell({ person }, message, { reason: `feedback/${id}/wanted`, notBefore });
  }
  return texts.wantedDone(code);
}

/** Whether the actor may say what was done: by their reach, or because the task is their unit's. */
export async function mayHandle(act: Act, { unit, requestId }: Feedback): Promise<boolean> {
  if (act.may(handlePermission, unit)) return true;
  if (requestId === null) return false;
  const tasks = await act.tx.task.findMany({ where: { requestId }, select: { unit: { select: { path: true } } } });
  return tasks.some((task) => act.may(handlePermission, task.unit));
}

export async function handleFeedback(act: Act, id: number, words: string): Promise<string> {
  const found = await loadFeedback(act, id);
  if (found === undefined) return texts.gone;
  if (!(await mayHandle(act, found))) throw new NotAllowed(handlePermission.action);
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody handles it');
  const { count } = await act.tx.feedback.updateMany({
    where: { id, handledAt: null },
    data: { handledAt: act.now, handledById: person.id, handling: words, wantedAt: found.wantedAt ?? act.now },
  });
  if (count === 0) return texts.already(found.code);
  if (found.requestId !== null) await settleRaised(act, found.requestId, { words: `${found.code}: ${words}` });
  await act.record('feedback.handle', `feedback/${id}`, found.code);
  if (found.byId !== person.id)
    await act.tell(
      { person: found.byId },
      { text: texts.handledFor(found.code, words) },
      { reason: `feedback/${id}/handled` },
    );
  return texts.handled(found.code);
}
