/** The archive: every approved item found again, by words with or without marks and by what it is; a period's photos chosen from it. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { nfc } from '../../lib/fold.js';
import * as offered from './choices.js';
import { beginChoosingPhotos, choosePhotosDialog } from './choose-photos.dialog.js';
import { fieldScreen, filtersScreen } from './filters.js';
import { showArchive } from './found-screen.js';
import { handIn } from './hand-in-photos.js';
import { photosPermission } from './permissions.js';
import { photoSetScreen, photosScreen, photoTasksScreen } from './photo-screens.js';
import { EVERYTHING } from './query.js';
import { reindexOld } from './reindex.js';
import { texts } from './texts.js';
import { wordsDialog } from './words.dialog.js';

export { photoPacker } from './photo-pack.js';

const LONGEST_TYPED = 120;

export const archive = defineFeature({
  name: 'archive',
  permissions: [photosPermission],
  commands: [
    {
      name: 'kho',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => post.role !== 'member'),
      run: (act, typed) => showArchive(act, { ...EVERYTHING, words: nfc(typed).trim().slice(0, LONGEST_TYPED) }),
    },
  ],
  dialogs: [wordsDialog, choosePhotosDialog],
  picks: [
    definePick({ ...offered.showFound, run: (act, { query, before }) => showArchive(act, query, before) }),
    definePick({ ...offered.askWords, run: async (_, { query }) => wordsDialog.at('words', query) }),
    definePick({ ...offered.showFilters, run: (act, { query }) => filtersScreen(act, query) }),
    definePick({ ...offered.listField, run: (act, { query, field, page }) => fieldScreen(act, query, field, page) }),
    definePick({ ...offered.beginPhotos, run: (act) => photoTasksScreen(act) }),
    definePick({ ...offered.listPhotos, run: (act, { task, page }) => photosScreen(act, task, page) }),
    definePick({ ...offered.openPhotos, run: (act, about) => beginChoosingPhotos(act, about) }),
    definePick({ ...offered.reviewPhotos, run: (act, { task }) => photoSetScreen(act, task) }),
    definePick({
      ...offered.handInPhotos,
      run: async (act, { task, photos }) => [{ text: await handIn(act, task, photos) }],
    }),
  ],
  sweeps: [reindexOld],
});
