/** Why somebody cannot take the work they were given. */
import { z } from 'zod';
import { defineDialog } from '../../conversation/dialog.js';
import { declineTask } from './answer-task.js';
import { reasonPicked, reasonQuestion, reasonTyped } from './reason.js';
import { texts } from './texts.js';

const Asked = z.object({ holder: z.number() });

export const declineDialog = defineDialog({
  kind: 'assignments.decline',
  version: 1,
  states: { why: Asked },

  steps: ({ again, done }) => ({
    why: {
      ask: () => [reasonQuestion(texts.askWhy, texts.cannedWhy)],
      pick: (key, { holder }, act) =>
        reasonPicked(key, texts.cannedWhy, again, async (why) => done({ text: await declineTask(act, holder, why) })),
      text: (typed, { holder }, act) =>
        reasonTyped(typed, again, async (why) => done({ text: await declineTask(act, holder, why) })),
    },
  }),
});
