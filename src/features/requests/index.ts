/** What the plan asks for only when somebody asks, or when it comes up: `/yeucau`, `/phatsinh`. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { beginCancellingRequest, cancelDialog } from './cancel.dialog.js';
import * as offered from './choices.js';
import { beginOpening, openDialog } from './open.dialog.js';
import { arisePermission, askPermission, cancelRequestPermission } from './permissions.js';
import { requestScreen, requestsScreen } from './request-screens.js';
import { texts } from './texts.js';

export { dropRaised, giveRaised, raise, takeUpRaised, unitOwing } from './raise.js';

export const requests = defineFeature({
  name: 'requests',
  permissions: [askPermission, arisePermission, cancelRequestPermission],
  commands: [
    {
      name: 'yeucau',
      description: texts.askCommand,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => askPermission.reach[post.role] !== undefined),
      run: (act) => beginOpening(act, 'asked'),
    },
    {
      name: 'phatsinh',
      description: texts.ariseCommand,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => arisePermission.reach[post.role] !== undefined),
      run: (act) => beginOpening(act, 'arisen'),
    },
  ],
  dialogs: [openDialog, cancelDialog],
  picks: [
    definePick({ ...offered.listRequests, run: (act, { page }) => requestsScreen(act, page) }),
    definePick({ ...offered.openRequestEntry, run: (act, { request }) => requestScreen(act, request) }),
    definePick({ ...offered.beginCancelling, run: (act, { request }) => beginCancellingRequest(act, request) }),
  ],
});
