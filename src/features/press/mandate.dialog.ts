/** Entering who may speak to the press: who, for which field, until when; said back in full. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, dayOf, parseDay } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import { readWhen } from '../../calendar/when-typed.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesByCode, FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { eachOnce, postsHeld } from '../../org/people.js';
import { giveMandate } from './mandates.js';
import { registerPermission } from './permissions.js';
import { fieldsOf } from './register-screen.js';
import { texts } from './texts.js';

const Person = z.object({ person: z.number() });
const Field = Person.extend({ topic: z.string().nullable() });
const Whole = Field.extend({ through: z.string() });

const states = { who: ListView, field: Person.extend(ListView.shape), through: Field, confirm: Whole };
type Go = Moves<typeof states>;

export const mandateDialog = defineDialog({
  kind: 'press.mandate',
  version: 1,
  states,

  steps: (moves) => ({
    who: listStep({
      ask: () => texts.askPerson,
      entries: (_, act) => peopleEntries(act),
      nothing: texts.nobodyCalled,
      turn: (view) => moves.go('who', view),
      chosen: (key) => moves.go('field', { person: Number(key), ...FIRST_VIEW }),
    }),

    field: listStep({
      ask: async ({ person }, act) => texts.askField(await nameOf(act, person)),
      entries: async (_, act) => entriesByCode(topicsOnce((await requirePlan(act.tx)).plan)),
      others: () => [tap(texts.allFields, 'all')],
      taps: { all: ({ person }) => moves.go('through', { person, topic: null }) },
      nothing: texts.noTopicFound,
      turn: (answers) => moves.go('field', answers),
      chosen: (topic, { person }) => moves.go('through', { person, topic }),
    }),

    through: {
      ask: async (_, act) => {
        const end = await endOfSchoolYear(act);
        const soon = end === undefined ? [] : [[option(texts.endOfYear(spellDay(end)), end)]];
        return [{ text: texts.askThrough, choices: soon }];
      },
      pick: (day, field) => throughGiven(parseDay(day), field, moves),
      text: (typed, field, act) => throughTyped(typed, field, act, moves),
    },

    confirm: {
      ask: async ({ person, topic, through }, act) => {
        const { plan } = await requirePlan(act.tx);
        const fields = fieldsOf(topic === null ? [] : [topic], plan);
        const text = texts.sureMandate(await nameOf(act, person), fields, spelled(through));
        return [{ text, choices: [[tap(texts.yes, 'yes'), tap(texts.rewrite, 'rewrite')]] }];
      },
      taps: {
        yes: async ({ through, ...field }, act) => {
          const day = parseDay(through);
          if (day === undefined) return moves.go('through', field);
          return moves.done({ text: await giveMandate(act, { ...field, through: day }) });
        },
        rewrite: () => moves.go('who', FIRST_VIEW),
      },
    },
  }),
});

export function beginMandate(act: Act): Reply {
  act.require(registerPermission, 'anywhere');
  return mandateDialog.at('who', FIRST_VIEW);
}

async function peopleEntries(act: Act) {
  return eachOnce(await postsHeld(act.tx)).map(({ id, name, unit }) => ({
    key: String(id),
    name,
    label: texts.person(name, unit.name),
  }));
}

async function throughTyped(typed: string, field: z.infer<typeof Field>, act: Act, moves: Go): Promise<Outcome> {
  const { calendar } = await requirePlan(act.tx);
  const read = readWhen(typed, act.now, calendar);
  if (read.kind === 'unreadable') return moves.again(texts.unreadableDay);
  if (read.kind !== 'unclear') {
    if (read.day < dayOf(act.now, calendar.zone)) return moves.again(texts.pastDay(spellDay(read.day)));
    return throughGiven(read.day, field, moves);
  }
  const days = [...new Set(read.alternatives.map(({ day }) => day))];
  return moves.again({ text: texts.whichDay, choices: days.map((day) => [option(spellDay(day), day)]) });
}

function throughGiven(day: Day | undefined, field: z.infer<typeof Field>, moves: Go): Outcome {
  return day === undefined
    ? moves.again(texts.unreadableDay)
    : moves.go('confirm', { person: field.person, topic: field.topic, through: day });
}

async function endOfSchoolYear(act: Act): Promise<Day | undefined> {
  const { plan, calendar } = await requirePlan(act.tx);
  const today = dayOf(act.now, calendar.zone);
  return plan.calendar.schoolYears.find(({ from, through }) => from <= today && today < through)?.through;
}

async function nameOf(act: Act, person: number): Promise<string> {
  return (await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } })).name;
}

function spelled(day: string): string {
  const known = parseDay(day);
  return known === undefined ? day : spellDay(known);
}
