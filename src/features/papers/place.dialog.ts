/** Where a paper can be read by everybody, and since when. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { readDay } from '../../calendar/day-typed.js';
import { numericDay } from '../../calendar/spell.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { readProof } from '../done-marks/index.js';
import { placePaper } from './keep-paper.js';
import { paperById } from './paper.js';
import { keepPapersPermission } from './permissions.js';
import { paperScreen } from './screens.js';
import { texts } from './texts.js';

const About = z.object({ paper: z.number() });
const Placed = About.extend({ channel: z.string().nullable() });
const Linked = Placed.extend({ link: z.string().nullable() });
const CHANNELS_OFFERED = 7;

export const placeDialog = defineDialog({
  kind: 'papers.place',
  version: 1,
  states: { where: About, link: Placed, since: Linked, which: Linked.extend({ days: z.array(DayText) }) },

  steps: (moves) => ({
    where: {
      ask: async (_, act) => {
        const choices = (await channelsFor(act)).map(({ code, name }) => [option(name, code)]);
        return [{ text: texts.askWhere, choices: [...choices, [tap(texts.elsewhere, 'elsewhere')]] }];
      },
      pick: (channel, about) => moves.go('link', { ...about, channel }),
      taps: { elsewhere: (about) => moves.go('link', { ...about, channel: null }) },
    },
    link: {
      ask: ({ channel }) => [{ text: texts.askLink, choices: channel === null ? [] : [[tap(texts.noLink, 'none')]] }],
      text: (typed, placed) => {
        const link = readProof('link', typed);
        return link === undefined ? moves.again(texts.badLink) : moves.go('since', { ...placed, link });
      },
      taps: { none: (placed) => moves.go('since', { ...placed, link: null }) },
    },
    since: {
      ask: () => [{ text: texts.askSince, choices: [[tap(texts.today, 'today')]] }],
      text: async (typed, linked, act) => {
        const { calendar } = await requirePlan(act.tx);
        const read = readDay(typed, act.now, calendar, { facing: 'back' });
        if (read.kind === 'unreadable') return moves.again(texts.badDay);
        if (read.kind === 'unclear') return moves.go('which', { ...linked, days: [...read.days] });
        if (read.day > dayOf(act.now, calendar.zone)) return moves.again(texts.badDay);
        return moves.done(...(await placed(act, linked, read.day)));
      },
      taps: {
        today: async (linked, act) => {
          const { zone } = (await requirePlan(act.tx)).calendar;
          return moves.done(...(await placed(act, linked, dayOf(act.now, zone))));
        },
      },
    },
    which: {
      ask: ({ days }) => [
        {
          text: texts.whichDay,
          choices: [...days.map((day) => [option(numericDay(day), day)]), [tap(texts.retype, 'again')]],
        },
      ],
      pick: async (key, { days, ...linked }, act) => {
        const day = days.find((each) => each === key);
        return day === undefined ? moves.go('since', linked) : moves.done(...(await placed(act, linked, day)));
      },
      taps: { again: ({ days: _, ...linked }) => moves.go('since', linked) },
    },
  }),
});

export async function beginPlacingPaper(act: Act, paper: number): Promise<Reply> {
  act.require(keepPapersPermission, 'anywhere');
  return (await paperById(act.tx, paper)) === null ? [{ text: texts.gone }] : placeDialog.at('where', { paper });
}

async function placed(act: Act, { paper, ...place }: z.infer<typeof Linked>, since: Day) {
  return [{ text: await placePaper(act, paper, { ...place, since }) }, ...(await paperScreen(act, paper))];
}

/** Those the plan names for papers first. */
async function channelsFor(act: Act) {
  const { plan } = await requirePlan(act.tx);
  const named = plan.documents?.channels ?? [];
  const rank = (code: string) => (named.includes(code) ? 0 : 1);
  return plan.channels.toSorted((a, b) => rank(a.code) - rank(b.code)).slice(0, CHANNELS_OFFERED);
}
