/** Announcing: what, to whom; then all said back, with how many it reaches and when. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView, toggled } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { typedWords } from '../../lib/typed.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { announce } from './announce.js';
import { Audience, audienceEntries, audienceWords, readersOf } from './audience.js';
import { announcePermission } from './permissions.js';
import { listScreen } from './readers-screen.js';
import { texts } from './texts.js';

const Begun = z.object({ filesAfter: z.number() });
const Said = Begun.extend({ text: z.string() });
const Whole = Said.extend({ audience: Audience });

const states = { text: Begun, whom: Whole.extend(ListView.shape), confirm: Whole };

const SHORTEST = 10;
const LONGEST = 3_000;

export const announceDialog = defineDialog({
  kind: 'announcements.send',
  version: 1,
  states,

  steps: (moves) => ({
    text: {
      ask: () => [{ text: texts.askText, choices: [[tap(texts.seeSent, 'sent')]] }],
      taps: { sent: async (_, act) => moves.done(...(await listScreen(act, 0))) },
      text: (typed, begun) => {
        const text = readText(typed);
        if (text === undefined) return moves.again(texts.badText);
        return moves.go('whom', { ...begun, text, audience: [], ...FIRST_VIEW });
      },
    },

    whom: listStep({
      ask: async ({ audience }, act) => {
        const names = await audienceWords(act, audience);
        return [texts.askWhom, ...(names.length === 0 ? [] : [texts.chosen(names)])].join('\n');
      },
      entries: ({ audience }, act) => ticked(act, audience),
      others: ({ audience }) => (audience.length === 0 ? [] : [tap(texts.done, 'done')]),
      taps: { done: ({ page, find, ...whole }) => moves.go('confirm', whole) },
      nothing: texts.nobodyFound,
      turn: (answers) => moves.go('whom', answers),
      chosen: (key, whole, _, view) => moves.go('whom', { ...whole, audience: toggled(whole.audience, key), ...view }),
    }),

    confirm: {
      ask: async (whole, act) => [
        { text: await summaryOf(whole, act), choices: [[tap(texts.yes, 'yes')], [tap(texts.rewrite, 'rewrite')]] },
      ],
      taps: {
        yes: async (whole, act) => moves.done({ text: await announce(act, whole) }),
        rewrite: ({ filesAfter }) => moves.go('text', { filesAfter }),
      },
    },
  }),
});

/** `typed`: what is to be announced, where it was said with the command. */
export async function beginAnnouncing(act: Act, typed: string): Promise<Reply> {
  act.require(announcePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const begun = { filesAfter: await newestFile(act) };
  const text = readText(typed);
  return text === undefined
    ? announceDialog.at('text', begun)
    : announceDialog.at('whom', { ...begun, text, audience: [], ...FIRST_VIEW });
}

/** As it will be read; undefined: too short or too long. */
function readText(typed: string): string | undefined {
  return typedWords(typed, { min: SHORTEST, max: LONGEST });
}

async function ticked(act: Act, audience: readonly string[]) {
  return (await audienceEntries(act)).map(({ key, name }) => ({
    key,
    name,
    label: audience.includes(key) ? texts.ticked(name) : name,
  }));
}

async function summaryOf({ text, audience, filesAfter }: z.infer<typeof Whole>, act: Act): Promise<string> {
  const { plan, calendar } = await requirePlan(act.tx);
  const at = nextDigestAt(act.now, plan.reminders, calendar);
  return texts.summary({
    text,
    audience: (await audienceWords(act, audience)).join(', '),
    people: (await readersOf(act, audience)).length,
    files: await filesInWords(act, 'fresh', filesAfter),
    later: at > act.now ? spellMoment(at, calendar.zone) : undefined,
  });
}
