/**
 * A record of its own (a hot issue, a comment, a proposal) opens tasks of the plan's duties under its code. Whoever makes
 * the record asks for the permission and tells whom it concerns; here only the tasks are kept.
 */
import type { Act } from '../../act.js';
import { cancelOccasionTasks, writeOccasionTasks } from '../../ledger/occasion-tasks.js';
import { expandRequest } from '../../ledger/plan/expand-occasion.js';
import type { Duty, Plan } from '../../ledger/plan/language.js';
import { owersOf } from '../../ledger/plan/owers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';

export interface Raised {
  /** The record's: "TN-1120-002". */
  readonly code: string;
  readonly duties: readonly string[];
  /** Code of the unit it is about, which owes where the duty lets it. */
  readonly unit: string;
  /** What the tasks are called by. Everybody who sees the unit's tasks reads it. */
  readonly title: string;
  /** From when the clocks run. */
  readonly at: Date;
  readonly by: number;
  /** Who owes it by name; absent: the unit. */
  readonly holder?: number;
}

/** The number under which the tasks are followed up; undefined: the plan asks nobody for anything. */
export async function raise(act: Act, raised: Raised): Promise<number | undefined> {
  const edition = await requirePlan(act.tx);
  const { plan, calendar, dutyOf } = edition;
  const { code, at, title, by } = raised;
  const planned = raised.duties.flatMap((each) => {
    const duty = dutyOf(each);
    const unit = duty === undefined ? undefined : unitOwing(duty, raised.unit, plan);
    return duty === undefined || unit === undefined
      ? []
      : expandRequest(duty, { code, at, units: [unit] }, plan, calendar);
  });
  const [first] = planned;
  if (first === undefined) return undefined;
  const { id } = await act.tx.request.create({
    data: { code, kind: 'followed', dutyCode: first.duty, words: title, byId: by, at },
  });
  await writeOccasionTasks(act.tx, edition, planned, { requestId: id }, () => title, act.now);
  if (raised.holder !== undefined) await giveRaised(act, id, raised.holder);
  return id;
}

/** The unit itself where the duty lets it owe, else the only one that can, else the office; undefined: nobody. */
export function unitOwing(duty: Duty, unit: string, plan: Plan): string | undefined {
  const owers = owersOf(duty, plan);
  if (owers.includes(unit) || (owers.length === 0 && duty.owes.asked)) return unit;
  const [only, other] = owers;
  if (only !== undefined && other === undefined) return only;
  return owers.find((code) => code === plan.organisation.desks.office);
}

/** From now on this person owes what is open of it by name, and nobody else. */
export async function giveRaised(act: Act, request: number, person: number): Promise<void> {
  const open = { requestId: request, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null };
  const tasks = await act.tx.task.findMany({ where: open, select: { id: true } });
  if (tasks.length === 0) return;
  await act.tx.taskHolder.updateMany({
    where: { taskId: { in: tasks.map(({ id }) => id) }, endedAt: null },
    data: { endedAt: act.now },
  });
  for (const { id } of tasks) {
    const given = { givenById: act.actor.person?.id ?? null, givenAt: act.now };
    const taken = { answer: 'accepted', answeredById: person, answeredAt: act.now } as const;
    await act.tx.taskHolder.create({ data: { taskId: id, personId: person, ...given, ...taken } });
  }
}

/** The record needs no work any more: what is open of it is owed by nobody. */
export async function dropRaised(act: Act, request: number): Promise<void> {
  await cancelOccasionTasks(act.tx, { requestId: request }, act.now);
}

/** The record needs the work after all: what was dropped of it is owed again. */
export async function takeUpRaised(act: Act, request: number): Promise<void> {
  await act.tx.task.updateMany({
    where: { requestId: request, cancelledAt: { not: null }, unit: { retiredAt: null } },
    data: { cancelledAt: null },
  });
}
