/** What parents and child said about pictures: whose, yes or no, the child's own word, what for, until when. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, parseDay } from '../../calendar/day.js';
import { readDay } from '../../calendar/day-typed.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesOf, ListView } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nfc } from '../../lib/fold.js';
import { typedLine } from '../../lib/typed.js';
import { type UnitInForce, unitsInForce } from '../../org/units.js';
import { keepConsentsPermission } from './permissions.js';
import { keepConsent } from './register.js';
import { texts } from './texts.js';

const SUBJECT = { min: 2, max: 80 };
const SCOPE_MAX = 200;

const Unit = z.object({ unit: z.number() });
const Whose = Unit.extend({ subject: z.string() });
const Said = Whose.extend({ state: z.enum(['granted', 'refused']), byChild: z.boolean() });
const Scoped = Said.extend({ scope: z.string().nullable() });

export const keepDialog = defineDialog({
  kind: 'consents.keep',
  version: 2,
  states: { unit: ListView, subject: Unit, answer: Whose, child: Whose, scope: Said, until: Scoped },

  steps: ({ go, again, done }) => ({
    unit: listStep({
      ask: () => texts.askUnit,
      entries: async (_, act) => entriesOf(await keptUnits(act)),
      nothing: () => texts.noUnit,
      turn: (view) => go('unit', view),
      chosen: (key) => go('subject', { unit: Number(key) }),
    }),
    subject: {
      ask: () => [{ text: texts.askSubject }],
      text: (typed, answers) => {
        const subject = typedLine(typed, SUBJECT);
        if (subject === undefined) return again(texts.badSubject);
        return go('answer', { ...answers, subject });
      },
    },
    answer: {
      ask: ({ subject }) => [
        { text: texts.askAnswer(subject), choices: [[tap(texts.agreed, 'yes'), tap(texts.refused, 'no')]] },
      ],
      taps: {
        yes: (answers) => go('child', answers),
        no: async (answers, act) => {
          await keepConsent(act, { ...answers, state: 'refused', byChild: false, scope: null, until: null });
          return done({ text: texts.keptRefusal(answers.subject) });
        },
      },
    },
    child: {
      ask: () => [
        {
          text: texts.askChild,
          choices: [[tap(texts.young, 'young')], [tap(texts.childAgrees, 'agrees')], [tap(texts.childNot, 'not')]],
        },
      ],
      taps: {
        young: (answers) => go('scope', { ...answers, state: 'granted', byChild: false }),
        agrees: (answers) => go('scope', { ...answers, state: 'granted', byChild: true }),
        not: async (answers, act) => {
          await keepConsent(act, { ...answers, state: 'refused', byChild: false, scope: null, until: null });
          return done({ text: texts.keptWithoutChild(answers.subject) });
        },
      },
    },
    scope: {
      ask: () => [{ text: texts.askScope, choices: [[tap(texts.everything, 'all')]] }],
      taps: { all: (answers) => go('until', { ...answers, scope: null }) },
      text: (typed, answers) => {
        const scope = nfc(typed).trim();
        return scope === '' || scope.length > SCOPE_MAX ? again(texts.badScope) : go('until', { ...answers, scope });
      },
    },
    until: {
      ask: () => [{ text: texts.askUntil, choices: [[tap(texts.untilWithdrawn, 'open')]] }],
      taps: { open: async (answers, act) => done({ text: await kept(act, answers, null) }) },
      text: async (typed, answers, act) => {
        const { calendar } = await requirePlan(act.tx);
        const read = readDay(typed, act.now, calendar);
        const until = read.kind === 'day' ? parseDay(read.day) : undefined;
        return until === undefined ? again(texts.badUntil) : done({ text: await kept(act, answers, until) });
      },
    },
  }),
});

async function kept(act: Act, said: z.infer<typeof Scoped>, until: Day | null): Promise<string> {
  await keepConsent(act, { ...said, until });
  return texts.kept(said.subject, until);
}

/** The units whose register the actor keeps. */
export async function keptUnits(act: Act): Promise<readonly UnitInForce[]> {
  return (await unitsInForce(act.tx)).filter((unit) => act.may(keepConsentsPermission, unit));
}
