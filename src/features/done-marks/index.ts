/** What is settled by somebody's word, with proof: `/xong`; and a signed "nothing to report": `/khongphatsinh`. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { reportDone, reportNil } from '../tasks/index.js';
import * as offered from './choices.js';
import { beginMarking, beginMarkingTask, markDialog } from './mark.dialog.js';
import { beginNil, beginNilOf, nilDialog } from './nil.dialog.js';
import { supersedeNil } from './nil-return.js';
import { behalfPermission, markPermission, seeMarksPermission, undoMarkPermission } from './permissions.js';
import { markScreen, recentScreen } from './screens.js';
import { texts } from './texts.js';
import { beginUndoingMark, undoDialog } from './undo.dialog.js';

export { type PlanTask, theirTask } from './owed.js';
export { readProof } from './rules.js';
export { settleRaised, settleTask, unsettleRaised } from './settle-raised.js';

const NIL_SHOWN_TO = ['lead', 'office', 'leader'];

export const doneMarks = defineFeature({
  name: 'done-marks',
  permissions: [markPermission, behalfPermission, seeMarksPermission, undoMarkPermission],
  commands: [
    {
      name: 'xong',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => post.role !== 'member'),
      run: (act) => beginMarking(act),
    },
    {
      name: 'khongphatsinh',
      description: texts.nilCommand,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => NIL_SHOWN_TO.includes(post.role)),
      run: (act) => beginNil(act),
    },
  ],
  dialogs: [markDialog, nilDialog, undoDialog],
  picks: [
    definePick({ ...reportDone, run: (act, { task }) => beginMarkingTask(act, task) }),
    definePick({ ...reportNil, run: (act, { task }) => beginNilOf(act, task) }),
    definePick({ ...offered.seeRecent, run: (act, { page }) => recentScreen(act, page) }),
    definePick({ ...offered.seeMark, run: (act, { task }) => markScreen(act, task) }),
    definePick({ ...offered.beginUndoing, run: (act, { task }) => beginUndoingMark(act, task) }),
    definePick({ ...offered.reopenNil, run: async (act, { task }) => [{ text: await supersedeNil(act, task) }] }),
  ],
});
