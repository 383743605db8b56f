/** `/guongtot`: who, what they did; then all said back, with who will check it. And why one could not be confirmed. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { unitStep } from '../../conversation/unit-step.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { checked, declinePraise } from './check.js';
import { checkersInWords } from './checkers.js';
import { proposePermission } from './permissions.js';
import { propose } from './propose.js';
import { readDeed, readName, readReason } from './rules.js';
import { proposedBefore, shelfScreen, waitingCount } from './screens.js';
import { texts } from './texts.js';

const Begun = z.object({ filesAfter: z.number(), unit: z.number() });
const Named = Begun.extend({ name: z.string() });
const Whole = Named.extend({ words: z.string() });

const states = { name: Begun, deed: Named, confirm: Whole, unit: Whole.extend(ListView.shape) };

export const proposeDialog = defineDialog({
  kind: 'praise.propose',
  version: 1,
  states,

  steps: (moves) => ({
    name: {
      ask: async (_, act) => [{ text: texts.askName, choices: await otherWays(act) }],
      taps: {
        waiting: async (_, act) => moves.done(...(await shelfScreen(act, { shelf: 'proposed', page: 0 }))),
        confirmed: async (_, act) => moves.done(...(await shelfScreen(act, { shelf: 'confirmed', page: 0 }))),
        mine: async (_, act) => moves.done(...(await shelfScreen(act, { shelf: 'mine', page: 0 }))),
      },
      text: (typed, begun) => {
        const name = readName(typed);
        return name === undefined ? moves.again(texts.badName) : moves.go('deed', { ...begun, name });
      },
    },

    deed: {
      ask: ({ name }) => [{ text: texts.askDeed(name) }],
      text: (typed, named) => {
        const words = readDeed(typed);
        return words === undefined ? moves.again(texts.badDeed) : moves.go('confirm', { ...named, words });
      },
    },

    confirm: {
      ask: async (whole, act) => [await summary(whole, act)],
      taps: {
        send: async (whole, act) => {
          const code = await propose(act, whole);
          return moves.done({ text: texts.filed(code, whole.name, await checkersInWords(act)) });
        },
        otherUnit: (whole) => moves.go('unit', { ...whole, ...FIRST_VIEW }),
        rewrite: ({ filesAfter, unit }) => moves.go('name', { filesAfter, unit }),
      },
      // Whoever goes on telling has not finished.
      text: (typed, whole) => {
        const words = readDeed(`${whole.words}\n${typed}`);
        return words === undefined ? moves.again(texts.badDeed) : moves.go('confirm', { ...whole, words });
      },
    },

    unit: unitStep({
      ask: texts.askUnit,
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('unit', answers),
      chosen: (unit, whole) => moves.go('confirm', { ...whole, unit }),
    }),
  }),
});

/** `typed`: the name, where it was said with the command. */
export async function beginProposing(act: Act, typed: string): Promise<Reply> {
  act.require(proposePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const [post] = act.actor.posts;
  if (post === undefined) return undefined;
  const begun = { filesAfter: await newestFile(act), unit: post.unit.id };
  const name = readName(typed);
  return name === undefined ? proposeDialog.at('name', begun) : proposeDialog.at('deed', { ...begun, name });
}

export const declineDialog = defineDialog({
  kind: 'praise.decline',
  version: 1,
  states: { reason: z.object({ praise: z.number() }) },

  steps: ({ again, done }) => ({
    reason: {
      ask: () => [{ text: texts.askReason }],
      text: async (typed, { praise }, act) => {
        const reason = readReason(typed);
        return reason === undefined ? again(texts.badReason) : done({ text: await declinePraise(act, praise, reason) });
      },
    },
  }),
});

/** Asks for the reason only where it would be taken. */
export async function beginDecliningPraise(act: Act, id: number): Promise<Reply> {
  const praise = await checked(act, id);
  if ('refusal' in praise) return [{ text: praise.refusal }];
  if (praise.state !== 'proposed') return [{ text: texts.decidedAlready(praise.code) }];
  return declineDialog.at('reason', { praise: id });
}

async function otherWays(act: Act): Promise<readonly (readonly Choice[])[]> {
  const waiting = await waitingCount(act);
  return [
    ...(waiting === undefined ? [] : [[tap(texts.seeWaiting(waiting), 'waiting')]]),
    [tap(texts.seeConfirmed, 'confirmed')],
    ...((await proposedBefore(act)) ? [[tap(texts.seeMine, 'mine')]] : []),
  ];
}

async function summary({ name, unit, words, filesAfter }: z.infer<typeof Whole>, act: Act): Promise<Message> {
  const { name: unitName } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { name: true } });
  const files = await filesInWords(act, 'fresh', filesAfter);
  const text = texts.summary({ name, unit: unitName, words, files, checkers: await checkersInWords(act) });
  return {
    text,
    choices: [[tap(texts.send, 'send')], [tap(texts.otherUnit, 'otherUnit'), tap(texts.rewrite, 'rewrite')]],
  };
}
