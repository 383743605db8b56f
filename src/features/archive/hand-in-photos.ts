/** The chosen photos of a period are handed in: one archive with a list of what is in it. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { orderPackage } from '../packages/index.js';
import { chosenSet } from './photo-set.js';
import { photoTask } from './photo-tasks.js';
import { texts } from './texts.js';

/** `photos`: how many whoever presses has seen. A sentence for them. */
export async function handIn(act: Act, id: number, photos: number): Promise<string> {
  const task = await photoTask(act, id);
  if (task === undefined) return texts.noPhotoTask;
  const { count, submissions } = await chosenSet(act, task);
  if (count !== photos) return texts.changedMeanwhile(count);
  if (count < task.required) return texts.tooFew(task.required);
  const scope = task.upward ? { unitId: null } : { unitId: task.unit.id };
  const underWay = await act.tx.package.findFirst({
    where: {
      kind: 'photos',
      period: task.period.code,
      ...scope,
      sentAt: null,
      droppedAt: null,
      state: { not: 'failed' },
    },
    select: { code: true },
  });
  if (underWay !== null) return texts.underWay(underWay.code);
  const { plan } = await requirePlan(act.tx);
  const level = plan.route.levels.findIndex(({ sendsUpTo }) => sendsUpTo.length > 0);
  const { code } = await orderPackage(act, {
    kind: 'photos',
    title: texts.packageTitle(task.unit.name, task.period.code),
    items: submissions,
    period: task.period.code,
    to: task.duty.to,
    ...(task.upward ? (level < 0 ? {} : { level }) : { unit: task.unit.id }),
  });
  return texts.packing(code, count);
}
