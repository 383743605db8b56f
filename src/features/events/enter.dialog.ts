/** Entering an event: which one, who holds it, what it is about, from when to when; then everything said back in full. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, daysBetween } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { spellDay } from '../../calendar/spell.js';
import { type DialogStart, defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import { listStep } from '../../conversation/list-step.js';
import {
  entriesByCode,
  FIRST_VIEW,
  ListView,
  listPicked,
  listQuestion,
  listTyped,
} from '../../conversation/listing.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { typedDay, whichDay } from './day-steps.js';
import { enterEvent } from './enter-event.js';
import { hostEntries, namedEntries } from './enter-lists.js';
import { enterEventPermission } from './permissions.js';
import { readTitle } from './rules.js';
import { summaryOf } from './summary.js';
import { texts } from './texts.js';

/** A topic of none: said, not forgotten. */
const NONE = '';
const LONGEST_EVENT_DAYS = 92;

const Named = z.object({ planEvent: z.string().nullable(), title: z.string(), topic: z.string().nullable() });
const Hosted = Named.extend({ unit: z.number() });
const Begun = Hosted.extend({ from: DayText });
const Whole = Begun.extend({ through: DayText });
const Days = z.object({ days: z.array(DayText) });

const states = {
  what: ListView,
  title: z.object({}),
  host: Named.extend(ListView.shape),
  topic: Hosted.extend(ListView.shape),
  from: Hosted,
  whichFrom: Hosted.extend(Days.shape),
  through: Begun,
  whichThrough: Begun.extend(Days.shape),
  confirm: Whole,
};
type Go = Moves<typeof states>;

export const enterDialog = defineDialog({
  kind: 'events.enter',
  version: 1,
  states,

  steps: (moves) => ({
    what: {
      ask: async (view, act) => {
        const named = await namedEntries(act);
        return [named.length === 0 ? { text: texts.askTitle } : listQuestion(texts.askWhat, named, view)];
      },
      pick: async (key, view, act) => {
        const picked = listPicked(key, await namedEntries(act), view);
        if (picked !== undefined && 'key' in picked) return chosenOfPlan(picked.key, act, moves);
        return moves.go('what', picked !== undefined && 'view' in picked ? picked.view : FIRST_VIEW);
      },
      text: (text, _, act) => titled(text, act, moves),
    },

    title: {
      ask: () => [{ text: texts.askTitle }],
      text: (text, _, act) => titled(text, act, moves),
    },

    host: listStep({
      ask: ({ title }) => texts.askHost(title),
      entries: (_, act) => hostEntries(act),
      nothing: texts.noUnit,
      turn: (answers) => moves.go('host', answers),
      chosen: (key, named, act) => afterHost({ ...named, unit: Number(key) }, act, moves),
    }),

    topic: listStep({
      ask: () => texts.askTopic,
      entries: async (_, act) => entriesByCode(topicsOnce((await requirePlan(act.tx)).plan)),
      others: () => [tap(texts.noTopic, 'none')],
      taps: { none: ({ page, find, ...hosted }, act) => datesOf({ ...hosted, topic: NONE }, act, moves) },
      nothing: texts.noTopicFound,
      turn: (answers) => moves.go('topic', answers),
      chosen: (topic, hosted, act) => datesOf({ ...hosted, topic }, act, moves),
    }),

    from: {
      ask: () => [{ text: texts.askFrom }],
      text: async (text, hosted, act) => {
        const read = await typedDay(text, act);
        if (read.kind === 'unreadable') return moves.again(texts.badDay);
        if (read.kind === 'unclear') return moves.go('whichFrom', { ...hosted, days: [...read.days] });
        return moves.go('through', { ...hosted, from: read.day });
      },
    },

    whichFrom: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: ({ days, ...hosted }) => moves.go('from', hosted) },
      pick: (key, { days, ...hosted }) => {
        const from = days.find((day) => day === key);
        return from === undefined ? moves.go('from', hosted) : moves.go('through', { ...hosted, from });
      },
    },

    through: {
      ask: ({ from }) => [{ text: texts.askThrough(spellDay(from)), choices: [[tap(texts.oneDay, 'oneDay')]] }],
      taps: { oneDay: (begun) => moves.go('confirm', { ...begun, through: begun.from }) },
      text: async (text, begun, act) => {
        const read = await typedDay(text, act);
        if (read.kind === 'unreadable') return moves.again(texts.badDay);
        if (read.kind === 'day') return ended(read.day, begun, moves);
        const possible = read.days.filter((day) => whyNotThrough(day, begun.from) === undefined);
        const [only, other] = possible.length > 0 ? possible : read.days;
        if (only !== undefined && other === undefined) return ended(only, begun, moves);
        return moves.go('whichThrough', { ...begun, days: [...read.days] });
      },
    },

    whichThrough: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: ({ days, ...begun }) => moves.go('through', begun) },
      pick: (key, { days, ...begun }) => {
        const through = days.find((day) => day === key);
        return through === undefined ? moves.go('through', begun) : ended(through, begun, moves);
      },
    },

    confirm: {
      ask: async (whole, act) => [
        {
          text: await summaryOf(whole, act),
          choices: [
            [tap(texts.yes, 'yes')],
            [tap(texts.changeDays, 'changeDays'), tap(texts.startAgain, 'startAgain')],
          ],
        },
      ],
      taps: {
        yes: async (whole, act) => {
          const { topic, ...event } = whole;
          const result = await enterEvent(act, { ...event, topic: topic === NONE ? null : topic });
          if ('known' in result) return moves.done({ text: texts.known(result.known, result.known) });
          return moves.done({ text: texts.done(result.entered, result.entered.slots.length) });
        },
        changeDays: ({ from, through, ...hosted }) => moves.go('from', hosted),
        startAgain: () => moves.go('what', FIRST_VIEW),
      },
    },
  }),
});

export function beginEnteringEvent(act: Act): DialogStart {
  act.require(enterEventPermission, 'anywhere');
  return enterDialog.at('what', FIRST_VIEW);
}

/** What follows from an event of the plan: whatever the plan says of it is not asked. */
async function chosenOfPlan(code: string, act: Act, moves: Go): Promise<Outcome> {
  const { plan } = await requirePlan(act.tx);
  const event = plan.events.find((each) => each.code === code);
  if (event === undefined) return moves.go('what', FIRST_VIEW);
  const named = { planEvent: event.code, title: event.title, topic: event.topic ?? NONE };
  const host = (await hostEntries(act)).find((unit) => unit.code === event.host);
  return host === undefined ? askHost(named, act, moves) : datesOf({ ...named, unit: Number(host.key) }, act, moves);
}

async function titled(text: string, act: Act, moves: Go): Promise<Outcome> {
  const exact = listTyped(text, await namedEntries(act));
  if ('key' in exact) return chosenOfPlan(exact.key, act, moves);
  const title = readTitle(text);
  return title === undefined
    ? moves.again(texts.badTitle)
    : askHost({ planEvent: null, title, topic: null }, act, moves);
}

async function askHost(named: z.infer<typeof Named>, act: Act, moves: Go): Promise<Outcome> {
  const [only, other] = await hostEntries(act);
  if (only === undefined || other !== undefined) return moves.go('host', { ...named, ...FIRST_VIEW });
  return afterHost({ ...named, unit: Number(only.key) }, act, moves);
}

async function afterHost(hosted: z.infer<typeof Hosted>, act: Act, moves: Go): Promise<Outcome> {
  return hosted.topic === null ? moves.go('topic', { ...hosted, ...FIRST_VIEW }) : datesOf(hosted, act, moves);
}

/** The days the plan says are proposed; others are asked. */
async function datesOf(hosted: z.infer<typeof Hosted>, act: Act, moves: Go): Promise<Outcome> {
  const { plan } = await requirePlan(act.tx);
  const from = plan.events.find((event) => event.code === hosted.planEvent)?.from;
  if (from === undefined) return moves.go('from', hosted);
  const through = plan.events.find((event) => event.code === hosted.planEvent)?.through ?? from;
  return moves.go('confirm', { ...hosted, from, through });
}

function ended(through: Day, begun: z.infer<typeof Begun>, moves: Go): Outcome {
  const why = whyNotThrough(through, begun.from);
  return why === undefined ? moves.go('confirm', { ...begun, through }) : moves.again(why);
}

function whyNotThrough(through: Day, from: Day): string | undefined {
  if (through < from) return texts.beforeFirst(spellDay(from));
  return daysBetween(from, through) > LONGEST_EVENT_DAYS ? texts.tooLong(LONGEST_EVENT_DAYS) : undefined;
}
