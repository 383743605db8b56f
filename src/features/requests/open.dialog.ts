/** Asking for something, or reporting that it has come up: which duty, which units, in what words; then all said back. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView, toggled } from '../../conversation/listing.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { UnitInForce } from '../../org/units.js';
import { openDuties, openDuty, PERMISSIONS } from './duties.js';
import { openRequest, tasksAsked } from './open-request.js';
import { requestsScreen } from './request-screens.js';
import { KINDS, type RequestKind, readWords } from './rules.js';
import { texts } from './texts.js';

const Kind = z.object({ kind: z.enum(KINDS) });
const About = Kind.extend({ duty: z.string() });
/** Codes of the units ticked so far. */
const Ticking = About.extend({ units: z.array(z.string()) });
const Asked = Ticking;
const Whole = Asked.extend({ words: z.string() });

const states = {
  duty: Kind.extend(ListView.shape),
  units: Ticking.extend(ListView.shape),
  words: Asked,
  confirm: Whole,
};
type Go = Moves<typeof states>;

export const openDialog = defineDialog({
  kind: 'requests.open',
  version: 1,
  states,

  steps: (moves) => ({
    duty: listStep({
      ask: ({ kind }) => texts.askDuty[kind],
      entries: ({ kind }, act) => dutyEntries(act, kind),
      others: () => [tap(texts.listSent, 'list')],
      taps: { list: async (_, act) => moves.done(...(await requestsScreen(act, 0))) },
      nothing: texts.noDutyFound,
      turn: (answers) => moves.go('duty', answers),
      chosen: (key, { kind }, act) => dutyChosen(key, kind, act, moves),
    }),

    units: listStep({
      ask: async (asked, act) => {
        const ticked = await tickedUnits(asked, act);
        return [texts.askUnits[asked.kind], ...(ticked.length === 0 ? [] : [texts.chosen(ticked)])].join('\n');
      },
      entries: (asked, act) => unitEntries(asked, act),
      others: async (asked, act) => [
        (await tickedUnits(asked, act)).length === 0
          ? tap(texts.allUnits((await unitsOf(asked, act)).length), 'all')
          : tap(texts.unitsDone, 'done'),
      ],
      taps: {
        done: ({ page, find, ...asked }) => moves.go('words', asked),
        all: async ({ page, find, ...asked }, act) => {
          const all = (await unitsOf(asked, act)).map((unit) => unit.code);
          return all.length === 0 ? moves.done({ text: texts.gone }) : moves.go('words', { ...asked, units: all });
        },
      },
      nothing: texts.noUnit,
      turn: (answers) => moves.go('units', answers),
      chosen: (code, asked, _, view) => moves.go('units', { ...asked, units: toggled(asked.units, code), ...view }),
    }),

    words: {
      ask: async ({ kind, duty }, act) => {
        const found = await openDuty(act, kind, duty);
        return [{ text: texts.askWords[kind](found?.duty.title ?? duty) }];
      },
      text: (text, asked) => {
        const words = readWords(text);
        return words === undefined ? moves.again(texts.badWords) : moves.go('confirm', { ...asked, words });
      },
    },

    confirm: {
      ask: async (whole, act) => [
        {
          text: await summaryOf(whole, act),
          choices: [[tap(texts.yes[whole.kind], 'yes')], [tap(texts.rewrite, 'rewrite')]],
        },
      ],
      taps: {
        yes: async (whole, act) => {
          const opened = await openRequest(act, whole);
          if (opened === undefined) return moves.done({ text: texts.notNow });
          return moves.done({ text: texts.done[whole.kind](opened.code, opened.tasks.length) });
        },
        rewrite: ({ words, ...asked }) => moves.go('words', asked),
      },
    },
  }),
});

export async function beginOpening(act: Act, kind: RequestKind): Promise<Reply> {
  act.require(PERMISSIONS[kind], 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  if ((await openDuties(act, kind)).length === 0) return [{ text: texts.none[kind] }];
  return openDialog.at('duty', { kind, ...FIRST_VIEW });
}

async function dutyEntries(act: Act, kind: RequestKind) {
  return (await openDuties(act, kind)).map(({ duty }) => ({ key: duty.code, label: duty.title }));
}

async function dutyChosen(code: string, kind: RequestKind, act: Act, moves: Go): Promise<Outcome> {
  const found = await openDuty(act, kind, code);
  if (found === undefined) return moves.go('duty', { kind, ...FIRST_VIEW });
  // One possible unit is not asked for.
  const [only, other] = found.units;
  if (only !== undefined && other === undefined)
    return moves.go('words', { kind, duty: found.duty.code, units: [only.code] });
  return moves.go('units', { kind, duty: found.duty.code, units: [], ...FIRST_VIEW });
}

async function unitsOf({ kind, duty }: z.infer<typeof About>, act: Act): Promise<readonly UnitInForce[]> {
  return (await openDuty(act, kind, duty))?.units ?? [];
}

async function unitEntries({ kind, duty, units }: z.infer<typeof Ticking>, act: Act) {
  return (await unitsOf({ kind, duty }, act)).map(({ code, name }) => ({
    key: code,
    name,
    label: units.includes(code) ? texts.ticked(name) : name,
  }));
}

async function tickedUnits(asked: z.infer<typeof Ticking>, act: Act): Promise<readonly string[]> {
  return (await unitsOf(asked, act)).flatMap(({ code, name }) => (asked.units.includes(code) ? [name] : []));
}

async function summaryOf(whole: z.infer<typeof Whole>, act: Act): Promise<string> {
  const found = await openDuty(act, whole.kind, whole.duty);
  const edition = await planInForce(act.tx);
  const [first] = await tasksAsked(act, whole, 'preview');
  if (found === undefined || edition === undefined || first === undefined) return texts.notNow;
  const names = found.units.filter((unit) => whole.units.includes(unit.code)).map((unit) => unit.name);
  return texts.summary[whole.kind]({
    duty: found.duty.title,
    clause: found.duty.clause,
    units: names,
    words: whole.words,
    due: spellDueAt(first.dueAt, edition.calendar.zone),
  });
}
