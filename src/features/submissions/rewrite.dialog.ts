/** Changing a draft: its title, words, files, task or topic. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nfc } from '../../lib/fold.js';
import { loadDraft } from './draft.js';
import { refresh, taskChoices, topicChoices } from './draft-card.js';
import { outlookOf } from './outlook.js';
import { texts } from './texts.js';

const TITLE_MAX = 200;
const About = z.object({ draft: z.number() });

export const rewriteDialog = defineDialog({
  kind: 'submissions.rewrite',
  version: 1,
  states: { what: About, title: About, text: About },

  steps: ({ go, again, done }) => ({
    what: {
      ask: () => [
        {
          text: texts.askWhatToEdit,
          choices: [
            [tap(texts.editTitle, 'title'), tap(texts.editText, 'text')],
            [tap(texts.editTask, 'task'), tap(texts.editTopic, 'topic')],
            [tap(texts.editFiles, 'files'), tap(texts.keep, 'keep')],
          ],
        },
      ],
      taps: {
        title: (about) => go('title', about),
        text: (about) => go('text', about),
        task: async ({ draft }, act) =>
          done({
            text: texts.askTask,
            choices: taskChoices(draft, await outlookOf(act, await loadDraft(act.tx, draft))),
          }),
        topic: async ({ draft }, act) =>
          done({
            text: texts.askTopic,
            choices: topicChoices(await loadDraft(act.tx, draft), await requirePlan(act.tx), 0),
          }),
        files: async ({ draft }, act) => {
          await act.tx.attachment.updateMany({ where: { collectionId: draft }, data: { state: 'removed' } });
          return showAgain(act, draft);
        },
        keep: ({ draft }, act) => showAgain(act, draft),
      },
    },
    title: {
      ask: () => [{ text: texts.askTitle }],
      text: async (title, { draft }, act) => {
        const clean = nfc(title).replace(/\s+/g, ' ').trim();
        if (clean.length > TITLE_MAX) return again(texts.titleTooLong);
        await act.tx.collection.updateMany({ where: { id: draft, state: 'open' }, data: { title: clean } });
        return showAgain(act, draft);
      },
    },
    text: {
      ask: () => [{ text: texts.askText }],
      text: async (text, { draft }, act) => {
        await rewrite(act, draft, nfc(text).trim());
        return showAgain(act, draft);
      },
    },
  }),
});

async function showAgain(act: Act, draft: number) {
  await refresh(act, draft);
  return { kind: 'done', say: [] } as const;
}

/** The first piece takes the new words, the others go. */
async function rewrite(act: Act, draft: number, text: string): Promise<void> {
  const { account } = act.actor;
  const open = await act.tx.collection.findFirst({ where: { id: draft, state: 'open' }, select: { id: true } });
  if (account === undefined || open === null) return;
  await act.tx.piece.deleteMany({ where: { collectionId: draft } });
  await act.tx.piece.create({
    data: { collectionId: draft, channel: account.channel, chat: account.chat, text, at: act.now },
  });
}
