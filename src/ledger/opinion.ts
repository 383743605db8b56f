/**
 * The stretch of time a return about public opinion speaks of, and the law that a nil return and an issue of the same unit
 * and time never stand side by side: the issue supersedes the nil, and both stay on record.
 */
import type { Read, Tx } from '../db/client.js';
import type { PlanInForce } from './plan-in-force.js';

/** [from, to) */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

interface ReturnTask {
  readonly dutyCode: string;
  readonly unitId: number;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly requestId: number | null;
}

/** From the hand-in before it to its own, so that nothing falls between two returns; of one that came up, from then on. */
export async function windowOf(
  read: Read,
  { dutyCode, unitId, opensAt, dueAt, requestId }: ReturnTask,
): Promise<Window> {
  if (requestId !== null) return { from: opensAt, to: dueAt };
  const before = await read.task.findFirst({
    where: { dutyCode, unitId, requestId: null, eventId: null, dueAt: { lt: dueAt } },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  });
  return { from: before?.dueAt ?? opensAt, to: dueAt };
}

/** The codes of the duties that are returns about public opinion. */
export function opinionDuties({ plan }: Pick<PlanInForce, 'plan'>): readonly string[] {
  return plan.duties.filter((duty) => duty.settles.by === 'opinionReturn').map((duty) => duty.code);
}

/** The unit's hot issues that were alive within a window, oldest first; none of those only leaders may know of. */
export async function issuesWithin(read: Read, unit: number, { from, to }: Window) {
  return read.hotIssue.findMany({
    where: {
      unitId: unit,
      restricted: false,
      reportedAt: { lt: to },
      OR: [{ closedAt: null }, { closedAt: { gte: from } }],
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      code: true,
      place: true,
      words: true,
      step: true,
      answer: true,
      closedAt: true,
      urgentAt: true,
    },
  });
}

/** What speaks against signing that a task has nothing to report: issues of its time by code, and entries noted down. */
export async function againstNil(
  read: Read,
  edition: PlanInForce,
  task: ReturnTask & { readonly id: number },
): Promise<{ readonly issues: readonly string[]; readonly entries: number }> {
  if (!opinionDuties(edition).includes(task.dutyCode)) return { issues: [], entries: 0 };
  const issues = await issuesWithin(read, task.unitId, await windowOf(read, task));
  const entries = await read.opinionEntry.count({ where: { taskId: task.id } });
  return { issues: issues.map(({ code }) => code), entries };
}

/** The nil return of a task stands no more, and the task is owed again; false: none stood. */
export async function supersedeNil(tx: Tx, task: number, now: Date): Promise<boolean> {
  const { count } = await tx.nilReturn.updateMany({
    where: { standsFor: task },
    data: { standsFor: null, supersededAt: now },
  });
  if (count > 0) await tx.task.update({ where: { id: task }, data: { nilAt: null } });
  return count > 0;
}

/**
 * Supersedes every nil return of a unit that an issue speaks against: one reported then, and over at `closedAt` (null: not
 * yet). Answers what was superseded.
 */
export async function supersedeNilsAgainst(
  tx: Tx,
  edition: PlanInForce,
  unit: number,
  { reportedAt, closedAt }: { readonly reportedAt: Date; readonly closedAt: Date | null },
  now: Date,
) {
  const standing = await tx.nilReturn.findMany({
    where: { standsFor: { not: null }, task: { unitId: unit, dutyCode: { in: [...opinionDuties(edition)] } } },
    select: { byId: true, task: true },
  });
  const superseded: { readonly task: number; readonly period: string; readonly by: number }[] = [];
  for (const { byId, task } of standing) {
    const window = await windowOf(tx, task);
    const isAlive = reportedAt < window.to && (closedAt === null || closedAt >= window.from);
    if (!isAlive || !(await supersedeNil(tx, task.id, now))) continue;
    superseded.push({ task: task.id, period: task.period, by: byId });
  }
  return superseded;
}
