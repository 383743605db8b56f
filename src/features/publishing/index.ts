/** Publishing: where items stand for everybody to see, with proof; taken down with a reason; made ready for a website. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import * as offered from './choices.js';
import { beginConfirmingConsent, consentDialog } from './consent.dialog.js';
import { publishingScreen } from './item-screen.js';
import { publishedMerits } from './merits.js';
import { publishPermission } from './permissions.js';
import { channelsScreen, publishedScreen } from './published-screen.js';
import { beginRecordingItem, recordDialog } from './record.dialog.js';
import { beginTakingItDown, takeDownDialog } from './take-down.dialog.js';
import { texts } from './texts.js';
import { showPublishing, toPublish } from './waiting-screen.js';
import { orderExport } from './web-package.js';

export { webPacker } from './web-package.js';

export const publishing = defineFeature({
  name: 'publishing',
  permissions: [publishPermission],
  commands: [
    {
      name: 'dang',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => post.role !== 'member' && post.role !== 'lead'),
      run: (act, typed) => showPublishing(act, typed),
    },
  ],
  dialogs: [recordDialog, takeDownDialog, consentDialog],
  picks: [
    definePick({ ...offered.openPublishing, run: (act, { submission }) => publishingScreen(act, submission) }),
    definePick({ ...offered.moreToPublish, run: (act, { before }) => toPublish(act, before) }),
    definePick({ ...offered.beginRecording, run: (act, { submission }) => beginRecordingItem(act, submission) }),
    definePick({ ...offered.beginTakingDown, run: (act, { publication }) => beginTakingItDown(act, publication) }),
    definePick({ ...offered.beginConsent, run: (act, { submission }) => beginConfirmingConsent(act, submission) }),
    definePick({
      ...offered.exportForWeb,
      run: async (act, { submission }) => [{ text: await orderExport(act, submission) }],
    }),
    definePick({ ...offered.listChannels, run: (act) => channelsScreen(act) }),
    definePick({ ...offered.listPublished, run: (act, { channel, skip }) => publishedScreen(act, channel, skip) }),
  ],
  merits: { published: publishedMerits },
});
