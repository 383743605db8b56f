/** Sending up: what is there to send, packed for the level above, and on record once it went; it pays the institution's own task. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { accept, beginRefusing, refuseDialog } from './answer.js';
import * as offered from './choices.js';
import { beginChoosingItems, chooseDialog } from './choose.dialog.js';
import { dropPack } from './mark-sent.js';
import { sentUpMerits } from './merits.js';
import { composeOffer, OFFER, offerSweep } from './offer.js';
import { showSendingUp } from './offer-screen.js';
import { packageScreen } from './package-screen.js';
import { answerPermission, sendUpPermission } from './permissions.js';
import { beginMarkingSent, sentDialog } from './sent.dialog.js';
import { texts } from './texts.js';

export { maySendUp } from './desk.js';
export { sendUpPacker } from './pack.js';
export { receivingUnits, tellPackage } from './package-screen.js';

export const sendingUp = defineFeature({
  name: 'sending-up',
  permissions: [sendUpPermission, answerPermission],
  commands: [
    {
      name: 'guilen',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => post.role === 'leader' || post.role === 'office'),
      run: (act) => showSendingUp(act),
    },
  ],
  dialogs: [chooseDialog, sentDialog, refuseDialog],
  picks: [
    definePick({ ...offered.beginChoosing, run: (act) => beginChoosingItems(act) }),
    definePick({ ...offered.openPackage, run: (act, { package: id }) => packageScreen(act, id) }),
    definePick({ ...offered.beginSent, run: (act, { package: id }) => beginMarkingSent(act, id) }),
    definePick({
      ...offered.dropPackage,
      run: async (act, { package: id }) => [{ text: await dropPack(act, id) }],
    }),
    definePick({ ...offered.acceptPackage, run: (act, about) => accept(act, about) }),
    definePick({ ...offered.refusePackage, run: (act, about) => beginRefusing(act, about) }),
  ],
  recipes: { [OFFER]: (act) => composeOffer(act) },
  sweeps: [offerSweep],
  merits: { sentUp: sentUpMerits },
});
