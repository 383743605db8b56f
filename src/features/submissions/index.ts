/** Handing in: whatever a person sends becomes a draft, and the draft an item on its way. */
import { type Door, defineFeature, type Feature } from '../../feature.js';
import { addingPicks } from './add-files.js';
import { clearStrays } from './clear-strays.js';
import { closeReworks } from './close-reworks.js';
import { askAfterForgotten, composeForgotten, FORGOTTEN } from './forgotten.js';
import { gather, showDraft } from './gather.js';
import { mediaSettled } from './media-settled.js';
import { submitPermission } from './permissions.js';
import { picks } from './picks.js';
import { rewriteDialog } from './rewrite.dialog.js';
import { texts } from './texts.js';

export { refresh as refreshDraft } from './draft-card.js';

/** `door`: the way to the house's own page, which takes larger files than chat apps do. */
export function submissionsFeature(door: Door | undefined): Feature {
  return defineFeature({
    name: 'submissions',
    permissions: [submitPermission],
    commands: [
      {
        name: 'nop',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => posts.length > 0,
        async run(act) {
          if (act.actor.person !== undefined) await showDraft(act, act.actor.person.id);
          return undefined;
        },
      },
    ],
    dialogs: [rewriteDialog],
    picks: [...picks, ...addingPicks(door)],
    recipes: { [FORGOTTEN]: composeForgotten },
    contribute: async (act, content, origin) => {
      await gather(act, content, origin);
      return undefined;
    },
    mediaSettled,
    sweeps: [closeReworks, askAfterForgotten, clearStrays],
  });
}
