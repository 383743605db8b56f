/** Sending on: on which way a confirmed report left the house, what proves it, and when. It settles the duty it was owed for. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { DayText } from '../../calendar/day-text.js';
import { numericDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { todayOf } from '../../ledger/today.js';
import { settleTask } from '../done-marks/index.js';
import { Report } from './choices.js';
import { typedDays, whichDay } from './day-steps.js';
import { issueReportPermission } from './permissions.js';
import { type SeenReport, seeReport } from './report-row.js';
import { readProof } from './rules.js';
import { texts } from './texts.js';

const WAYS = ['system', 'mail', 'paper', 'other'] as const;

const Going = Report.extend({ way: z.enum(WAYS) });
const Proved = Going.extend({ proof: z.string() });
const Whole = Proved.extend({ day: DayText });
const states = { way: Report, proof: Going, day: Proved, whichDay: Proved.extend({ days: z.array(DayText) }) };

export const fileDialog = defineDialog({
  kind: 'reports.file',
  version: 1,
  states,

  steps: (moves) => ({
    way: {
      ask: () => [{ text: texts.askWay, choices: WAYS.map((way) => [option(texts.ways[way], way)]) }],
      pick: (key, { report }) => {
        const way = WAYS.find((each) => each === key);
        return way === undefined ? moves.go('way', { report }) : moves.go('proof', { report, way });
      },
    },
    proof: {
      ask: ({ way }) => [{ text: texts.askProof[way] }],
      text: (typed, going) => {
        const proof = readProof(typed);
        return proof === undefined ? moves.again(texts.badProof) : moves.go('day', { ...going, proof });
      },
    },
    day: {
      ask: async (_, act) => [
        { text: texts.askFiledOn, choices: [[tap(texts.today(numericDay(await todayOf(act))), 'today')]] },
      ],
      taps: { today: async (proved, act) => dayGiven({ ...proved, day: await todayOf(act) }, act, moves) },
      text: async (typed, proved, act) => {
        const days = await typedDays(act, typed);
        const [only, other] = days;
        if (only === undefined) return moves.again(texts.badDay);
        return other === undefined
          ? dayGiven({ ...proved, day: only }, act, moves)
          : moves.go('whichDay', { ...proved, days: [...days] });
      },
    },
    whichDay: {
      ask: ({ days }) => [whichDay(days, 'retype')],
      taps: { retype: ({ days, ...proved }) => moves.go('day', proved) },
      pick: (key, { days, ...proved }, act) => {
        const day = days.find((each) => each === key);
        return day === undefined ? moves.go('day', proved) : dayGiven({ ...proved, day }, act, moves);
      },
    },
  }),
});

export async function beginFiling(act: Act, report: number): Promise<Reply> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, report);
  return seen?.stage === 'confirmed' ? fileDialog.at('way', { report }) : [{ text: texts.onlyConfirmed }];
}

async function dayGiven(whole: z.infer<typeof Whole>, act: Act, moves: Moves<typeof states>): Promise<Outcome> {
  if (whole.day > (await todayOf(act))) return moves.again(texts.dayToCome);
  return moves.done({ text: await markFiled(act, whole) });
}

async function markFiled(act: Act, { report, way, proof, day }: z.infer<typeof Whole>): Promise<string> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, report);
  if (seen?.stage !== 'confirmed') return texts.onlyConfirmed;
  await act.tx.report.update({
    where: { id: report },
    data: { filedWay: way, filedProof: proof, filedOn: day, filedById: act.actor.person?.id ?? null, filedAt: act.now },
  });
  const words = texts.filedWords(way, proof, numericDay(day));
  await settleDuty(act, seen, words);
  await act.record('reports.file', `report/${report}`, `${way} ${day}`);
  return texts.filed(seen.called, words);
}

/** The plan's duty this report is handed in for: done with it. */
async function settleDuty(act: Act, { row, edition }: SeenReport, words: string): Promise<void> {
  const duty = edition.plan.reports.find(({ code }) => code === row.kind)?.duty;
  if (duty === undefined) return;
  const tasks = await act.tx.task.findMany({ where: { dutyCode: duty, period: row.period }, select: { id: true } });
  for (const { id } of tasks) await settleTask(act, id, { words });
}
