/** What is kept of people is theirs to see, correct, take along, restrict and have erased; what is old goes by itself. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import { answerDialog } from './answer.dialog.js';
import { askDialog } from './ask.dialog.js';
import { carryOutSweep } from './carry-out.js';
import * as offered from './choices.js';
import { privacyCommands } from './cli.js';
import { makeOwnCopy, OWN_COPY } from './copy-file.js';
import { takeBackRequest } from './file-request.js';
import { leaveScreen, orderCopy, ownScreen } from './own-screen.js';
import { answerRequestsPermission, ownDataPermission } from './permissions.js';
import { purgeNightly } from './purge.js';
import { grantScreen, requestScreen, requestsScreen } from './requests-screen.js';
import { texts } from './texts.js';
import { requestFindings, warnOfDeadlines } from './warn.js';

/** What this feature makes to order. */
export const privacyMakers = { [OWN_COPY]: makeOwnCopy };

export function privacyFeature(): Feature {
  return defineFeature({
    name: 'privacy',
    permissions: [ownDataPermission, answerRequestsPermission],
    commands: [
      {
        name: 'dulieucuatoi',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => posts.length > 0,
        run: (act) => ownScreen(act),
      },
    ],
    dialogs: [askDialog, answerDialog],
    picks: [
      definePick({ ...offered.showOwn, run: (act) => ownScreen(act) }),
      definePick({ ...offered.takeCopy, run: (act) => orderCopy(act) }),
      definePick({ ...offered.beginCorrecting, run: async () => askDialog.at('which', {}) }),
      definePick({ ...offered.beginAsking, run: async (_act, { kind }) => askDialog.at('words', { kind }) }),
      definePick({ ...offered.leave, run: (act, { kind, sure }) => leaveScreen(act, kind, sure) }),
      definePick({
        ...offered.takeBack,
        run: async (act, { request }) => [
          { text: (await takeBackRequest(act, request)) ? texts.tookBack : texts.takeBackLate },
        ],
      }),
      definePick({ ...offered.listRequests, run: (act, { page }) => requestsScreen(act, page) }),
      definePick({ ...offered.openRequest, run: (act, { request }) => requestScreen(act, request) }),
      definePick({ ...offered.grant, run: (act, { request, sure }) => grantScreen(act, request, sure) }),
      definePick({
        ...offered.beginAnswering,
        run: async (act, { request, how }) => {
          act.require(answerRequestsPermission, 'anywhere');
          return answerDialog.at('words', { request, how });
        },
      }),
    ],
    sweeps: [carryOutSweep(), warnOfDeadlines, purgeNightly],
    findings: requestFindings,
    cli: privacyCommands,
  });
}
