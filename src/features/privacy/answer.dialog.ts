/** The words that go with an answer: why it is refused, why it takes longer, or what was done. */
import { z } from 'zod';
import { defineDialog } from '../../conversation/dialog.js';
import { typedWords } from '../../lib/typed.js';
import { answerInWords, extendRequest, refuseRequest } from './answer-request.js';
import { requestById } from './request.js';
import { texts } from './texts.js';

const WORDS_MIN = 5;
const WORDS_MAX = 600;

export const answerDialog = defineDialog({
  kind: 'privacy.answer',
  version: 1,
  states: { words: z.object({ request: z.number(), how: z.enum(['refuse', 'extend', 'done']) }) },

  steps: ({ again, done }) => ({
    words: {
      ask: async ({ request, how }, act) => {
        const found = await requestById(act.tx, request);
        return [{ text: found === null ? texts.gone : texts.askAnswer[how](found) }];
      },
      text: async (typed, { request, how }, act) => {
        const words = typedWords(typed, { min: WORDS_MIN, max: WORDS_MAX });
        if (words === undefined) return again(texts.badWords);
        const answer = { refuse: refuseRequest, extend: extendRequest, done: answerInWords }[how];
        return done({ text: await answer(act, request, words) });
      },
    },
  }),
});
