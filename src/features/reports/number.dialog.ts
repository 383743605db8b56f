/** `/vaoso`: the number and the day a signed report was given; the document is made again with them. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, parseDay, partsOf } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { numericDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { Report } from './choices.js';
import { typedDays, whichDay } from './day-steps.js';
import { issueReportPermission } from './permissions.js';
import { type SeenReport, seeReport } from './report-row.js';
import { wantWording } from './rewording.js';
import { readNumber } from './rules.js';
import { texts } from './texts.js';

const OFFERED = 7;

const Numbered = Report.extend({ number: z.string() });
const Whole = Numbered.extend({ day: DayText });
const states = {
  which: z.object({}),
  number: Report,
  day: Numbered,
  whichDay: Numbered.extend({ days: z.array(DayText) }),
  confirm: Whole,
};

export const numberDialog = defineDialog({
  kind: 'reports.number',
  version: 1,
  states,

  steps: (moves) => ({
    which: {
      ask: async (_, act) => [
        {
          text: texts.askWhichNumbered,
          choices: (await signable(act)).map(({ id, title }) => [option(title, String(id))]),
        },
      ],
      pick: (key) => moves.go('number', { report: Number(key) }),
    },
    number: {
      ask: async ({ report }, act) => [{ text: numberQuestion(await seeReport(act, report)) }],
      text: (typed, about) => {
        const number = readNumber(typed);
        return number === undefined ? moves.again(texts.badNumber) : moves.go('day', { ...about, number });
      },
    },
    day: {
      ask: async (_, act) => [
        { text: texts.askDay, choices: [[tap(texts.today(numericDay(await todayOf(act))), 'today')]] },
      ],
      taps: { today: async (numbered, act) => dayGiven(numbered, await todayOf(act), act, moves) },
      text: async (typed, numbered, act) => {
        const days = await typedDays(act, typed);
        const [only, other] = days;
        if (only === undefined) return moves.again(texts.badDay);
        return other === undefined
          ? dayGiven(numbered, only, act, moves)
          : moves.go('whichDay', { ...numbered, days: [...days] });
      },
    },
    whichDay: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: ({ days, ...numbered }) => moves.go('day', numbered) },
      pick: (key, { days, ...numbered }, act) => {
        const day = days.find((each) => each === key);
        return day === undefined ? moves.go('day', numbered) : dayGiven(numbered, day, act, moves);
      },
    },
    confirm: {
      ask: async ({ report, number, day }, act) => {
        const seen = await seeReport(act, report);
        const text = texts.numberSummary(seen?.called ?? '', symbolOf(seen, number), numericDay(day));
        return [{ text, choices: [[tap(texts.numberYes, 'yes')], [tap(texts.numberAgain, 'again')]] }];
      },
      taps: {
        yes: async (whole, act) => moves.done({ text: await enterNumber(act, whole) }),
        again: ({ report }) => moves.go('number', { report }),
      },
    },
  }),
});

/** `report` undefined: the one that waits for a number, or a choice of them. */
export async function beginNumbering(act: Act, report?: number): Promise<Reply> {
  act.require(issueReportPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  if (report !== undefined) {
    const seen = await seeReport(act, report);
    return seen?.stage === 'confirmed' ? numberDialog.at('number', { report }) : [{ text: texts.onlyConfirmed }];
  }
  const [only, ...others] = await signable(act);
  if (only === undefined) return [{ text: texts.nothingToNumber }];
  return others.length === 0 ? numberDialog.at('number', { report: only.id }) : numberDialog.at('which', {});
}

/** Confirmed documents of their own, those without a number first: a chapter goes by the number of what it is pasted into. */
async function signable(act: Act): Promise<readonly { readonly id: number; readonly title: string }[]> {
  const rows = await act.tx.report.findMany({
    where: { confirmedAt: { not: null }, reopenedAt: null, form: 'standalone' },
    orderBy: { confirmedAt: 'desc' },
    take: OFFERED * 2,
    select: { id: true, number: true },
  });
  const ordered = rows.toSorted((a, b) => Number(a.number !== null) - Number(b.number !== null)).slice(0, OFFERED);
  const found = [];
  for (const { id, number } of ordered) {
    const seen = await seeReport(act, id);
    if (seen !== undefined) found.push({ id, title: texts.numbered(titleOf(seen), number) });
  }
  return found;
}

function numberQuestion(seen: SeenReport | undefined): string {
  const { number, issuedOn } = seen?.row ?? {};
  const day = parseDay(issuedOn ?? '');
  if (seen === undefined || typeof number !== 'string' || day === undefined) return texts.askNumber(seen?.called ?? '');
  return texts.askNewNumber(seen.called, number, numericDay(day));
}

function titleOf({ row, period, edition }: SeenReport): string {
  return texts.named(edition.plan.reports.find(({ code }) => code === row.kind)?.title, period);
}

async function dayGiven(
  numbered: z.infer<typeof Numbered>,
  day: Day,
  act: Act,
  moves: Moves<typeof states>,
): Promise<Outcome> {
  if (day > (await todayOf(act))) return moves.again(texts.dayToCome);
  return moves.go('confirm', { ...numbered, day });
}

/** "15/BC-MNTT" */
function symbolOf(seen: SeenReport | undefined, number: string): string {
  const symbol = seen?.edition.plan.organisation.letterhead.symbol;
  return symbol === undefined ? number : texts.symbol(number, symbol);
}

async function enterNumber(act: Act, { report, number, day }: z.infer<typeof Whole>): Promise<string> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, report);
  if (seen?.stage !== 'confirmed') return texts.onlyConfirmed;
  const { year } = partsOf(day);
  const taken = await act.tx.report.findFirst({
    where: { number, issuedOn: { startsWith: `${year}-` }, reopenedAt: null, id: { not: report } },
    select: { id: true },
  });
  const other = taken === null ? undefined : await seeReport(act, taken.id);
  if (other !== undefined) return texts.numberTaken(symbolOf(seen, number), titleOf(other), String(year));
  await act.tx.report.update({
    where: { id: report },
    data: { number, issuedOn: day, numberedById: act.actor.person?.id ?? null, numberedAt: act.now },
  });
  await wantWording(act.tx, report, { by: null });
  await act.record('reports.number', `report/${report}`, `${number} ${day}`);
  return texts.numberEntered(symbolOf(seen, number), numericDay(day));
}
