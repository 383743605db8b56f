/** Asking for more time: until when, and why. */
import { z } from 'zod';
import { defineDialog } from '../../conversation/dialog.js';
import { isYes } from '../../conversation/typed-words.js';
import { DueAt, dueTyped, Readings, spelledDue, sureQuestion, whichQuestion, whyNotDue } from './due.js';
import { dueTexts } from './due-texts.js';
import { askExtension } from './extension.js';
import { reasonPicked, reasonQuestion, reasonTyped } from './reason.js';
import { texts } from './texts.js';

/** `present`: the deadline as it is, which the new one must lie after. */
const Asked = z.object({ task: z.number(), present: DueAt });
const Dated = Asked.extend({ dueAt: DueAt });

export const extendDialog = defineDialog({
  kind: 'assignments.extend',
  version: 1,
  states: { due: Asked, which: Asked.extend(Readings.shape), sure: Dated, why: Dated },

  steps: ({ go, again, done }) => {
    const typed = (text: string, { task, present }: z.infer<typeof Asked>, act: Parameters<typeof dueTyped>[1]) => {
      const asked = { task, present };
      const moves = {
        sure: (dueAt: string) => go('sure', { ...asked, dueAt }),
        which: (readings: z.infer<typeof Readings>) => go('which', { ...asked, ...readings }),
        again,
      };
      return dueTyped(text, act, moves, new Date(present));
    };
    return {
      due: { ask: () => [{ text: dueTexts.askNew }], text: typed },
      which: {
        ask: async (readings, act) => [await whichQuestion(readings, act)],
        pick: async (dueAt, { task, present, readings }, act) => {
          if (!readings.includes(dueAt)) return go('due', { task, present });
          const why = await whyNotDue(dueAt, act, new Date(present));
          return why === undefined ? go('why', { task, present, dueAt }) : again(why);
        },
        text: typed,
        taps: { again: ({ task, present }) => go('due', { task, present }) },
      },
      sure: {
        ask: async ({ dueAt }, act) => [await sureQuestion(dueAt, act)],
        taps: {
          yes: (answers) => go('why', answers),
          again: ({ task, present }) => go('due', { task, present }),
        },
        text: (text, answers, act) => (isYes(text) ? go('why', answers) : typed(text, answers, act)),
      },
      why: {
        ask: async ({ dueAt }, act) => [
          reasonQuestion(texts.askExtensionWhy(await spelledDue(dueAt, act)), texts.cannedExtensionWhy),
        ],
        pick: (key, { task, dueAt }, act) =>
          reasonPicked(key, texts.cannedExtensionWhy, again, async (reason) =>
            done({ text: await askExtension(act, { task, toDueAt: new Date(dueAt), reason }) }),
          ),
        text: (text, { task, dueAt }, act) =>
          reasonTyped(text, again, async (reason) =>
            done({ text: await askExtension(act, { task, toDueAt: new Date(dueAt), reason }) }),
          ),
      },
    };
  },
});
