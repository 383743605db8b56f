/** Events: what is held, and that it is told of before, during and after. `/sukien` */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { eventScreen, monthScreen } from './calendar-screen.js';
import { beginCancellingEvent, cancelDialog } from './cancel.dialog.js';
import * as offered from './choices.js';
import { beginEnteringEvent, enterDialog } from './enter.dialog.js';
import { enterEventPermission, seeEventsPermission } from './permissions.js';
import { texts } from './texts.js';

export const events = defineFeature({
  name: 'events',
  permissions: [seeEventsPermission, enterEventPermission],
  commands: [
    {
      name: 'sukien',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => seeEventsPermission.reach[post.role] !== undefined),
      run: (act) => monthScreen(act),
    },
  ],
  dialogs: [enterDialog, cancelDialog],
  picks: [
    definePick({ ...offered.showMonth, run: (act, { month, page }) => monthScreen(act, month, page) }),
    definePick({ ...offered.openEvent, run: (act, { event }) => eventScreen(act, event) }),
    definePick({ ...offered.beginEntering, run: async (act) => beginEnteringEvent(act) }),
    definePick({ ...offered.beginCancelling, run: (act, { event }) => beginCancellingEvent(act, event) }),
  ],
});
