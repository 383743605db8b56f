/** What was noted down and not handed in yet, each to be dropped. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { theirTask } from '../done-marks/index.js';
import { openReturn } from '../tasks/index.js';
import { dropEntry } from './choices.js';
import { returnPermission } from './permissions.js';
import { texts } from './texts.js';

const SHOWN = 7;

export async function dropsScreen(act: Act, task: number): Promise<Reply> {
  act.require(returnPermission, 'anywhere');
  const found = await theirTask(act, task);
  if ('refusal' in found) return [{ text: found.refusal }];
  const entries = await act.tx.opinionEntry.findMany({
    where: { taskId: task, returnId: null },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  const choices = entries.map(({ id, what }) => [dropEntry.choice(texts.dropOne(what), { entry: id })]);
  return [{ text: texts.whichDrop, choices: [...choices, [openReturn.choice(texts.back, { task })]] }];
}
