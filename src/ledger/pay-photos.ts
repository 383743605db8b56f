/** Archive photos, chosen and classified, pay the duty that asks for them: of a unit, and of the institution when they go up. */
import type { Tx } from '../db/client.js';
import { promiseCredit } from './pay.js';
import type { Duty } from './plan/language.js';

/** Whether a duty is paid by handing in a chosen set, rather than by single items. */
export function isPhotoSet({ settles }: Duty): boolean {
  return settles.by === 'photos' && settles.classified;
}

/** The tasks of these duties and this period that are still unpaid, of these units or of all. */
export async function unpaidPhotoTasks(
  tx: Tx,
  {
    duties,
    period,
    units,
  }: { readonly duties: readonly Duty[]; readonly period: string; readonly units?: readonly number[] },
) {
  return tx.task.findMany({
    where: {
      dutyCode: { in: duties.map(({ code }) => code) },
      period,
      ...(units === undefined ? {} : { unitId: { in: [...units] } }),
      ...{ settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    },
    select: { id: true, unitId: true, required: true, period: true, dutyCode: true },
  });
}

/** The set's items pay the task, and settle it where their photos suffice. Answers whether it is settled now. */
export async function payPhotoTask(
  tx: Tx,
  task: { readonly id: number; readonly required: number },
  set: { readonly submissions: readonly number[]; readonly photos: number },
  now: Date,
): Promise<boolean> {
  for (const submission of set.submissions) {
    const id = { taskId_submissionId: { taskId: task.id, submissionId: submission } };
    const known = await tx.credit.findUnique({ where: id, select: { state: true } });
    if (known?.state === 'counted') continue;
    await promiseCredit(tx, task.id, submission, now, now);
    await tx.credit.update({ where: id, data: { state: 'counted' } });
  }
  if (set.photos < task.required) return false;
  const { count } = await tx.task.updateMany({ where: { id: task.id, settledAt: null }, data: { settledAt: now } });
  return count > 0;
}
