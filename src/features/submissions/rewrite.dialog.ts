/** Changing a draft: its title, words, files, task or topic. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import { FIRST_VIEW, type ListEntry, ListView, listPicked, listQuestion } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nfc } from '../../lib/fold.js';
import { chooseUnit } from './choices.js';
import { loadDraft } from './draft.js';
import { refresh, taskChoices, topicChoices } from './draft-card.js';
import { outlookOf } from './outlook.js';
import { texts } from './texts.js';

const TITLE_MAX = 200;
const About = z.object({ draft: z.number() });

export const rewriteDialog = defineDialog({
  kind: 'submissions.rewrite',
  version: 1,
  states: { what: About, title: About, text: About, files: About.extend({ view: ListView }) },

  steps: ({ go, again, done }) => ({
    what: {
      ask: async ({ draft }, act) => [
        {
          text: texts.askWhatToEdit,
          choices: [
            [tap(texts.editTitle, 'title'), tap(texts.editText, 'text')],
            [tap(texts.editTask, 'task'), tap(texts.editTopic, 'topic')],
            ...((await unitsOf(act, draft)).length > 1 ? [[tap(texts.editUnit, 'unit')]] : []),
            [tap(texts.editFiles, 'files'), tap(texts.keep, 'keep')],
          ],
        },
      ],
      taps: {
        title: (about) => go('title', about),
        text: (about) => go('text', about),
        task: async ({ draft }, act) => {
          const outlook = await outlookOf(act, await loadDraft(act.tx, draft));
          if (outlook.hasPaid) return done({ text: texts.hasPaid });
          return done({ text: texts.askTask, choices: taskChoices(draft, outlook, await requirePlan(act.tx)) });
        },
        unit: async ({ draft }, act) => {
          const units = await unitsOf(act, draft);
          const choices = units.map((unit) => [chooseUnit.choice(unit.name, { draft, unit: unit.id })]);
          return done({ text: texts.askUnit, choices });
        },
        topic: async ({ draft }, act) =>
          done({
            text: texts.askTopic,
            choices: topicChoices(await loadDraft(act.tx, draft), await requirePlan(act.tx), 0),
          }),
        files: (about) => go('files', { ...about, view: FIRST_VIEW }),
        keep: ({ draft }, act) => showAgain(act, draft),
      },
    },
    files: {
      ask: async ({ draft, view }, act) => [
        listQuestion(texts.askFiles, await filesOf(act, draft), view, [
          tap(texts.allFiles, 'all'),
          tap(texts.enough, 'keep'),
        ]),
      ],
      taps: {
        all: async ({ draft }, act) => {
          await remove(act, draft);
          return showAgain(act, draft);
        },
        keep: ({ draft }, act) => showAgain(act, draft),
      },
      pick: async (key, { draft, view }, act) => {
        const picked = listPicked(key, await filesOf(act, draft), view);
        if (picked !== undefined && 'view' in picked) return go('files', { draft, view: picked.view });
        if (picked !== undefined && 'key' in picked) await remove(act, draft, Number(picked.key));
        const left = await filesOf(act, draft);
        return left.length === 0 ? showAgain(act, draft) : go('files', { draft, view });
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

/** The units it may be handed in for; of what was sent before, the one it was sent for. */
async function unitsOf(act: Act, draft: number) {
  return (await outlookOf(act, await loadDraft(act.tx, draft))).units;
}

/** The files of a draft as they are counted on it: photos and others apart. */
async function filesOf(act: Act, draft: number): Promise<readonly ListEntry[]> {
  const { files } = await loadDraft(act.tx, draft);
  const photos = files.filter((file) => file.kind === 'photo');
  const others = files.filter((file) => file.kind !== 'photo');
  return [
    ...photos.map((file, index) => ({ key: String(file.id), label: texts.photo(index + 1, file.name) })),
    ...others.map((file, index) => ({ key: String(file.id), label: texts.file(index + 1, file.name) })),
  ];
}

/** Takes one file out, or all of them. */
async function remove(act: Act, draft: number, file?: number): Promise<void> {
  await act.tx.attachment.updateMany({
    where: { collectionId: draft, collection: { state: 'open' }, ...(file !== undefined && { id: file }) },
    data: { state: 'removed' },
  });
}

async function showAgain(act: Act, draft: number) {
  await refresh(act, draft, { below: true });
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
