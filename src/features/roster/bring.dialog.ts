/** Bringing a list in: the file is sent like everything else, then read. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { filesInWords, newestFile, takeFiles } from '../carried-files/index.js';
import { refreshDraft } from '../submissions/index.js';
import { importRosterPermission } from './permissions.js';
import { texts } from './texts.js';

export const bringDialog = defineDialog({
  kind: 'roster.bring',
  version: 1,
  states: { file: z.object({ filesAfter: z.number() }) },

  steps: ({ again, done }) => ({
    file: {
      ask: () => [{ text: texts.askFile, choices: [[tap(texts.readIt, 'read')]] }],
      taps: {
        read: async ({ filesAfter }, act) => {
          if ((await filesInWords(act, 'fresh', filesAfter)) === undefined) return again(texts.noFileYet);
          return done({ text: await askToRead(act, filesAfter) });
        },
      },
    },
  }),
});

export async function beginBringing(act: Act): Promise<Reply> {
  act.require(importRosterPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  return bringDialog.at('file', { filesAfter: await newestFile(act) });
}

async function askToRead(act: Act, filesAfter: number): Promise<string> {
  act.require(importRosterPermission, 'anywhere');
  const { person } = act.actor;
  const collectionId = await takeFiles(act, 'fresh', filesAfter, refreshDraft);
  if (person === undefined || collectionId === undefined) return texts.noFileYet;
  await act.tx.rosterImport.create({
    data: { state: 'waiting', collectionId, askedById: person.id, askedAt: act.now },
  });
  return texts.reading;
}
