/** Tasks to report on, as a list on a phone. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { lastDayInTime, spellDay } from '../../calendar/spell.js';
import { type Listed, ListView, listTyped } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { fold } from '../../lib/fold.js';
import { type PlanTask, reportable, reportableOf, type Way } from './owed.js';
import { behalfPermission } from './permissions.js';
import { texts } from './texts.js';

/** `unit`: whose tasks the office looks at; null: one's own. */
export const TaskList = ListView.extend({ unit: z.number().nullable() });
export type TaskList = z.infer<typeof TaskList>;

export async function taskEntries(act: Act, way: Way, { unit }: Pick<TaskList, 'unit'>) {
  const tasks = unit === null ? await reportable(act, way) : await reportableOf(act, unit, way);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const several = new Set(tasks.map((task) => task.unit.id)).size > 1;
  return tasks.map((task) => ({ key: String(task.id), label: labelOf(task, several, zone) }));
}

/** What typing leads to: a task of the list, or, for the office, the list of the unit that was named. */
export async function typedTask(
  text: string,
  act: Act,
  way: Way,
  list: TaskList,
): Promise<Listed | { readonly unit: number } | { readonly several: readonly string[] }> {
  const listed = listTyped(text, await taskEntries(act, way, list));
  if (!('nothing' in listed) || !act.may(behalfPermission, 'anywhere')) return listed;
  const wanted = fold(text);
  const units = await act.tx.unit.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, name: true },
  });
  const hits = wanted === '' ? [] : units.filter((unit) => fold(unit.name).includes(wanted));
  const [only, other] = hits;
  const exact = hits.find((unit) => fold(unit.name) === wanted);
  if (exact !== undefined) return { unit: exact.id };
  if (only === undefined) return listed;
  return other === undefined ? { unit: only.id } : { several: hits.map((unit) => unit.name) };
}

/** "đến 30/11: Ban hành kế hoạch – Ban Giám hiệu" */
function labelOf(task: PlanTask, namesUnit: boolean, zone: string): string {
  const day = spellDay(lastDayInTime(task.dueAt, zone)).split(', ')[1] ?? '';
  return texts.entry(day.slice(0, 5), titleOfTask(task.duty, task), namesUnit ? task.unit.name : undefined);
}
