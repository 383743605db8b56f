/** Returns about public opinion: `/duluan`. What a unit's people talk about, what was done, what may come next. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { openReturn } from '../tasks/index.js';
import * as offered from './choices.js';
import { compiledScreen } from './compile-screen.js';
import { dropsScreen } from './drops-screen.js';
import { beginEntry, entryDialog, withReturn } from './entry.dialog.js';
import { handInReturn, removeEntry } from './note-entry.js';
import { compilePermission, returnPermission } from './permissions.js';
import { returnScreen, returnsScreen } from './return-screen.js';
import { opinionSection } from './section.js';
import { texts } from './texts.js';

const SHOWN_TO = ['lead', 'office', 'leader'];

export const opinion = defineFeature({
  name: 'opinion',
  permissions: [returnPermission, compilePermission],
  commands: [
    {
      name: 'duluan',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => SHOWN_TO.includes(post.role)),
      run: (act) => returnsScreen(act),
    },
  ],
  dialogs: [entryDialog],
  picks: [
    definePick({ ...openReturn, run: (act, { task }) => returnScreen(act, task) }),
    definePick({ ...offered.listReturns, run: (act, { page }) => returnsScreen(act, page) }),
    definePick({ ...offered.addEntry, run: (act, { task }) => beginEntry(act, task) }),
    definePick({ ...offered.seeDrops, run: (act, { task }) => dropsScreen(act, task) }),
    definePick({ ...offered.dropEntry, run: (act, { entry }) => drop(act, entry) }),
    definePick({ ...offered.handIn, run: async (act, { task }) => [{ text: await handInReturn(act, task) }] }),
    definePick({ ...offered.seeCompiled, run: (act, about) => compiledScreen(act, about) }),
  ],
  sections: [opinionSection],
});

async function drop(act: Act, entry: number): Promise<Reply> {
  const { task, said } = await removeEntry(act, entry);
  return task === 0 ? [{ text: said }] : withReturn(act, task, said);
}
