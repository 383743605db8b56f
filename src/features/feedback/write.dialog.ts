/** What was done about a comment, and what a month's comments show. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { theirTask } from '../done-marks/index.js';
import { commentsOf, handInAnalysis } from './analysis.js';
import { handlePermission, tallyPermission } from './permissions.js';
import { readWords } from './rules.js';
import { handleFeedback, loadFeedback, mayHandle } from './take-feedback.js';
import { texts } from './texts.js';

export const writeDialog = defineDialog({
  kind: 'feedback.write',
  version: 1,
  states: {
    handling: z.object({ feedback: z.number() }),
    analysis: z.object({ task: z.number(), month: z.string(), comments: z.number() }),
  },

  steps: ({ again, done }) => ({
    handling: {
      ask: () => [{ text: texts.askHandling }],
      text: async (typed, { feedback }, act) => {
        const words = readWords(typed);
        return words === undefined ? again(texts.badWords) : done({ text: await handleFeedback(act, feedback, words) });
      },
    },
    analysis: {
      ask: ({ month, comments }) => [{ text: texts.askAnalysis(month, comments) }],
      text: async (typed, { task, month }, act) => {
        const words = readWords(typed);
        return words === undefined
          ? again(texts.badWords)
          : done({ text: await handInAnalysis(act, task, words, month) });
      },
    },
  }),
});

export async function beginHandlingFeedback(act: Act, id: number): Promise<Reply> {
  const found = await loadFeedback(act, id);
  if (found === undefined) return [{ text: texts.gone }];
  if (!(await mayHandle(act, found))) throw new NotAllowed(handlePermission.action);
  return found.handledAt === null
    ? writeDialog.at('handling', { feedback: id })
    : [{ text: texts.already(found.code) }];
}

export async function beginAnalysis(act: Act, id: number): Promise<Reply> {
  act.require(tallyPermission, 'anywhere');
  const task = await theirTask(act, id);
  if ('refusal' in task) return [{ text: task.refusal }];
  const period = parsePeriod(task.period, (await requirePlan(act.tx)).calendar);
  const month = period === undefined ? task.period : periodName(period);
  return writeDialog.at('analysis', { task: id, month, comments: await commentsOf(act, task.period) });
}
