/** Typing what to look for. */
import { defineDialog } from '../../conversation/dialog.js';
import { nfc } from '../../lib/fold.js';
import { showArchive } from './found-screen.js';
import { Query } from './query.js';
import { texts } from './texts.js';

const WORDS_MAX = 120;

export const wordsDialog = defineDialog({
  kind: 'archive.words',
  version: 1,
  states: { words: Query },

  steps: ({ again, done }) => ({
    words: {
      ask: () => [{ text: texts.askWords }],
      text: async (typed, query, act) => {
        const words = nfc(typed).replace(/\s+/g, ' ').trim();
        if (words.length > WORDS_MAX) return again(texts.tooManyWords);
        const found = await showArchive(act, { ...query, words });
        return done(...(found !== undefined && !('dialog' in found) ? found : []));
      },
    },
  }),
});
