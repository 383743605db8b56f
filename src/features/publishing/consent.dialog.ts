/** The parents agreed after all: how that is known is kept with the item, and its pictures may be shown. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { mayNotBeShown } from '../consents/index.js';
import { channelsFor } from './channels.js';
import { publishable } from './item.js';
import { readNote } from './rules.js';
import { texts } from './texts.js';

export const consentDialog = defineDialog({
  kind: 'publishing.consent',
  version: 1,
  states: { basis: z.object({ submission: z.number() }) },

  steps: ({ again, done }) => ({
    basis: {
      ask: async ({ submission }, act) => {
        const { unit } = await act.tx.submission.findUniqueOrThrow({
          where: { id: submission },
          select: { unit: { select: { path: true } } },
        });
        return [{ text: texts.askConsent(await mayNotBeShown(act, unit.path)) }];
      },
      text: async (typed, { submission }, act) => {
        const basis = readNote(typed);
        return basis === undefined ? again(texts.badNote) : done({ text: await keepConsent(act, submission, basis) });
      },
    },
  }),
});

export async function beginConfirmingConsent(act: Act, submission: number): Promise<Reply> {
  if ((await channelsFor(act)).length === 0) return [{ text: texts.notYours }];
  const { item, consents } = await publishable(act, submission);
  return consents ? [{ text: texts.consentKnown(item.code) }] : consentDialog.at('basis', { submission });
}

/** A sentence for whoever confirmed it. */
async function keepConsent(act: Act, submission: number, basis: string): Promise<string> {
  if ((await channelsFor(act)).length === 0) return texts.notYours;
  const { item, consents } = await publishable(act, submission);
  if (consents) return texts.consentKnown(item.code);
  await act.tx.submission.update({
    where: { id: submission },
    data: { children: 'agreed', consentNote: basis, consentAt: act.now },
  });
  await act.record('publishing.consent', `submission/${submission}`);
  return texts.consentKept(item.code);
}
