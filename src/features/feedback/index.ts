/** Comments of parents, pupils, teachers, the press and citizens: `/gopy`. Received, counted, analysed, handled. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { openFeedbackRecord } from '../tasks/index.js';
import * as offered from './choices.js';
import { handlePermission, takePermission, tallyPermission } from './permissions.js';
import { feedbackSection } from './section.js';
import { beginTaking, takeDialog } from './take.dialog.js';
import { removeFeedback, wantHandling } from './take-feedback.js';
import { feedbackScreen, listScreen, tallyScreen } from './tally-screen.js';
import { texts } from './texts.js';
import { beginAnalysis, beginHandlingFeedback, writeDialog } from './write.dialog.js';

export const feedback = defineFeature({
  name: 'feedback',
  permissions: [takePermission, tallyPermission, handlePermission],
  commands: [
    {
      name: 'gopy',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.length > 0,
      run: beginTaking,
    },
  ],
  dialogs: [takeDialog, writeDialog],
  picks: [
    definePick({ ...offered.seeTally, run: (act, { month }) => tallyScreen(act, month) }),
    definePick({ ...offered.seeList, run: (act, view) => listScreen(act, view) }),
    definePick({ ...offered.openFeedback, run: (act, about) => feedbackScreen(act, about.feedback) }),
    definePick({ ...openFeedbackRecord, run: (act, { code }) => byCode(act, code) }),
    definePick({ ...offered.remove, run: async (act, about) => [{ text: await removeFeedback(act, about.feedback) }] }),
    definePick({ ...offered.want, run: async (act, about) => [{ text: await wantHandling(act, about.feedback) }] }),
    definePick({ ...offered.beginHandling, run: (act, about) => beginHandlingFeedback(act, about.feedback) }),
    definePick({ ...offered.beginAnalysing, run: (act, { task }) => beginAnalysis(act, task) }),
  ],
  codes: { GY: byCode },
  sections: [feedbackSection],
});

async function byCode(act: Act, code: string): Promise<Reply> {
  const found = await act.tx.feedback.findUnique({ where: { code }, select: { id: true } });
  return found === null ? [{ text: texts.gone }] : feedbackScreen(act, found.id);
}
