/** What a record opened tasks for has been done: they are settled with what the record shows as proof. */
import type { Act } from '../../act.js';
import { byWordOf } from '../../ledger/by-word.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { closeRequests } from '../assignments/index.js';
import { takeMarkBack } from './undo-mark.js';

export interface RecordProof {
  readonly words: string;
  readonly link?: string | undefined;
}

/** All open tasks under this number, or those of one duty. What is settled by items waits for its items. */
export async function settleRaised(act: Act, request: number, proof: RecordProof, duty?: string): Promise<void> {
  const tasks = await act.tx.task.findMany({
    where: { requestId: request, ...(duty === undefined ? {} : { dutyCode: duty }) },
    select: { id: true },
  });
  for (const { id } of tasks) await settleTask(act, id, proof);
}

/** The record does not show it any more: what was settled with it is owed again. */
export async function unsettleRaised(act: Act, request: number, reason: string): Promise<void> {
  const marks = await act.tx.doneMark.findMany({ where: { task: { requestId: request } } });
  for (const mark of marks) await takeMarkBack(act, mark, reason);
}

/** Undone: nothing was owed any more, or no word settles it. */
export async function settleTask(act: Act, id: number, { words, link }: RecordProof): Promise<void> {
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody did what the record shows');
  const edition = await requirePlan(act.tx);
  const { dutyCode } = await act.tx.task.findUniqueOrThrow({ where: { id }, select: { dutyCode: true } });
  const duty = edition.dutyOf(dutyCode);
  const byWord = duty === undefined ? undefined : byWordOf(duty);
  if (byWord === undefined) return;
  const { count } = await act.tx.task.updateMany({
    where: { id, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    data: { settledAt: act.now },
  });
  if (count === 0) return;
  const shown =
    byWord.proof === 'link' && link !== undefined
      ? ({ proofKind: 'link', proof: link } as const)
      : ({ proofKind: 'note', proof: words } as const);
  await act.tx.doneMark.create({ data: { taskId: id, byId: person.id, ...shown, at: act.now } });
  await closeRequests(act, id);
}
