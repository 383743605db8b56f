/** What somebody held for a unit is the unit's again when they serve there no more: its lead hears and gives it on. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn, peopleFor } from '../../ledger/responsible.js';
import { loadTask } from './assignment.js';
import { showAssignment } from './giver-card.js';
import { showTask, titleOf } from './task-card.js';
import { texts } from './texts.js';

/** Only what is still to be done; what they did keeps their name. Answers how many tasks went back. */
export async function handBack(act: Act, person: number, unit: number): Promise<number> {
  const held = await act.tx.taskHolder.findMany({
    where: {
      personId: person,
      endedAt: null,
      task: { unitId: unit, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    },
    orderBy: { id: 'asc' },
    select: { id: true, taskId: true, givenById: true },
  });
  if (held.length === 0) return 0;
  const edition = await requirePlan(act.tx);
  const titles: string[] = [];
  for (const { id, taskId, givenById } of held) {
    await act.tx.taskHolder.update({ where: { id }, data: { endedAt: act.now } });
    const task = await loadTask(act.tx, taskId, act.now);
    if (task === undefined) continue;
    titles.push(titleOf(task, edition));
    const others = task.holders.some((holder) => holder.endedAt === null);
    // Of given work somebody has to be asked; what the plan asks is its unit's by itself.
    if (!others && task.assignment !== null) {
      const asked = { givenById, givenAt: act.now, answer: 'waiting' } as const;
      await act.tx.taskHolder.create({ data: { taskId, personId: null, ...asked } });
    }
    await showTask(act, taskId);
    if (task.assignment !== null) await showAssignment(act, task.assignment.id);
  }
  await act.record('assignments.hand-back', `person/${person}`, `${titles.length} tasks of unit/${unit}`);
  await tellUnit(act, person, unit, titles);
  return titles.length;
}

async function tellUnit(act: Act, person: number, unit: number, titles: readonly string[]): Promise<void> {
  const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } });
  const { zone } = (await requirePlan(act.tx)).calendar;
  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  for (const each of peopleFor({ unit: { id: unit }, holders: [], assignment: null }, answering)) {
    if (each === person) continue;
    const reason = `assignments.back/${person}/${unit}/${act.now.getTime()}`;
    await act.tell({ person: each }, { text: texts.cameBack(name, titles) }, { reason });
  }
}
