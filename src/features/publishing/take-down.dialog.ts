/** Why an item is taken down: nothing disappears without a reason. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { readNote } from './rules.js';
import { takeDown, whyNotTakeDown } from './take-down.js';
import { texts } from './texts.js';

export const takeDownDialog = defineDialog({
  kind: 'publishing.take-down',
  version: 1,
  states: { reason: z.object({ publication: z.number() }) },

  steps: ({ again, done }) => ({
    reason: {
      ask: () => [{ text: texts.askReason }],
      text: async (typed, { publication }, act) => {
        const reason = readNote(typed);
        return reason === undefined ? again(texts.badNote) : done({ text: await takeDown(act, publication, reason) });
      },
    },
  }),
});

export async function beginTakingItDown(act: Act, publication: number): Promise<Reply> {
  const why = await whyNotTakeDown(act, publication);
  return why === undefined ? takeDownDialog.at('reason', { publication }) : [{ text: why }];
}
