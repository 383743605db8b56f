/** /baovang: who is away, from when, until when, who stands in. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { addDays, type Day, dayOf, parseDay } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { spellDay } from '../../calendar/spell.js';
import { readWhen, type WhenTyped } from '../../calendar/when-typed.js';
import { type DialogStart, defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import type { PersonEntry } from '../../org/people.js';
import type { Choice } from '../../outbox/message.js';
import { NOBODY, WhomView, whomPicked, whomQuestion, whomTyped } from '../assignments/index.js';
import { enterAbsence, isAway, isLastOfOffice } from './enter-absence.js';
import { peopleInReach, substitutesFor } from './people.js';
import { texts } from './texts.js';

/** A day as it survives a row. */

const Whose = z.object({ view: WhomView });
const Person = z.object({ person: z.number() });
const Begun = Person.extend({ from: DayText });
const Spanned = Begun.extend({ through: DayText });

const states = {
  who: Whose,
  from: Person,
  through: Begun,
  substitute: Spanned.extend({ view: WhomView }),
  confirm: Spanned.extend({ substitute: z.number().nullable() }),
};
type Go = Moves<typeof states>;

const FIRST: z.infer<typeof WhomView> = { list: 'people', page: 0, find: '' };

export const absenceDialog = defineDialog({
  kind: 'absences.enter',
  version: 1,
  states,

  steps: (moves) => ({
    who: {
      ask: async ({ view }, act) => [question(await peopleInReach(act), view, texts.askWho, [tap(texts.myself, 'me')])],
      pick: async (key, { view }, act) =>
        chosen(key, await peopleInReach(act), view, {
          one: (person) => moves.go('from', { person }),
          look: (next) => moves.go('who', { view: next }),
          gone: () => moves.again(texts.gone),
        }),
      text: async (typed, _, act) =>
        named(typed, await peopleInReach(act), {
          one: (person) => moves.go('from', { person }),
          look: (next) => moves.go('who', { view: next }),
          gone: () => moves.again(texts.nobodyFound(typed)),
        }),
      taps: { me: (_, act) => moves.go('from', { person: act.actor.person?.id ?? 0 }) },
    },

    from: {
      ask: async ({ person }, act) => {
        const own = person === act.actor.person?.id;
        const text = texts.askFrom(own ? undefined : await nameOf(act, person));
        const today = await todayOf(act);
        const soon = [option(texts.today, today), option(texts.tomorrow, addDays(today, 1))];
        return [{ text, choices: [soon] }];
      },
      pick: (from, { person }) => dayPicked(from, (day) => moves.go('through', { person, from: day }), moves),
      text: (typed, { person }, act) =>
        dayTyped(typed, act, moves, undefined, (from) => moves.go('through', { person, from })),
    },

    through: {
      ask: ({ from }) => [{ text: texts.askThrough(spellDay(from)), choices: [[option(texts.onlyThatDay, from)]] }],
      pick: (through, begun) =>
        dayPicked(through, (day) => moves.go('substitute', { ...begun, through: day, view: FIRST }), moves),
      text: (typed, begun, act) =>
        dayTyped(typed, act, moves, begun.from, (through) =>
          moves.go('substitute', { ...begun, through, view: FIRST }),
        ),
    },

    substitute: {
      ask: async ({ person, view }, act) => [
        question(await substitutesFor(act, person), view, texts.askSubstitute, [tap(texts.nobody, 'nobody')]),
      ],
      pick: async (key, { view, ...answers }, act) =>
        chosen(key, await substitutesFor(act, answers.person), view, {
          one: (substitute) => substituted(act, answers, substitute, moves),
          look: (next) => moves.go('substitute', { ...answers, view: next }),
          gone: () => moves.again(texts.gone),
        }),
      text: async (typed, { view: _, ...answers }, act) =>
        named(typed, await substitutesFor(act, answers.person), {
          one: (substitute) => substituted(act, answers, substitute, moves),
          look: (next) => moves.go('substitute', { ...answers, view: next }),
          gone: () => moves.again(texts.nobodyFound(typed)),
        }),
      taps: { nobody: ({ view: _, ...answers }) => moves.go('confirm', { ...answers, substitute: null }) },
    },

    confirm: {
      ask: async ({ person, from, through, substitute }, act) => {
        const name = await nameOf(act, person);
        const other = substitute === null ? undefined : await nameOf(act, substitute);
        const isLast = await isLastOfOffice(act, { person, from, through });
        const text = texts.confirm({
          name,
          from: spellDay(from),
          through: spellDay(through),
          substitute: other,
          isLast,
        });
        return [{ text, choices: [[tap(texts.yes, 'yes'), tap(texts.anew, 'anew')]] }];
      },
      taps: {
        yes: async (answers, act) => moves.done({ text: await enterAbsence(act, answers) }),
        anew: ({ person }) => moves.go('from', { person }),
      },
    },
  }),
});

/** Asks whose absence it is only where somebody else's could be meant. */
export async function beginAbsence(act: Act): Promise<DialogStart> {
  const others = await peopleInReach(act);
  if (others.length > 0) return absenceDialog.at('who', { view: FIRST });
  return absenceDialog.at('from', { person: act.actor.person?.id ?? 0 });
}

type View = z.infer<typeof WhomView>;

interface Ways {
  one(person: number): Outcome | Promise<Outcome>;
  look(view: View): Outcome;
  gone(): Outcome;
}

function question(people: readonly PersonEntry[], view: View, text: string, extra: readonly Choice[]) {
  return whomQuestion({ people, units: [], roles: new Map() }, { chosen: NOBODY, view }, text, extra);
}

/** The first person ticked is the one. */
async function chosen(key: string, people: readonly PersonEntry[], view: View, ways: Ways): Promise<Outcome> {
  const answer = whomPicked(key, { people, units: [], roles: new Map() }, { chosen: NOBODY, view });
  if (answer === undefined || answer === 'done') return ways.gone();
  const [person] = answer.chosen.people;
  return person === undefined ? ways.look(listed(answer.view)) : ways.one(person);
}

async function named(typed: string, people: readonly PersonEntry[], ways: Ways): Promise<Outcome> {
  const answer = whomTyped(typed, { people, units: [], roles: new Map() }, NOBODY);
  if ('nothing' in answer) return ways.gone();
  const [person] = answer.chosen.people;
  return person === undefined ? ways.look(listed(answer.view)) : ways.one(person);
}

/** There is one list here: its menu is the list itself. */
function listed(view: View): View {
  return view.list === 'found' ? view : { ...view, list: 'people' };
}

function dayPicked(text: string, go: (day: Day) => Outcome, moves: Go): Outcome {
  const day = parseDay(text);
  return day === undefined ? moves.again(texts.unreadable) : go(day);
}

/** The day somebody typed; several readings are offered as choices of the same question. */
async function dayTyped(
  typed: string,
  act: Act,
  moves: Go,
  notBefore: Day | undefined,
  go: (day: Day) => Outcome,
): Promise<Outcome> {
  const { calendar } = await requirePlan(act.tx);
  const today = dayOf(act.now, calendar.zone);
  const read = dayMeant(readWhen(typed, act.now, calendar));
  if (read === undefined) return moves.again(texts.unreadable);
  const days = read.days.filter((day) => day >= today && (notBefore === undefined || day >= notBefore));
  const [only, other] = days;
  if (only === undefined) {
    const [first = today] = read.days;
    const late = notBefore !== undefined && first >= today;
    return moves.again(late ? texts.beforeFrom(spellDay(notBefore)) : texts.past(spellDay(first)));
  }
  if (other === undefined) return go(only);
  return moves.again({ text: texts.which(read.why), choices: days.map((day) => [option(spellDay(day), day)]) });
}

function dayMeant(read: WhenTyped) {
  switch (read.kind) {
    case 'unreadable':
      return undefined;
    case 'unclear':
      return { days: [...new Set(read.alternatives.map(({ day }) => day))], why: read.question };
    default:
      // "Sáng nay", said in the afternoon, is still today.
      return { days: [read.day], why: 'whichDay' as const };
  }
}

async function substituted(
  act: Act,
  answers: z.infer<typeof Spanned>,
  substitute: number,
  moves: Go,
): Promise<Outcome> {
  if (await isAway(act, substitute, answers)) {
    return moves.again(texts.substituteAway(await nameOf(act, substitute)));
  }
  return moves.go('confirm', { ...answers, substitute });
}

async function nameOf(act: Act, person: number): Promise<string> {
  return (await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } })).name;
}
