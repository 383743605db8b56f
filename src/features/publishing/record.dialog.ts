/** Saying that an item stands somewhere: on which channel, the proof, since when, where on the home page; then all said back. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { DayText } from '../../calendar/day-text.js';
import { readDay } from '../../calendar/day-typed.js';
import { spellDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { channelFor, channelName, channelsFor } from './channels.js';
import { publishable, whyNotPublish } from './item.js';
import { recordPublication } from './record-publication.js';
import { readLink, readNote, readPlace } from './rules.js';
import { texts } from './texts.js';

const Begun = z.object({ submission: z.number(), filesAfter: z.number() });
const Asked = Begun.extend({ channel: z.string() });
/** Neither link nor note: the photos sent meanwhile prove it. */
const Proven = Asked.extend({ link: z.string().nullable(), note: z.string().nullable() });
const Dated = Proven.extend({ on: DayText });
const Placed = Dated.extend({ place: z.string().nullable() });

const states = {
  channel: Begun.extend(ListView.shape),
  proof: Asked,
  day: Proven,
  whichDay: Proven.extend({ days: z.array(DayText) }),
  place: Dated,
  through: Placed,
  confirm: Placed.extend({ placeThrough: DayText.nullable() }),
};
type Go = Moves<typeof states>;

export const recordDialog = defineDialog({
  kind: 'publishing.record',
  version: 1,
  states,

  steps: (moves) => ({
    channel: listStep({
      ask: async ({ submission }, act) => texts.askChannel((await publishable(act, submission)).item.code),
      entries: (_, act) => channelEntries(act),
      nothing: texts.noSuchChannel,
      turn: (answers) => moves.go('channel', answers),
      chosen: (channel, begun) => moves.go('proof', { ...begun, channel }),
    }),

    proof: {
      ask: async ({ channel }, act) => {
        const { plan } = await requirePlan(act.tx);
        const kind = plan.channels.find(({ code }) => code === channel)?.proof ?? 'link';
        return [{ text: texts.askProof[kind](channelName(plan, channel)), choices: [[tap(texts.useFiles, 'files')]] }];
      },
      taps: {
        files: async (asked, act) =>
          (await filesInWords(act, 'fresh', asked.filesAfter)) === undefined
            ? moves.again(texts.noFiles)
            : moves.go('day', { ...asked, link: null, note: null }),
      },
      text: async (typed, asked, act) => {
        const link = readLink(typed);
        if (link !== undefined) return moves.go('day', { ...asked, link, note: null });
        const channel = await channelFor(act, asked.channel);
        if (channel?.proof !== 'note') return moves.again(texts.badLink);
        const note = readNote(typed);
        return note === undefined ? moves.again(texts.badNote) : moves.go('day', { ...asked, link: null, note });
      },
    },

    day: {
      ask: () => [{ text: texts.askDay, choices: [[tap(texts.today, 'today')]] }],
      taps: {
        today: async (proven, act) => dated({ ...proven, on: await todayOf(act) }, act, moves),
      },
      text: async (typed, proven, act) => {
        const { calendar } = await requirePlan(act.tx);
        const read = readDay(typed, act.now, calendar, { facing: 'back' });
        if (read.kind === 'unreadable') return moves.again(texts.badDay);
        if (read.kind === 'unclear') return moves.go('whichDay', { ...proven, days: [...read.days] });
        if (read.day > (await todayOf(act))) return moves.again(texts.notYet);
        return dated({ ...proven, on: read.day }, act, moves);
      },
    },

    whichDay: {
      ask: ({ days }) => [{ text: texts.whichDay, choices: days.map((day) => [option(spellDay(day), day)]) }],
      pick: async (key, { days, ...proven }, act) => {
        const on = days.find((day) => day === key);
        if (on === undefined) return moves.go('day', proven);
        if (on > (await todayOf(act))) return moves.again(texts.notYet);
        return dated({ ...proven, on }, act, moves);
      },
    },

    place: {
      ask: () => [{ text: texts.askPlace, choices: [[tap(texts.notOnHomePage, 'none')]] }],
      taps: { none: (dated) => moves.go('confirm', { ...dated, place: null, placeThrough: null }) },
      text: (typed, dated) => {
        const place = readPlace(typed);
        return place === undefined ? moves.again(texts.badPlace) : moves.go('through', { ...dated, place });
      },
    },

    through: {
      ask: () => [{ text: texts.askThrough, choices: [[tap(texts.openEnd, 'open')]] }],
      taps: { open: (placed) => moves.go('confirm', { ...placed, placeThrough: null }) },
      text: async (typed, placed, act) => {
        const { calendar } = await requirePlan(act.tx);
        const read = readDay(typed, act.now, calendar);
        const days = read.kind === 'day' ? [read.day] : read.kind === 'unclear' ? read.days : [];
        const through = days.find((day) => day >= placed.on);
        return through === undefined
          ? moves.again(texts.badThrough)
          : moves.go('confirm', { ...placed, placeThrough: through });
      },
    },

    confirm: {
      ask: async (whole, act) => [
        { text: await summaryOf(whole, act), choices: [[tap(texts.yes, 'yes')], [tap(texts.again, 'again')]] },
      ],
      taps: {
        yes: async (whole, act) => moves.done({ text: await recordPublication(act, whole) }),
        again: ({ submission, filesAfter }) => moves.go('channel', { submission, filesAfter, ...FIRST_VIEW }),
      },
    },
  }),
});

/** Asks only where there is something to record. */
export async function beginRecordingItem(act: Act, submission: number): Promise<Reply> {
  if ((await channelsFor(act)).length === 0) return [{ text: texts.notYours }];
  const why = whyNotPublish(await publishable(act, submission), act.now);
  if (why !== undefined) return [{ text: why }];
  return recordDialog.at('channel', { submission, filesAfter: await newestFile(act), ...FIRST_VIEW });
}

async function channelEntries(act: Act) {
  return (await channelsFor(act)).map(({ code, name }) => ({ key: code, label: name }));
}

async function dated(whole: z.infer<typeof Dated>, act: Act, moves: Go): Promise<Outcome> {
  const channel = await channelFor(act, whole.channel);
  if (channel?.placement === true) return moves.go('place', whole);
  return moves.go('confirm', { ...whole, place: null, placeThrough: null });
}

async function summaryOf(whole: z.infer<(typeof states)['confirm']>, act: Act): Promise<string> {
  const { plan } = await requirePlan(act.tx);
  const { item } = await publishable(act, whole.submission);
  const files = await filesInWords(act, 'fresh', whole.filesAfter);
  return texts.summary({
    item: `${item.code} · ${item.title}`,
    channel: channelName(plan, whole.channel),
    proof: whole.link ?? whole.note ?? files ?? texts.noFiles,
    day: spellDay(whole.on),
    place: whole.place,
    through: whole.placeThrough === null ? null : spellDay(whole.placeThrough),
  });
}
