/** Cascading credit: what goes up a level with proof pays the institution's own task towards the level above. */
import type { Read, Tx } from '../db/client.js';
import { countCredits, factsOf, promiseCredit, WITH_CREDITS } from './pay.js';
import type { Duty, Plan } from './plan/language.js';
import { owersOf } from './plan/owers.js';
import type { PlanInForce } from './plan-in-force.js';

/** What pays them: articles that are sent up, or photos that are handed in. */
export type UpwardBy = 'articles' | 'photos';

/** The institution's open tasks towards the level above that such items pay, oldest first. */
export async function upwardTasks(read: Read, { plan }: PlanInForce, by: UpwardBy, now: Date) {
  const duties = upwardDuties(plan, by);
  const rows = await read.task.findMany({
    where: {
      dutyCode: { in: duties.map(({ code }) => code) },
      opensAt: { lte: now },
      ...{ settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: WITH_CREDITS,
  });
  return rows.map(factsOf).flatMap((task) => {
    const duty = duties.find(({ code }) => code === task.dutyCode);
    return duty === undefined ? [] : [{ ...task, duty }];
  });
}

/**
 * Each item pays the oldest unpaid task it fits, one of this tier in its life: never two months. On time by when it went
 * up. Answers the tasks that are settled now.
 */
export async function payUpward(
  tx: Tx,
  edition: PlanInForce,
  submissions: readonly number[],
  by: UpwardBy,
  now: Date,
): Promise<readonly number[]> {
  const tasks = (await upwardTasks(tx, edition, by, now)).map((task) => ({
    ...task,
    missing: task.required - task.credits.filter(({ state }) => state !== 'void').length,
  }));
  const upward = upwardDuties(edition.plan, by).map(({ code }) => code);
  const settled: number[] = [];
  for (const submission of submissions) {
    const item = await tx.submission.findUniqueOrThrow({
      where: { id: submission },
      select: {
        unit: { select: { code: true } },
        credits: { where: { state: { not: 'void' } }, select: { task: { select: { dutyCode: true } } } },
      },
    });
    const paid = item.credits.map(({ task }) => task.dutyCode);
    if (paid.some((code) => upward.includes(code))) continue;
    const task = tasks.find((each) => each.missing > 0 && feeds(edition.plan, each.duty, item.unit.code, paid));
    if (task === undefined) continue;
    task.missing -= 1;
    await promiseCredit(tx, task.id, submission, now, now);
    settled.push(...(await countCredits(tx, submission, now)));
  }
  return settled;
}

/** Items of those who owe a duty that feeds it, and items that paid one. A duty that names none is fed by all. */
function feeds(plan: Plan, { fedBy }: Duty, unit: string, paid: readonly string[]): boolean {
  if (fedBy.length === 0 || fedBy.some((code) => paid.includes(code))) return true;
  return plan.duties.some((duty) => fedBy.includes(duty.code) && owersOf(duty, plan).includes(unit));
}

function upwardDuties({ duties }: Plan, by: UpwardBy): readonly Duty[] {
  return duties.filter(({ tier, settles }) => tier === 'upward' && settles.by === by);
}
