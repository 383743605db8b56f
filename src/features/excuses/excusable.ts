/** The tasks somebody may excuse, or stop excusing: of other units within reach, asked by the plan. */
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { allows } from '../../org/permissions.js';
import { excusePermission } from './permissions.js';
import { texts } from './texts.js';

/** Older debts are history; who wants to excuse one names its period in `/status`. */
const LOOK_BACK_DAYS = 100;

/** What the list is about; null: everything that is owed now. */
export interface About {
  readonly period: string | null;
  readonly duty: string | null;
}

export interface Excusable {
  readonly id: number;
  readonly what: string;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string };
  readonly dueAt: Date;
  readonly excusedAt: Date | null;
}

/** Nearest first; what is excused already comes last. */
export async function excusableTasks(act: Act, { period, duty }: About): Promise<readonly Excusable[]> {
  return loaded(act, {
    ...(duty === null ? {} : { dutyCode: duty }),
    ...(period === null
      ? { opensAt: { lte: act.now }, dueAt: { gt: after(act.now, -LOOK_BACK_DAYS * DAY_MS) } }
      : { period }),
  });
}

/** One of them; undefined: it is not the actor's to excuse, or nothing is owed. */
export async function excusableTask(act: Act, id: number): Promise<Excusable | undefined> {
  return (await loaded(act, { id }))[0];
}

/** A lead does not waive what the own unit owes. */
function mayExcuse(act: Act, unit: { readonly id: number; readonly path: string }): boolean {
  const { posts, house } = act.actor;
  if (house) return true;
  const others = posts.filter((post) => post.role !== 'lead' || post.unit.id !== unit.id);
  return allows(others, excusePermission, unit);
}

async function loaded(act: Act, where: object): Promise<readonly Excusable[]> {
  const { calendar, dutyOf } = await requirePlan(act.tx);
  const rows = await act.tx.task.findMany({
    where: { ...where, assignmentId: null, settledAt: null, nilAt: null, cancelledAt: null },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      dutyCode: true,
      title: true,
      clause: true,
      period: true,
      dueAt: true,
      excusedAt: true,
      unit: { select: { id: true, name: true, path: true } },
    },
  });
  return rows
    .filter(({ unit }) => mayExcuse(act, unit))
    .map((row) => {
      const duty = dutyOf(row.dutyCode);
      const title = duty === undefined ? row.clause : titleOfTask(duty, row);
      const known = parsePeriod(row.period, calendar);
      const period = known === undefined ? row.period : periodName(known);
      const { id, unit, dueAt, excusedAt } = row;
      return { id, unit, dueAt, excusedAt, what: texts.entry(unit.name, title, period) };
    })
    .toSorted((a, b) => Number(a.excusedAt !== null) - Number(b.excusedAt !== null));
}
