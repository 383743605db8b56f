/** Asking for a report of any kind: which kind, of which period or days, about which unit, as a document or a chapter. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { addDays, type Day } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { type PeriodKind, periodsIn, type RecurringKind } from '../../calendar/period.js';
import { spellDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesOf, FIRST_VIEW, type ListEntry, ListView } from '../../conversation/listing.js';
import { recentPeriods } from '../../ledger/compile-scope.js';
import { type PlanInForce, planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { innerUnits } from '../../org/units.js';
import { askReport } from './ask-report.js';
import { typedDays, whichDay } from './day-steps.js';
import { askReportPermission } from './permissions.js';
import { texts } from './texts.js';

const LOOK_BACK_DAYS = 800;
const MOST_PERIODS = 24;
const LONGEST_RANGE_DAYS = 800;
const RECURRING: readonly RecurringKind[] = ['month', 'semester', 'schoolYear', 'halfYear', 'year'];
const RANGE: PeriodKind = 'range';

const Kind = z.object({ report: z.string() });
const Begun = z.object({ from: DayText });
const Days = z.object({ days: z.array(DayText) });
const Chosen = Kind.extend({ period: z.string() });
const About = Chosen.extend({ unitId: z.number().nullable() });
const states = {
  kind: z.object({}),
  period: Kind.extend(ListView.shape),
  from: z.object({}),
  whichFrom: Days,
  through: Begun,
  whichThrough: Begun.extend(Days.shape),
  unit: Chosen.extend(ListView.shape),
  form: About,
};
type Go = Moves<typeof states>;

export const askDialog = defineDialog({
  kind: 'reports.other',
  version: 1,
  states,

  steps: (moves) => ({
    kind: {
      ask: async (_, act) => [
        {
          text: texts.askKind,
          choices: kindsOf(await requirePlan(act.tx)).map(({ key, label }) => [option(label, key)]),
        },
      ],
      pick: (report) => (report === RANGE ? moves.go('from', {}) : moves.go('period', { report, ...FIRST_VIEW })),
    },
    period: listStep({
      ask: () => texts.askWhichPeriod,
      entries: ({ report }, act) => periodEntries(act, report),
      nothing: texts.noPeriod,
      turn: (answers) => moves.go('period', answers),
      chosen: (period, { report }) => moves.go('unit', { report, period, ...FIRST_VIEW }),
    }),
    from: {
      ask: () => [{ text: texts.askFrom }],
      text: async (typed, _, act) => {
        const days = await typedDays(act, typed);
        const [only, other] = days;
        if (only === undefined) return moves.again(texts.badDay);
        return other === undefined ? moves.go('through', { from: only }) : moves.go('whichFrom', { days: [...days] });
      },
    },
    whichFrom: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: () => moves.go('from', {}) },
      pick: (key, { days }) => {
        const from = days.find((day) => day === key);
        return from === undefined ? moves.go('from', {}) : moves.go('through', { from });
      },
    },
    through: {
      ask: ({ from }) => [{ text: texts.askThrough(spellDay(from)), choices: [[tap(texts.throughToday, 'today')]] }],
      taps: { today: async ({ from }, act) => throughGiven(from, await todayOf(act), moves) },
      text: async (typed, { from }, act) => {
        const days = await typedDays(act, typed);
        const possible = days.filter((day) => day >= from);
        const [only, other] = possible.length > 0 ? possible : days;
        if (only === undefined) return moves.again(texts.badDay);
        return other === undefined
          ? throughGiven(from, only, moves)
          : moves.go('whichThrough', { from, days: [...possible] });
      },
    },
    whichThrough: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: ({ from }) => moves.go('through', { from }) },
      pick: (key, { from, days }) => {
        const through = days.find((day) => day === key);
        return through === undefined ? moves.go('through', { from }) : throughGiven(from, through, moves);
      },
    },
    unit: listStep({
      ask: () => texts.askUnit,
      entries: async (_, act) => entriesOf(await innerUnits(act.tx)),
      others: () => [tap(texts.wholeHouse, 'whole')],
      taps: { whole: ({ report, period }) => moves.go('form', { report, period, unitId: null }) },
      nothing: texts.noUnit,
      turn: (answers) => moves.go('unit', answers),
      chosen: (key, chosen) => moves.go('form', { ...chosen, unitId: Number(key) }),
    }),
    form: {
      ask: () => [
        { text: texts.askForm, choices: [[tap(texts.standalone, 'standalone')], [tap(texts.chapter, 'chapter')]] },
      ],
      taps: {
        standalone: async (about, act) => moves.done(...(await askReport(act, { ...about, form: 'standalone' }))),
        chapter: async (about, act) => moves.done(...(await askReport(act, { ...about, form: 'chapter' }))),
      },
    },
  }),
});

export async function beginAsking(act: Act): Promise<Reply> {
  act.require(askReportPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  return askDialog.at('kind', {});
}

/** The plan's reports, and the kinds of period it has none for. */
function kindsOf({ plan }: PlanInForce): readonly ListEntry[] {
  const ofPlan = plan.reports.map(({ code, title }) => ({ key: code, label: title }));
  const kinds = new Set<string>(plan.reports.map(({ kind }) => kind));
  const codes = new Set(plan.reports.map(({ code }) => code));
  const others = RECURRING.filter((kind) => !kinds.has(kind) && !codes.has(kind)).map((kind) => ({
    key: kind,
    label: texts.kinds[kind],
  }));
  return [...ofPlan, ...others, { key: RANGE, label: texts.kinds.range }];
}

async function periodEntries(act: Act, report: string): Promise<readonly ListEntry[]> {
  const edition = await requirePlan(act.tx);
  const rule = edition.plan.reports.find(({ code }) => code === report);
  const kind = RECURRING.find((each) => each === report);
  const last = await todayOf(act);
  const periods =
    rule !== undefined
      ? recentPeriods(edition, rule, act.now, MOST_PERIODS)
      : kind === undefined
        ? []
        : periodsIn(kind, addDays(last, -LOOK_BACK_DAYS), addDays(last, 1), edition.calendar).toReversed();
  return periods.slice(0, MOST_PERIODS).map((period) => ({ key: period.code, label: texts.period(period) }));
}

function throughGiven(from: Day, through: Day, moves: Go): Outcome {
  if (through < from) return moves.again(texts.endsBefore(spellDay(from)));
  if (addDays(from, LONGEST_RANGE_DAYS) < through) return moves.again(texts.tooLong);
  return moves.go('unit', { report: RANGE, period: `${from}..${through}`, ...FIRST_VIEW });
}
