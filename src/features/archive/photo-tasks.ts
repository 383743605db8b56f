/** The open duties that ask for a period's photos, chosen and classified, and who may hand them in. */
import type { Act } from '../../act.js';
import { type Period, parsePeriod } from '../../calendar/period.js';
import { isPhotoSet } from '../../ledger/pay-photos.js';
import type { Duty } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { maySendUp } from '../sending-up/index.js';
import { photosPermission } from './permissions.js';

export interface PhotoTask {
  readonly id: number;
  readonly duty: Duty;
  readonly period: Period;
  readonly required: number;
  readonly dueAt: Date;
  /** Whose photos they are; of the institution's own task, everybody's. */
  readonly unit: { readonly id: number; readonly name: string; readonly path: string };
  readonly upward: boolean;
}

/** Nearest first. */
export async function photoTasks(act: Act, id?: number): Promise<readonly PhotoTask[]> {
  const { plan, calendar, dutyOf } = await requirePlan(act.tx);
  const duties = plan.duties.filter(isPhotoSet);
  if (duties.length === 0) return [];
  const rows = await act.tx.task.findMany({
    where: {
      ...(id === undefined ? {} : { id }),
      dutyCode: { in: duties.map(({ code }) => code) },
      opensAt: { lte: act.now },
      ...{ settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      dutyCode: true,
      period: true,
      required: true,
      dueAt: true,
      unit: { select: { id: true, name: true, path: true } },
    },
  });
  const up = await maySendUp(act);
  return rows.flatMap(({ dutyCode, period: code, ...row }) => {
    const [duty, period] = [dutyOf(dutyCode), parsePeriod(code, calendar)];
    if (duty === undefined || period === undefined) return [];
    const upward = duty.tier === 'upward';
    const may = upward ? up : act.may(photosPermission, row.unit);
    return may ? [{ ...row, duty, period, upward }] : [];
  });
}

export async function photoTask(act: Act, id: number): Promise<PhotoTask | undefined> {
  const [task] = await photoTasks(act, id);
  return task;
}
