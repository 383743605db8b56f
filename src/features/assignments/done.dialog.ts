/** Saying that a task is done: a few words or files as proof. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type DialogStart, defineDialog, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nfc } from '../../lib/fold.js';
import { type DraftChanged, filesOnOffer, newestFile } from '../carried-files/index.js';
import { doableTask, markDone } from './mark-done.js';
import { titleOf } from './task-card.js';
import { texts } from './texts.js';

const PROOF_MIN = 3;
const PROOF_MAX = 500;
const Asked = z.object({ task: z.number(), title: z.string(), filesAfter: z.number() });

export function doneDialog(draftChanged: DraftChanged) {
  return defineDialog({
    kind: 'assignments.done',
    version: 1,
    states: { proof: Asked },

    steps: ({ again, done }) => ({
      proof: {
        ask: ({ title }) => [{ text: texts.askProof(title), choices: [[tap(texts.proofFilesOnly, 'files')]] }],
        text: async (typed, { task, filesAfter }, act) => {
          const proof = nfc(typed).trim();
          if (proof.length < PROOF_MIN) return again(texts.proofTooShort);
          if (proof.length > PROOF_MAX) return again(texts.proofTooLong);
          return done({ text: await markDone(act, { task, proof, filesAfter }, draftChanged) });
        },
        taps: {
          files: async ({ task, filesAfter }, act) => {
            const { fresh } = await filesOnOffer(act, filesAfter);
            if (fresh === 0) return again(texts.noFresh);
            return done({ text: await markDone(act, { task, proof: '', filesAfter }, draftChanged) });
          },
        },
      },
    }),
  });
}

/** Asks for the proof only where there is something to prove. */
export async function beginDone(
  act: Act,
  id: number,
  dialog: ReturnType<typeof doneDialog>,
): Promise<DialogStart | readonly [{ readonly text: string }]> {
  const task = await doableTask(act, id);
  if ('refusal' in task) return [{ text: task.refusal }];
  const title = titleOf(task, await requirePlan(act.tx));
  return dialog.at('proof', { task: id, title, filesAfter: await newestFile(act) });
}
