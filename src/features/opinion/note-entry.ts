/** What people talk about, noted down as it comes up and handed in together; a standing nil return gives way to it. */
import type { Act } from '../../act.js';
import { issuesWithin, supersedeNil, windowOf } from '../../ledger/opinion.js';
import { settleTask, theirTask } from '../done-marks/index.js';
import { returnPermission } from './permissions.js';
import { periodWords } from './return-screen.js';
import { type EntryWords, texts } from './texts.js';

/** A sentence for whoever notes it. */
export async function noteEntry(act: Act, task: number, entry: EntryWords): Promise<string> {
  act.require(returnPermission, 'anywhere');
  const found = await theirTask(act, task);
  if ('refusal' in found) return found.refusal;
  if (found.state === 'cancelled') return texts.over;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody notes it down');
  const { what, handling, forecast } = entry;
  await act.tx.opinionEntry.create({
    data: { taskId: task, what, handling, forecast: forecast ?? null, byId: person.id, at: act.now },
  });
  await act.record('opinion.note', `task/${task}`);
  return (await supersedeNil(act.tx, task, act.now)) ? texts.notedAfterNil : texts.noted;
}

/** Only what was not handed in yet. */
export async function removeEntry(act: Act, id: number): Promise<{ readonly task: number; readonly said: string }> {
  act.require(returnPermission, 'anywhere');
  const entry = await act.tx.opinionEntry.findUnique({ where: { id } });
  if (entry === null) return { task: 0, said: texts.notDropped };
  const found = await theirTask(act, entry.taskId);
  if ('refusal' in found) return { task: entry.taskId, said: found.refusal };
  const { count } = await act.tx.opinionEntry.deleteMany({ where: { id, returnId: null } });
  return { task: entry.taskId, said: count === 0 ? texts.notDropped : texts.dropped };
}

/** Hands in what was noted down since; the task is settled by the first return. A sentence for whoever does. */
export async function handInReturn(act: Act, task: number): Promise<string> {
  act.require(returnPermission, 'anywhere');
  const found = await theirTask(act, task);
  if ('refusal' in found) return found.refusal;
  if (found.state === 'cancelled') return texts.over;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody hands it in');
  const fresh = { taskId: task, returnId: null };
  const entries = await act.tx.opinionEntry.count({ where: fresh });
  const before = await act.tx.opinionReturn.count({ where: { taskId: task } });
  const row = await act.tx.task.findUniqueOrThrow({ where: { id: task } });
  const issues = (await issuesWithin(act.tx, row.unitId, await windowOf(act.tx, row))).length;
  if (entries === 0 && (issues === 0 || before > 0)) return texts.nothingToHandIn;
  const { id } = await act.tx.opinionReturn.create({
    data: { taskId: task, number: before + 1, byId: person.id, at: act.now },
  });
  await act.tx.opinionEntry.updateMany({ where: fresh, data: { returnId: id } });
  await supersedeNil(act.tx, task, act.now);
  await settleTask(act, task, { words: texts.proof(entries, issues) });
  await act.record('opinion.hand-in', `task/${task}`, `return ${before + 1}`);
  const period = await periodWords(act, found.period);
  const said = before === 0 ? texts.done : texts.doneMore;
  return said(found.unit.name, period, entries + (before === 0 ? issues : 0));
}
