/** Work given by hand: to people, units or a role; answered, handed on, put off, reported done or called off. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { type DraftChanged, newestFile } from '../carried-files/index.js';
import { assignableBy } from './assignable.js';
import { cancelDialog } from './cancel.dialog.js';
import { giveForPaper } from './choices.js';
import { declineDialog } from './decline.dialog.js';
import { doneDialog } from './done.dialog.js';
import { extendDialog } from './extend.dialog.js';
import { giveDialog, readTitle } from './give.dialog.js';
import { handOutDialog } from './hand-out.dialog.js';
import { cancelPermission, doPermission, extendPermission, givePermission } from './permissions.js';
import { assignmentPicks } from './picks.js';
import { texts } from './texts.js';

export { actionsFor } from './actions.js';
export { givenFileSettled } from './carry-files.js';
export { giveForPaper } from './choices.js';
export { closeRequests } from './extension.js';
export { followSubmission } from './follow-submission.js';
export { handBack } from './hand-back.js';
export { showTask } from './task-card.js';
export { NOBODY, WhomView, whomPicked, whomQuestion, whomTyped } from './whom.js';

/** `draftChanged` shows a draft anew after files were taken out of it. */
export function assignmentsFeature(draftChanged: DraftChanged): Feature {
  const give = giveDialog(draftChanged);
  const done = doneDialog(draftChanged);

  async function begin(act: Act, typed: string): Promise<Reply> {
    act.require(givePermission, 'anywhere');
    if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
    const { people, units } = await assignableBy(act);
    if (people.length + units.length === 0) return [{ text: texts.nobodyThere }];
    const begun = { filesAfter: await newestFile(act), document: null };
    const read = readTitle(typed);
    return 'title' in read ? give.at('wanted', { ...begun, ...read }) : give.at('title', begun);
  }

  return defineFeature({
    name: 'assignments',
    permissions: [givePermission, extendPermission, cancelPermission, doPermission],
    commands: [
      {
        name: 'giaoviec',
        description: texts.command,
        readsOnly: false,
        shownTo: (posts) => posts.some((post) => givePermission.reach[post.role] !== undefined),
        run: begin,
      },
    ],
    dialogs: [give, declineDialog, done, extendDialog, handOutDialog, cancelDialog],
    picks: [
      ...assignmentPicks(done),
      definePick({
        ...giveForPaper,
        run: async (act, { document, title }) => {
          act.require(givePermission, 'anywhere');
          const { people, units } = await assignableBy(act);
          if (people.length + units.length === 0) return [{ text: texts.nobodyThere }];
          return give.at('wanted', { filesAfter: await newestFile(act), document, title });
        },
      }),
    ],
  });
}
