/** The register of papers: `/congvan`. What is public and where, and the work that follows from them. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import type { DraftChanged } from '../carried-files/index.js';
import * as offered from './choices.js';
import { beginEntering, enterDialog } from './enter.dialog.js';
import { removePaper } from './keep-paper.js';
import { keepPapersPermission, seePapersPermission } from './permissions.js';
import { beginPlacingPaper, placeDialog } from './place.dialog.js';
import { paperFiles, paperScreen, register, removalQuestion } from './screens.js';
import { papersSection } from './section.js';
import { texts } from './texts.js';

/** `draftChanged` shows a draft anew after files were taken out of it. */
export function papersFeature(draftChanged: DraftChanged): Feature {
  const entering = enterDialog(draftChanged);
  return defineFeature({
    name: 'papers',
    permissions: [seePapersPermission, keepPapersPermission],
    commands: [
      {
        name: 'congvan',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => posts.some((post) => seePapersPermission.reach[post.role] !== undefined),
        run: (act, find) => register(act, { page: 0, find: find.trim(), only: 'all' }),
      },
    ],
    dialogs: [entering, placeDialog],
    picks: [
      definePick({ ...offered.beginEntry, run: (act) => beginEntering(act, entering) }),
      definePick({ ...offered.listPapers, run: (act, view) => register(act, view) }),
      definePick({ ...offered.openPaper, run: (act, { paper }) => paperScreen(act, paper) }),
      definePick({ ...offered.beginPlacing, run: (act, { paper }) => beginPlacingPaper(act, paper) }),
      definePick({ ...offered.seeFiles, run: (act, { paper }) => paperFiles(act, paper) }),
      definePick({ ...offered.askRemoval, run: (act, { paper }) => removalQuestion(act, paper) }),
      definePick({ ...offered.removeNow, run: async (act, { paper }) => [{ text: await removePaper(act, paper) }] }),
    ],
    sections: [papersSection],
  });
}
