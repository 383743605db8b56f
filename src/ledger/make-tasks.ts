/** Turns the plan in force into task rows. Idempotent by key; what has begun keeps its quota and its dates. */
import { addDays, type Day, dayOf, startOf } from '../calendar/day.js';
import type { Database, Tx } from '../db/client.js';
import { insertRows } from '../db/insert-rows.js';
import { expandPlan, type PlannedTask } from './plan/expand.js';
import type { PlanInForce } from './plan-in-force.js';

/** How far ahead tasks are made: a year and a season, so that the end of a school year is always in sight. */
const HORIZON_DAYS = 460;
const IDS_PER_UPDATE = 500;

/** The first day whose hand-ins are not made yet at `now`: its end is the first late instant that is too far away. */
export function horizonOf({ calendar }: Pick<PlanInForce, 'calendar'>, now: Date): Day {
  return addDays(dayOf(now, calendar.zone), HORIZON_DAYS);
}

/**
 * Makes what is missing, adjusts what has not begun, cancels what has not begun and is no longer asked: of this plan, and
 * of every plan before it. What began under an earlier plan stays that plan's, and what people did something on stays.
 */
export async function makeTasks(tx: Tx, edition: PlanInForce, now: Date): Promise<{ readonly made: number }> {
  const { plan, calendar } = edition;
  const horizon = horizonOf(edition, now);
  const merged = await tx.unit.findMany({ where: { mergedIntoId: { not: null } }, select: { code: true } });
  const gone = new Set(merged.map(({ code }) => code));
  const planned = expandPlan(plan, calendar, plan.plan.from, horizon).filter(({ unit }) => !gone.has(unit));
  const own = { planCode: plan.plan.code };
  const known = await tx.task.findMany({
    where: { ...DATED, OR: [own, { dueAt: { gte: startOf(addDays(plan.plan.from, -SAME_KEY_DAYS), calendar.zone) } }] },
    select: { id: true, key: true, planCode: true, opensAt: true, dueAt: true, required: true, cancelledAt: true },
  });
  const byKey = new Map(known.map((task) => [task.key, task]));
  const made = await insertTasks(
    tx,
    edition,
    planned.filter((task) => !byKey.has(task.key)),
    now,
  );
  for (const task of planned) {
    const row = byKey.get(task.key);
    // Withdrawn before it began, it is asked again.
    if (row === undefined || (row.opensAt <= now && row.cancelledAt === null)) continue;
    const same =
      row.required === task.required &&
      row.dueAt.getTime() === task.dueAt.getTime() &&
      row.cancelledAt === null &&
      row.planCode === own.planCode;
    if (!same) await tx.task.update({ where: { id: row.id }, data: { ...rowOf(task), ...own, cancelledAt: null } });
  }
  const wanted = new Set(planned.map((task) => task.key));
  const inSight = startOf(horizon, calendar.zone);
  const dropped = known.filter(
    (task) =>
      !wanted.has(task.key) &&
      task.opensAt > now &&
      task.cancelledAt === null &&
      (task.planCode !== own.planCode || task.dueAt < inSight),
  );
  await withdraw(
    tx,
    dropped.map((task) => task.id),
    now,
  );
  return { made };
}

/** Events, requests and people make tasks of their own, which no date of the plan asks for. */
const DATED = { eventId: null, requestId: null, assignmentId: null } as const;

/** Two plans may give the same period of the same duty different days: so far apart at most. */
const SAME_KEY_DAYS = 400;

/** Nobody sent, said, gave or asked anything about it. */
const UNTOUCHED = {
  settledAt: null,
  nilAt: null,
  excusedAt: null,
  credits: { none: {} },
  doneMark: null,
  undoneMarks: { none: {} },
  nilReturns: { none: {} },
  holders: { none: {} },
  extensions: { none: {} },
  findings: { none: {} },
  excuses: { none: {} },
  opinionEntries: { none: {} },
  opinionReturns: { none: {} },
} as const;

async function withdraw(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  for (let at = 0; at < ids.length; at += IDS_PER_UPDATE) {
    await tx.task.updateMany({
      where: { id: { in: ids.slice(at, at + IDS_PER_UPDATE) }, ...UNTOUCHED },
      data: { cancelledAt: now },
    });
  }
}

/** Makes what has come into sight since tasks were made up to `from`, and looks at nothing else. */
export async function extendTasks(db: Database, edition: PlanInForce, from: Day, now: Date): Promise<void> {
  const planned = expandPlan(edition.plan, edition.calendar, from, horizonOf(edition, now));
  if (planned.length === 0) return;
  await db.transaction(async (tx) => {
    const known = await tx.task.findMany({
      where: { dueAt: { gte: startOf(from, edition.calendar.zone) } },
      select: { key: true },
    });
    const keys = new Set(known.map(({ key }) => key));
    await insertTasks(
      tx,
      edition,
      planned.filter((task) => !keys.has(task.key)),
      now,
    );
  });
}

async function insertTasks(
  tx: Tx,
  { plan }: PlanInForce,
  tasks: readonly PlannedTask[],
  createdAt: Date,
): Promise<number> {
  if (tasks.length === 0) return 0;
  const units = new Map(
    (await tx.unit.findMany({ where: { mergedIntoId: null }, select: { id: true, code: true } })).map((unit) => [
      unit.code,
      unit.id,
    ]),
  );
  const rows = tasks.flatMap((task) => {
    const unitId = units.get(task.unit);
    return unitId === undefined ? [] : [{ ...rowOf(task), planCode: plan.plan.code, unitId, createdAt }];
  });
  return insertRows(tx, 'Task', rows);
}

function rowOf(task: PlannedTask) {
  const { key, period, opensAt, dueAt, required, clause } = task;
  return { key, dutyCode: task.duty, period, opensAt, cutOffAt: task.cutOffAt ?? null, dueAt, required, clause };
}
