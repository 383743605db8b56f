/** What is said about a request in words, and to whom it goes on. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { WRITTEN, type Written } from './choices.js';
import { agreesFirst, handOnTo, returnAnswer, taken, toHandOn, writeAnswer } from './handle-request.js';
import { agreePermission } from './permissions.js';
import { loadRequest, requireRequest } from './request.js';
import { withNext } from './request-screens.js';
import { mayAnswer, readWords } from './rules.js';
import { onceEach, speakersNow } from './speakers.js';
import { texts } from './texts.js';

const About = z.object({ request: z.number() });

const states = { words: About.extend({ what: z.enum(WRITTEN) }), whom: About.extend(ListView.shape) };

const DOES: Readonly<Record<Written, (act: Act, request: number, words: string) => Promise<string>>> = {
  answer: writeAnswer,
  return: returnAnswer,
};

export const writeDialog = defineDialog({
  kind: 'press.write',
  version: 1,
  states,

  steps: (moves) => ({
    words: {
      ask: async ({ request, what }, act) => {
        if (what === 'return') return [{ text: texts.askReturn }];
        const first = await agreesFirst(act, await requireRequest(act.tx, request));
        return [{ text: first ? texts.askDraft : texts.askAnswer }];
      },
      text: async (typed, { request, what }, act) => {
        const words = readWords(typed);
        if (words === undefined) return moves.again(texts.badWords);
        return moves.done(await withNext(act, request, await DOES[what](act, request, words)));
      },
    },

    whom: listStep({
      ask: async ({ request }, act) => texts.askWhom((await requireRequest(act.tx, request)).code),
      entries: ({ request }, act) => othersEntries(act, request),
      nothing: texts.nobodyFound,
      turn: (answers) => moves.go('whom', answers),
      chosen: async (key, { request }, act) => moves.done({ text: await handOnTo(act, request, Number(key)) }),
    }),
  }),
});

/** Asks for the words only where they would be taken. */
export async function beginWriting(act: Act, id: number, what: Written): Promise<Reply> {
  if (what === 'answer') {
    const request = await taken(act, id);
    return 'refusal' in request ? [{ text: request.refusal }] : writeDialog.at('words', { request: id, what });
  }
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return [{ text: texts.gone }];
  if (!act.may(agreePermission, request.unit)) throw new NotAllowed(agreePermission.action);
  if (request.draft === null || request.agreedAt !== null) return [{ text: texts.noDraft(request.code) }];
  return writeDialog.at('words', { request: id, what });
}

export async function beginHandingOn(act: Act, id: number): Promise<Reply> {
  const request = await toHandOn(act, id);
  if ('refusal' in request) return [{ text: request.refusal }];
  if ((await othersEntries(act, id)).length === 0) return [{ text: texts.nobodyElse }];
  return writeDialog.at('whom', { request: id, ...FIRST_VIEW });
}

async function othersEntries(act: Act, id: number) {
  const { topic, takenById } = await requireRequest(act.tx, id);
  const able = (await speakersNow(act)).filter((speaker) => mayAnswer(speaker, topic));
  return onceEach(able)
    .filter(({ person }) => person !== takenById)
    .map(({ person, name, unit }) => ({ key: String(person), name, label: texts.person(name, unit.name) }));
}
