/** Tasks to report on, as a list on a phone. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { lastDayInTime, spellDay } from '../../calendar/spell.js';
import { entriesOf, ListView, listTyped } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { fold } from '../../lib/fold.js';
import { unitsInForce } from '../../org/units.js';
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

/** For whoever reports for others, the unit that was typed; else, why that leads nowhere. */
export async function unitNamed(act: Act, typed: string): Promise<{ readonly unit: number } | string> {
  if (!act.may(behalfPermission, 'anywhere')) return texts.noTaskFound(typed);
  const units = await unitsInForce(act.tx);
  const listed = listTyped(typed, entriesOf(units));
  if ('key' in listed) return { unit: Number(listed.key) };
  if ('nothing' in listed) return texts.noTaskFound(typed);
  return texts.severalUnits(units.filter(({ name }) => fold(name).includes(fold(typed))).map(({ name }) => name));
}

/** "đến 30/11: Ban hành kế hoạch – Ban Giám hiệu" */
function labelOf(task: PlanTask, namesUnit: boolean, zone: string): string {
  const day = spellDay(lastDayInTime(task.dueAt, zone)).split(', ')[1] ?? '';
  return texts.entry(day.slice(0, 5), titleOfTask(task.duty, task), namesUnit ? task.unit.name : undefined);
}
