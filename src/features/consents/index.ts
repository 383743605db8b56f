/** Pictures of children: who agreed to what, and what comes down when somebody no longer does. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import * as offered from './choices.js';
import { keepDialog } from './keep.dialog.js';
import { keepConsentsPermission } from './permissions.js';
import {
  beginKeepingConsent,
  clearScreen,
  consentScreen,
  registerScreen,
  takeDownsScreen,
  withdrawScreen,
} from './screens.js';
import { texts } from './texts.js';

export { mayNotBeShown } from './register.js';

export const consents = defineFeature({
  name: 'consents',
  permissions: [keepConsentsPermission],
  commands: [
    {
      name: 'dongyanh',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => keepConsentsPermission.reach[post.role] !== undefined),
      run: (act) => registerScreen(act),
    },
  ],
  dialogs: [keepDialog],
  picks: [
    definePick({ ...offered.listConsents, run: (act, { page }) => registerScreen(act, page) }),
    definePick({ ...offered.openConsent, run: (act, { consent }) => consentScreen(act, consent) }),
    definePick({ ...offered.beginKeeping, run: (act) => beginKeepingConsent(act) }),
    definePick({ ...offered.withdraw, run: (act, { consent, sure }) => withdrawScreen(act, consent, sure) }),
    definePick({ ...offered.listTakeDowns, run: (act, { consent, page }) => takeDownsScreen(act, consent, page) }),
    definePick({
      ...offered.clear,
      run: (act, { consent, publication }) => clearScreen(act, consent, publication),
    }),
  ],
});
