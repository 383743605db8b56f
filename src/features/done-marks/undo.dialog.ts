/** Why a done-mark is taken back: nothing is undone without a reason. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { undoMarkPermission } from './permissions.js';
import { readNote } from './rules.js';
import { texts } from './texts.js';
import { undoMark } from './undo-mark.js';

export const undoDialog = defineDialog({
  kind: 'done-marks.undo',
  version: 1,
  states: { reason: z.object({ task: z.number() }) },

  steps: ({ again, done }) => ({
    reason: {
      ask: () => [{ text: texts.askReason }],
      text: async (typed, { task }, act) => {
        const reason = readNote(typed);
        return reason === undefined ? again(texts.badProof.note) : done({ text: await undoMark(act, task, reason) });
      },
    },
  }),
});

/** Asks for the reason only where there is still something to undo. */
export async function beginUndoingMark(act: Act, task: number): Promise<Reply> {
  act.require(undoMarkPermission, 'anywhere');
  const mark = await act.tx.doneMark.findUnique({ where: { taskId: task }, select: { id: true } });
  return mark === null ? [{ text: texts.undoneAlready }] : undoDialog.at('reason', { task });
}
