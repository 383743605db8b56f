/** Why an assignment is called off. */
import { z } from 'zod';
import { defineDialog } from '../../conversation/dialog.js';
import { cancelAssignment } from './cancel-assignment.js';
import { reasonPicked, reasonQuestion, reasonTyped } from './reason.js';
import { texts } from './texts.js';

const Asked = z.object({ assignment: z.number(), title: z.string() });

export const cancelDialog = defineDialog({
  kind: 'assignments.cancel',
  version: 1,
  states: { why: Asked },

  steps: ({ again, done }) => ({
    why: {
      ask: ({ title }) => [reasonQuestion(texts.askCancelWhy(title), texts.cannedCancelWhy)],
      pick: (key, { assignment }, act) =>
        reasonPicked(key, texts.cannedCancelWhy, again, async (why) =>
          done({ text: await cancelAssignment(act, assignment, why) }),
        ),
      text: (typed, { assignment }, act) =>
        reasonTyped(typed, again, async (why) => done({ text: await cancelAssignment(act, assignment, why) })),
    },
  }),
});
