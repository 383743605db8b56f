/** The office takes a done-mark back: the task is owed again, and whoever reported it hears why. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { dutyOfTask, titleOfTask, WITH_HOLDERS } from '../../ledger/standing.js';
import { showTask } from '../assignments/index.js';
import { undoMarkPermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence for the office. The mark as it stood is kept, with the reason. */
export async function undoMark(act: Act, id: number, reason: string): Promise<string> {
  const task = await act.tx.task.findUniqueOrThrow({
    where: { id },
    include: { ...WITH_HOLDERS, doneMark: true, unit: { select: { path: true } } },
  });
  act.require(undoMarkPermission, task.unit);
  const { doneMark: mark } = task;
  if (mark === null || task.assignment !== null) return texts.undoneAlready;
  const { byId, forPersonId } = mark;
  const kept = await takeMarkBack(act, mark, reason);
  await act.record('done-marks.undo', `task/${id}`, `mark ${kept}`);
  await showTask(act, id);
  const duty = dutyOfTask(await requirePlan(act.tx), task);
  const title = duty === undefined ? task.clause : titleOfTask(duty, task);
  for (const person of new Set([byId, ...(forPersonId === null ? [] : [forPersonId])])) {
    if (person === act.actor.person?.id) continue;
    await act.tell({ person }, { text: texts.undoneTold(title, reason) }, { reason: `done-marks.undone/${kept}` });
  }
  return texts.undone(title);
}

/** The task is owed again; the mark as it stood is kept. Answers the number it is kept under. */
export async function takeMarkBack(act: Act, mark: DoneMark, reason: string): Promise<number> {
  const { id, taskId, byId, forPersonId, proofKind, proof, collectionId, at } = mark;
  await act.tx.doneMark.delete({ where: { id } });
  await act.tx.task.update({ where: { id: taskId }, data: { settledAt: null } });
  const undone = { undoneById: act.actor.person?.id ?? null, undoneAt: act.now, reason };
  const kept = await act.tx.undoneMark.create({
    data: { taskId, byId, forPersonId, proofKind, proof, collectionId, at, ...undone },
  });
  return kept.id;
}

type DoneMark = NonNullable<Awaited<ReturnType<Act['tx']['doneMark']['findUnique']>>>;
