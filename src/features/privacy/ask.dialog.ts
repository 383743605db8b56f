/** What is wrong, or what is wanted: one thing at a time, with the office to answer it. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type StartableDialog, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { readPhone, spellPhone } from '../../lib/phone.js';
import { typedWords } from '../../lib/typed.js';
import type { Message } from '../../outbox/message.js';
import { readName } from '../registration/index.js';
import { type Asked, fileRequest } from './file-request.js';
import { texts } from './texts.js';

const WORDS_MIN = 5;
const WORDS_MAX = 600;

const Nothing = z.object({});
const Kind = z.object({ kind: z.enum(['correct', 'provide', 'restrict']) });

type States = {
  readonly which: typeof Nothing;
  readonly name: typeof Nothing;
  readonly phone: typeof Nothing;
  readonly words: typeof Kind;
};

export const askDialog: StartableDialog<States> = defineDialog({
  kind: 'privacy.ask',
  version: 1,
  states: { which: Nothing, name: Nothing, phone: Nothing, words: Kind },

  steps: ({ go, again, done }) => ({
    which: {
      ask: () => [
        {
          text: texts.askWhich,
          choices: [[tap(texts.fieldName, 'name'), tap(texts.fieldPhone, 'phone')], [tap(texts.fieldOther, 'other')]],
        },
      ],
      taps: {
        name: () => go('name', {}),
        phone: () => go('phone', {}),
        other: () => go('words', { kind: 'correct' }),
      },
    },
    name: {
      ask: () => [{ text: texts.askName }],
      text: async (typed, _answers, act) => {
        const name = readName(typed);
        return name === undefined
          ? again(texts.badName)
          : done(await filed(act, { kind: 'correct', field: 'name', words: name }));
      },
    },
    phone: {
      ask: () => [{ text: texts.askPhone }],
      text: async (typed, _answers, act) => {
        const phone = readPhone(typed);
        if (phone === undefined) return again(texts.badPhone);
        return done(await filed(act, { kind: 'correct', field: 'phone', words: spellPhone(phone) }));
      },
    },
    words: {
      ask: ({ kind }) => [{ text: texts.askWords[kind] }],
      text: async (typed, { kind }, act) => {
        const words = typedWords(typed, { min: WORDS_MIN, max: WORDS_MAX });
        if (words === undefined) return again(texts.badWords);
        return done(await filed(act, { kind, words }));
      },
    },
  }),
});

async function filed(act: Act, asked: Asked): Promise<Message> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const result = await fileRequest(act, asked);
  if ('refused' in result) return { text: texts.youAreLastOffice };
  return { text: 'known' in result ? texts.askedAlready(result.known, zone) : texts.filed(result.filed, zone) };
}
