/** An event said back in full before it is entered, with the tasks it will open. */
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { NewEvent } from './enter-event.js';
import { tasksOfEvent, topicTitle } from './rules.js';
import { texts } from './texts.js';

const TASKS_SHOWN = 8;

export async function summaryOf(whole: NewEvent, act: Act): Promise<string> {
  const { plan, calendar } = await requirePlan(act.tx);
  const host = await act.tx.unit.findUniqueOrThrow({ where: { id: whole.unit }, select: { code: true, name: true } });
  const { from, through } = whole;
  const preview = { code: 'preview', from, through, host: host.code, enteredAt: act.now };
  const tasks = tasksOfEvent(preview, plan, calendar);
  const unitName = (code: string) => plan.units.find((unit) => unit.code === code)?.name ?? code;
  const lines = tasks
    .slice(0, TASKS_SHOWN)
    .map((task) => texts.willOpenLine(task.coverage, unitName(task.unit), spellDueAt(task.dueAt, calendar.zone)));
  const rest = tasks.length > TASKS_SHOWN ? [texts.others(tasks.length - TASKS_SHOWN)] : [];
  const topic = topicTitle(plan, whole.topic);
  return [
    texts.summary({ title: whole.title, host: host.name, topic, from, through }),
    texts.willOpen([...lines, ...rest]),
    texts.sure,
  ].join('\n\n');
}
