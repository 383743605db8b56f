/** Setting a decision right: what it should have been, and why. */
import { z } from 'zod';
import { defineDialog, option } from '../../conversation/dialog.js';
import { nfc } from '../../lib/fold.js';
import { loadItem } from '../items/index.js';
import { correctDecision } from './correct-decision.js';
import { REASON_MAX, REASON_MIN } from './reason.js';
import { texts } from './texts.js';

const Asked = z.object({ submission: z.number() });
const To = z.enum(['review', 'approve', 'reject']);

export const correctDialog = defineDialog({
  kind: 'review.correct',
  version: 1,
  states: { to: Asked, why: Asked.extend({ to: To }) },

  steps: ({ go, again, done }) => ({
    to: {
      ask: async ({ submission }, act) => {
        const { code, state } = await loadItem(act.tx, submission);
        const now = state === 'approved' ? 'approve' : state === 'rejected' ? 'reject' : undefined;
        const offered = To.options.filter((each) => each !== now);
        return [
          { text: texts.askCorrect(code), choices: offered.map((each) => [option(texts.correctTo[each], each)]) },
        ];
      },
      pick: (key, about) => go('why', { ...about, to: To.parse(key) }),
    },
    why: {
      ask: () => [{ text: texts.askCorrectWhy }],
      text: async (typed, { submission, to }, act) => {
        const why = nfc(typed).trim();
        if (why.length < REASON_MIN) return again(texts.reasonTooShort);
        if (why.length > REASON_MAX) return again(texts.reasonTooLong);
        return done({ text: await correctDecision(act, submission, to, why) });
      },
    },
  }),
});
