/** Turns the plan in force into task rows. Idempotent by key; what has begun keeps its quota and its dates. */
import { addDays, dayOf, startOf } from '../calendar/day.js';
import type { Tx } from '../db/client.js';
import { expandPlan, type PlannedTask } from './plan/expand.js';
import type { PlanInForce } from './plan-in-force.js';

/** How far ahead tasks are made: a year and a season, so that the end of a school year is always in sight. */
const HORIZON_DAYS = 460;
const ROWS_PER_INSERT = 500;

/** Makes what is missing, adjusts what has not begun, cancels what has not begun and is no longer asked. */
export async function makeTasks(
  tx: Tx,
  { plan, calendar }: PlanInForce,
  now: Date,
): Promise<{ readonly made: number }> {
  const horizon = addDays(dayOf(now, calendar.zone), HORIZON_DAYS);
  const planned = expandPlan(plan, calendar, plan.plan.from, horizon);
  const units = new Map(
    (await tx.unit.findMany({ select: { id: true, code: true } })).map((unit) => [unit.code, unit.id]),
  );
  const known = await tx.task.findMany({
    // Events and requests make tasks of their own, which no date of the plan asks for.
    where: { planCode: plan.plan.code, eventId: null, requestId: null },
    select: { id: true, key: true, opensAt: true, dueAt: true, required: true, cancelledAt: true },
  });
  const byKey = new Map(known.map((task) => [task.key, task]));

  const missing = planned.filter((task) => !byKey.has(task.key));
  for (let at = 0; at < missing.length; at += ROWS_PER_INSERT) {
    await tx.task.createMany({
      data: missing.slice(at, at + ROWS_PER_INSERT).flatMap((task) => {
        const unitId = units.get(task.unit);
        return unitId === undefined ? [] : [{ ...rowOf(task), planCode: plan.plan.code, unitId, createdAt: now }];
      }),
    });
  }
  for (const task of planned) {
    const row = byKey.get(task.key);
    if (row === undefined || row.opensAt <= now) continue;
    const same =
      row.required === task.required && row.dueAt.getTime() === task.dueAt.getTime() && row.cancelledAt === null;
    if (!same) await tx.task.update({ where: { id: row.id }, data: { ...rowOf(task), cancelledAt: null } });
  }
  const wanted = new Set(planned.map((task) => task.key));
  const dropped = known.filter(
    (task) => !wanted.has(task.key) && task.opensAt > now && task.dueAt < startOf(horizon, calendar.zone),
  );
  await tx.task.updateMany({
    where: { id: { in: dropped.map((task) => task.id) }, cancelledAt: null },
    data: { cancelledAt: now },
  });
  return { made: missing.length };
}

function rowOf(task: PlannedTask) {
  const { key, period, opensAt, dueAt, required, clause } = task;
  return { key, dutyCode: task.duty, period, opensAt, cutOffAt: task.cutOffAt ?? null, dueAt, required, clause };
}
