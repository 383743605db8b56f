/** Asking for something, or reporting that it has come up: which duty, which units, in what words; then all said back. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, type Listed, ListView, listPicked, listQuestion, listTyped } from '../../conversation/listing.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { openDuties, openDuty, PERMISSIONS, type UnitEntry } from './duties.js';
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
    duty: {
      ask: async ({ kind, ...view }, act) => [
        listQuestion(texts.askDuty[kind], await dutyEntries(act, kind), view, [tap(texts.listSent, 'list')]),
      ],
      taps: { list: async (_, act) => moves.done(...(await requestsScreen(act, 0))) },
      pick: async (key, { kind, ...view }, act) =>
        dutyGiven(listPicked(key, await dutyEntries(act, kind), view), kind, act, moves),
      text: async (text, { kind }, act) => dutyGiven(listTyped(text, await dutyEntries(act, kind)), kind, act, moves),
    },

    units: {
      ask: async (answers, act) => [await unitsQuestion(answers, act)],
      taps: {
        done: ({ page, find, ...asked }) => moves.go('words', asked),
        all: async ({ page, find, ...asked }, act) => {
          const all = (await unitsOf(asked, act)).map((unit) => unit.code);
          return all.length === 0 ? moves.done({ text: texts.gone }) : moves.go('words', { ...asked, units: all });
        },
      },
      pick: async (key, { page, find, ...asked }, act) =>
        unitGiven(listPicked(key, await unitEntries(asked, act), { page, find }), asked, { page, find }, moves),
      text: async (text, { page, find, ...asked }, act) =>
        unitGiven(listTyped(text, await unitEntries(asked, act)), asked, FIRST_VIEW, moves),
    },

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

async function dutyGiven(listed: Listed | undefined, kind: RequestKind, act: Act, moves: Go): Promise<Outcome> {
  if (listed !== undefined && 'nothing' in listed) return moves.again(texts.noDutyFound(listed.nothing));
  if (listed === undefined || 'view' in listed) return moves.go('duty', { kind, ...(listed?.view ?? FIRST_VIEW) });
  const found = await openDuty(act, kind, listed.key);
  if (found === undefined) return moves.go('duty', { kind, ...FIRST_VIEW });
  // One possible unit is not asked for.
  const [only, other] = found.units;
  if (only !== undefined && other === undefined)
    return moves.go('words', { kind, duty: found.duty.code, units: [only.code] });
  return moves.go('units', { kind, duty: found.duty.code, units: [], ...FIRST_VIEW });
}

async function unitsOf({ kind, duty }: z.infer<typeof About>, act: Act): Promise<readonly UnitEntry[]> {
  return (await openDuty(act, kind, duty))?.units ?? [];
}

async function unitEntries({ kind, duty, units }: z.infer<typeof Ticking>, act: Act) {
  return (await unitsOf({ kind, duty }, act)).map(({ code, name }) => ({
    key: code,
    name,
    label: units.includes(code) ? texts.ticked(name) : name,
  }));
}

async function unitsQuestion(answers: z.infer<typeof states.units>, act: Act): Promise<Message> {
  const { kind, page, find } = answers;
  const entries = await unitEntries(answers, act);
  const ticked = entries.filter(({ key }) => answers.units.includes(key)).map(({ name }) => name);
  const last = ticked.length === 0 ? [tap(texts.allUnits(entries.length), 'all')] : [tap(texts.unitsDone, 'done')];
  const text = [texts.askUnits[kind], ...(ticked.length === 0 ? [] : [texts.chosen(ticked)])].join('\n');
  return listQuestion(text, entries, { page, find }, last);
}

/** Units are ticked one by one, and unticked. */
function unitGiven(
  listed: Listed | undefined,
  asked: z.infer<typeof Ticking>,
  view: z.infer<typeof ListView>,
  moves: Go,
): Outcome {
  if (listed !== undefined && 'nothing' in listed) return moves.again(texts.noUnit(listed.nothing));
  if (listed === undefined || 'view' in listed) return moves.go('units', { ...asked, ...(listed?.view ?? FIRST_VIEW) });
  const { key } = listed;
  const units = asked.units.includes(key) ? asked.units.filter((unit) => unit !== key) : [...asked.units, key];
  return moves.go('units', { ...asked, units, ...view });
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
