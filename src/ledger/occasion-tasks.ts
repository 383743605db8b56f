/** The tasks of an event or a request as rows: written when it is entered, called off with it. */
import type { Tx } from '../db/client.js';
import type { PlannedTask } from './plan/expand.js';
import type { PlanInForce } from './plan-in-force.js';
import { type Answering, peopleFor } from './responsible.js';

export type OccasionOf = { readonly eventId: number } | { readonly requestId: number };

/** Writes them; `titleOf` says what each is about. Answers their ids. A unit the institution no longer has owes nothing. */
export async function writeOccasionTasks(
  tx: Tx,
  { plan }: PlanInForce,
  planned: readonly PlannedTask[],
  of: OccasionOf,
  titleOf: (task: PlannedTask) => string,
  now: Date,
): Promise<readonly number[]> {
  const units = await tx.unit.findMany({
    where: { code: { in: planned.map((task) => task.unit) }, retiredAt: null },
    select: { id: true, code: true },
  });
  const ids = new Map(units.map((unit) => [unit.code, unit.id]));
  const made: number[] = [];
  for (const task of planned) {
    const unitId = ids.get(task.unit);
    if (unitId === undefined) continue;
    const { key, period, coverage, opensAt, cutOffAt, dueAt, required, clause } = task;
    const facts = { key, period, opensAt, dueAt, required, clause, cutOffAt: cutOffAt ?? null };
    const { id } = await tx.task.create({
      data: {
        ...facts,
        ...of,
        planCode: plan.plan.code,
        dutyCode: task.duty,
        unitId,
        coverage: coverage ?? null,
        title: titleOf(task),
        createdAt: now,
      },
    });
    made.push(id);
  }
  return made;
}

/** Calls off what nobody has settled yet; what is settled stays. Answers the ids. */
export async function cancelOccasionTasks(tx: Tx, of: OccasionOf, now: Date): Promise<readonly number[]> {
  const open = { ...of, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null };
  const rows = await tx.task.findMany({ where: open, select: { id: true } });
  await tx.task.updateMany({ where: open, data: { cancelledAt: now } });
  return rows.map(({ id }) => id);
}

/** Who hears of what these units owe, each person once with all of theirs; `except` knows already. */
export function hearersOf<U extends { readonly id: number }>(
  units: readonly U[],
  answering: Answering,
  except: number | undefined,
): ReadonlyMap<number, readonly U[]> {
  const hearers = new Map<number, U[]>();
  for (const unit of new Map(units.map((each) => [each.id, each])).values()) {
    for (const person of peopleFor({ unit, holders: [], assignment: null }, answering)) {
      if (person === except) continue;
      hearers.set(person, [...(hearers.get(person) ?? []), unit]);
    }
  }
  return hearers;
}
