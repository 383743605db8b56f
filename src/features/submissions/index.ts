/** Handing in: whatever a person sends becomes a draft, and the draft an item on its way. */
import type { Act } from '../../act.js';
import { defineFeature } from '../../feature.js';
import { givenFileSettled } from '../assignments/index.js';
import { askReviewers, showLateFile } from '../review/index.js';
import { closeReworks } from './close-reworks.js';
import { refresh } from './draft-card.js';
import { gather } from './gather.js';
import { submitPermission } from './permissions.js';
import { picks } from './picks.js';
import { rewriteDialog } from './rewrite.dialog.js';
import { texts } from './texts.js';

export { refresh as refreshDraft } from './draft-card.js';

/** A file was fetched or given up: the draft or receipt counts it, and reviewers waiting for it get to see it. */
async function mediaSettled(act: Act, attachment: number): Promise<void> {
  const { collectionId, late, collection } = await act.tx.attachment.findUniqueOrThrow({
    where: { id: attachment },
    select: {
      collectionId: true,
      late: true,
      collection: { select: { state: true, submission: { select: { id: true } } } },
    },
  });
  if (collection.state === 'given') return givenFileSettled(act, attachment);
  await refresh(act, collectionId, { gathering: true });
  const submission = collection.submission?.id;
  if (submission === undefined) return;
  if (late) await showLateFile(act, submission, attachment);
  await askReviewers(act, submission);
}

export const submissions = defineFeature({
  name: 'submissions',
  permissions: [submitPermission],
  commands: [
    {
      name: 'nop',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      async run(act) {
        const { person } = act.actor;
        const open =
          person === undefined
            ? null
            : await act.tx.collection.findUnique({ where: { openFor: person.id }, select: { id: true } });
        if (open === null) return [{ text: texts.howToSubmit }];
        await refresh(act, open.id);
        return undefined;
      },
    },
  ],
  dialogs: [rewriteDialog],
  picks,
  contribute: async (act, content, origin) => {
    await gather(act, content, origin);
    return undefined;
  },
  mediaSettled,
  sweeps: [closeReworks],
});
