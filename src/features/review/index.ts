/** Review: items go from desk to desk by the plan's route; each version gets exactly one decision at each. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { loadItem, openItem } from '../items/index.js';
import { announceDecisions } from './announce.js';
import {
  type About,
  approve,
  claim,
  correct,
  markGood,
  merge,
  read,
  rejectItem,
  release,
  returnItem,
  undo,
} from './choices.js';
import { claimItem, forgetClaims, releaseItem } from './claim.js';
import { correctDialog } from './correct.dialog.js';
import { whyNotCorrect } from './correct-decision.js';
import { decide } from './decide.js';
import { putForward } from './mark-good.js';
import { mergeItem } from './merge-item.js';
import { openAnItem, openByCode } from './open-item.js';
import { correctPermission, readPermission, reviewPermission } from './permissions.js';
import { moreWaiting, showWaiting } from './queue.js';
import { readItem } from './read-item.js';
import { reasonDialog } from './reason.dialog.js';
import { texts } from './texts.js';
import { undoDecision } from './undo.js';

export { askReviewers, refreshDesk, showLateFile } from './ask-reviewers.js';
export { readPermission } from './permissions.js';
export { moreWaiting, waitingForReview } from './queue.js';

/** Asks for the reason only where there is still something to decide; meanwhile the others see who is at it. */
async function askReason(act: Act, about: About, kind: 'return' | 'reject'): Promise<Reply> {
  const why = await claimItem(act, about);
  return why === undefined ? reasonDialog.at('reason', { ...about, kind }) : [{ text: why }];
}

const said = (sentence: string | undefined): Reply => (sentence === undefined ? undefined : [{ text: sentence }]);

export const review = defineFeature({
  name: 'review',
  permissions: [reviewPermission, correctPermission, readPermission],
  commands: [
    {
      name: 'duyet',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => post.role !== 'member'),
      run: (act, asked) => (asked === '' ? showWaiting(act) : openByCode(act, asked)),
    },
  ],
  codes: { BAI: openByCode },
  dialogs: [reasonDialog, correctDialog],
  sweeps: [announceDecisions, forgetClaims],
  picks: [
    definePick({ ...approve, run: async (act, about) => [await decide(act, about, { kind: 'approve' })] }),
    definePick({ ...merge, run: async (act, { into, ...about }) => [await mergeItem(act, about, into)] }),
    definePick({ ...returnItem, run: (act, about) => askReason(act, about, 'return') }),
    definePick({ ...rejectItem, run: (act, about) => askReason(act, about, 'reject') }),
    definePick({ ...claim, run: async (act, about) => said(await claimItem(act, about)) }),
    definePick({ ...release, run: async (act, about) => said(await releaseItem(act, about)) }),
    definePick({ ...read, run: (act, about) => readItem(act, about) }),
    definePick({ ...undo, run: async (act, about) => said(await undoDecision(act, about)) }),
    definePick({ ...markGood, run: async (act, about) => said(await putForward(act, about)) }),
    definePick({
      ...correct,
      run: async (act, submission) => {
        const why = await whyNotCorrect(act, await loadItem(act.tx, submission));
        return why === undefined ? correctDialog.at('to', { submission }) : [{ text: why }];
      },
    }),
    moreWaiting,
    definePick({ ...openItem, run: (act, submission) => openAnItem(act, submission) }),
  ],
});
