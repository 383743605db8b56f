/** What an inspection found at a unit: kept while the inspection goes on, corrected by being said again. */
import type { Act } from '../../act.js';
import { keepsFindings } from '../../ledger/by-word.js';
import { owedTask } from './owed.js';
import { texts } from './texts.js';

/** Undefined: it is kept; else why not. */
export async function recordFinding(act: Act, id: number, unit: number, text: string): Promise<string | undefined> {
  const task = await owedTask(act, id, 'mark');
  if ('refusal' in task) return task.refusal;
  if (!keepsFindings(task.duty)) return texts.notThisWay;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody visits a unit');
  const said = { byId: person.id, text, at: act.now };
  await act.tx.finding.upsert({
    where: { taskId_unitId: { taskId: id, unitId: unit } },
    create: { taskId: id, unitId: unit, ...said },
    update: said,
  });
  await act.record('done-marks.finding', `task/${id}`, `unit/${unit}`);
  return undefined;
}
