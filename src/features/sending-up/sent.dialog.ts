/** How it can be seen that a package went up: a number, a link, a sentence, or photos. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { nfc } from '../../lib/fold.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { loadPack } from '../packages/index.js';
import { ownDesk } from './desk.js';
import { markSent, whyNotSend } from './mark-sent.js';
import { texts } from './texts.js';

const Asked = z.object({ package: z.number(), filesAfter: z.number() });
const Proven = Asked.extend({ kind: z.enum(['number', 'link', 'note', 'file']), words: z.string() });
const WORDS_MAX = 300;

export const sentDialog = defineDialog({
  kind: 'sending-up.sent',
  version: 1,
  states: { proof: Asked, confirm: Proven },

  steps: ({ go, again, done }) => ({
    proof: {
      ask: () => [{ text: texts.askProof, choices: [[tap(texts.useFiles, 'files')]] }],
      taps: {
        files: async (asked, act) => {
          const words = await filesInWords(act, 'fresh', asked.filesAfter);
          return words === undefined ? again(texts.noFiles) : go('confirm', { ...asked, kind: 'file', words });
        },
      },
      text: (typed, asked) => {
        const words = nfc(typed).replace(/\s+/g, ' ').trim();
        const kind = proofKind(words);
        return kind === undefined ? again(texts.badProof) : go('confirm', { ...asked, kind, words });
      },
    },
    confirm: {
      ask: async ({ package: id, words }, act) => [
        {
          text: texts.confirmSent((await loadPack(act.tx, id)).code, words),
          choices: [[tap(texts.yesSent, 'yes')], [tap(texts.again, 'again')]],
        },
      ],
      taps: {
        yes: async ({ package: id, ...proof }, act) => done({ text: await markSent(act, id, proof) }),
        again: ({ package: id, filesAfter }) => go('proof', { package: id, filesAfter }),
      },
    },
  }),
});

/** "123/CV-MN", an address, or a sentence; undefined: too little or too much. */
export function proofKind(words: string): 'number' | 'link' | 'note' | undefined {
  if (/^https?:\/\/\S+\.\S+$/i.test(words)) return 'link';
  if (/^(số\s*)?\d+\s*\/\s*[\p{L}\d.&-]+$/iu.test(words)) return 'number';
  return words.length >= 5 && words.length <= WORDS_MAX ? 'note' : undefined;
}

export async function beginMarkingSent(act: Act, id: number): Promise<Reply> {
  if ((await ownDesk(act)) === undefined) return [{ text: texts.notYours }];
  const why = whyNotSend(await loadPack(act.tx, id));
  return why === undefined
    ? sentDialog.at('proof', { package: id, filesAfter: await newestFile(act) })
    : [{ text: why }];
}
