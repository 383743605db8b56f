/** Reporting a hot issue: where, what; then all said back, with who will read it and when. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { unitStep } from '../../conversation/unit-step.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { heardAt } from './alert-card.js';
import { fileIssue } from './file-issue.js';
import { listScreen, mineScreen, openIssueCount, reportedBefore } from './lists.js';
import { reportPermission, seePermission } from './permissions.js';
import { readPlace, readWords } from './rules.js';
import { texts } from './texts.js';

/** `words`: said already, with the command or by whoever found it. */
const Begun = z.object({ filesAfter: z.number(), unit: z.number(), words: z.string().nullable() });
const Placed = Begun.extend({ place: z.string() });
const Whole = Placed.extend({ words: z.string(), restricted: z.boolean() });

const states = { place: Begun, detail: Placed, confirm: Whole, unit: Whole.extend(ListView.shape) };
type Go = Moves<typeof states>;

export const reportDialog = defineDialog({
  kind: 'hot-issues.report',
  version: 1,
  states,

  steps: (moves) => ({
    place: {
      ask: async (_, act) => [{ text: texts.askPlace, choices: await otherWays(act) }],
      taps: {
        open: async (_, act) => moves.done(...(await listScreen(act, { page: 0, closed: false }))),
        mine: async (_, act) => moves.done(...(await mineScreen(act, 0))),
      },
      text: (typed, begun) => {
        const place = readPlace(typed);
        if (place === undefined) return moves.again(texts.badPlace);
        const { words } = begun;
        return words === null
          ? moves.go('detail', { ...begun, place })
          : moves.go('confirm', { ...begun, words, place, restricted: false });
      },
    },

    detail: {
      ask: () => [{ text: texts.askDetail }],
      text: (typed, placed) => {
        const words = readWords(typed);
        return words === undefined
          ? moves.again(texts.badWords)
          : moves.go('confirm', { ...placed, words, restricted: false });
      },
    },

    confirm: {
      ask: async (whole, act) => [await summary(whole, act)],
      taps: {
        urgent: (whole, act) => file(whole, true, act, moves),
        send: (whole, act) => file(whole, false, act, moves),
        restrict: (whole) => moves.go('confirm', { ...whole, restricted: !whole.restricted }),
        otherUnit: (whole) => moves.go('unit', { ...whole, ...FIRST_VIEW }),
        rewrite: ({ filesAfter, unit }) => moves.go('place', { filesAfter, unit, words: null }),
      },
      // Whoever goes on telling has not finished: it belongs to the issue.
      text: (typed, whole) => {
        const words = readWords(`${whole.words}\n${typed}`);
        return words === undefined ? moves.again(texts.badWords) : moves.go('confirm', { ...whole, words });
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

/** `words`: what is known already. */
export async function beginReporting(act: Act, typed: string): Promise<Reply> {
  act.require(reportPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const [post] = act.actor.posts;
  if (post === undefined) return undefined;
  const words = readWords(typed) ?? null;
  return reportDialog.at('place', { filesAfter: await newestFile(act), unit: post.unit.id, words });
}

/** Beside reporting: what is under way, for those who see it, and what one reported oneself. */
async function otherWays(act: Act): Promise<readonly (readonly Choice[])[]> {
  const open = await openIssueCount(act);
  const sees = open > 0 || act.may(seePermission, 'anywhere');
  const label = open > 0 ? texts.seeOpen(open) : texts.seeList;
  return [
    ...(sees ? [[tap(label, 'open')]] : []),
    ...((await reportedBefore(act)) ? [[tap(texts.seeMine, 'mine')]] : []),
  ];
}

async function summary(whole: z.infer<typeof Whole>, act: Act): Promise<Message> {
  const edition = await requirePlan(act.tx);
  const { name } = await act.tx.unit.findUniqueOrThrow({ where: { id: whole.unit }, select: { name: true } });
  const later = heardAt(false, edition, act.now);
  const text = texts.summary({
    place: whole.place,
    unit: name,
    words: whole.words,
    files: await filesInWords(act, 'fresh', whole.filesAfter),
    restricted: whole.restricted,
    later: later === undefined ? undefined : spellMoment(later, edition.calendar.zone),
  });
  return {
    text,
    choices: [
      [tap(texts.sendUrgent, 'urgent')],
      [tap(texts.send, 'send')],
      [tap(whole.restricted ? texts.unrestrict : texts.restrict, 'restrict')],
      [tap(texts.otherUnit, 'otherUnit'), tap(texts.rewrite, 'rewrite')],
    ],
  };
}

async function file(whole: z.infer<typeof Whole>, urgent: boolean, act: Act, moves: Go): Promise<Outcome> {
  const issue = await fileIssue(act, { ...whole, urgent });
  const edition = await requirePlan(act.tx);
  const at = heardAt(urgent, edition, act.now);
  const when = at === undefined ? undefined : spellMoment(at, edition.calendar.zone);
  return moves.done({ text: texts.filed(issue.code, when) });
}
