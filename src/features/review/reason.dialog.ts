/** The reason an item goes back or is not used: canned by the plan, or typed. There is no decision without one. */
import { z } from 'zod';
import { defineDialog, option } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nfc } from '../../lib/fold.js';
import { About } from './choices.js';
import { decide } from './decide.js';
import { REASON_MAX, REASON_MIN } from './reason.js';
import { texts } from './texts.js';

const Asked = About.extend({ kind: z.enum(['return', 'reject']) });

export const reasonDialog = defineDialog({
  kind: 'review.reason',
  version: 1,
  states: { reason: Asked },

  steps: ({ again, done }) => ({
    reason: {
      ask: async ({ kind, submission }, act) => {
        const { plan } = await requirePlan(act.tx);
        const canned = kind === 'return' ? plan.route.returnReasons.slice(0, 7) : [];
        const { code, title } = await act.tx.submission.findUniqueOrThrow({
          where: { id: submission },
          select: { code: true, title: true },
        });
        const choices = canned.map((reason, index) => [option(reason, String(index))]);
        return [{ text: texts.askReason[kind](code, title), choices }];
      },
      pick: async (key, { kind, ...about }, act) => {
        const { plan } = await requirePlan(act.tx);
        const reason = plan.route.returnReasons[Number(key)];
        if (reason === undefined) return again(texts.reasonTooShort);
        return done(await decide(act, about, { kind, reason }));
      },
      text: async (typed, { kind, ...about }, act) => {
        const reason = nfc(typed).trim();
        if (reason.length < REASON_MIN) return again(texts.reasonTooShort);
        if (reason.length > REASON_MAX) return again(texts.reasonTooLong);
        return done(await decide(act, about, { kind, reason }));
      },
    },
  }),
});
