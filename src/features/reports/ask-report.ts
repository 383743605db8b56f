/** `/baocao`: a report of the plan for one of its recent periods, compiled now and given to whoever asked. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, namePick, type Reply } from '../../conversation/handlers.js';
import { recentPeriods } from '../../ledger/compile-scope.js';
import type { ReportRule } from '../../ledger/plan/language.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { namedScope } from './build-report.js';
import { listReports } from './choices.js';
import { askedEdition } from './editions.js';
import type { Paper } from './job.js';
import { askReportPermission } from './permissions.js';
import { calledBy, issuedReport, seeReport } from './report-row.js';
import { reportScreen } from './report-screen.js';
import { texts } from './texts.js';

/** With other kinds and the list of those compiled, eight buttons. */
const PERIODS_OFFERED = 5;
const REPORTS_OFFERED = 6;

/** Any kind, period and unit: asked step by step. */
export const askOther = namePick('reports.other', z.null());

/** Offers the plan's reports; where there is one only, its periods. */
export async function offerReports(act: Act): Promise<Reply> {
  act.require(askReportPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const [only, ...others] = edition.plan.reports;
  if (only !== undefined && others.length === 0) return offerPeriods(edition, only, act.now);
  const choices = edition.plan.reports
    .slice(0, REPORTS_OFFERED)
    .map((rule) => [chooseReport.choice(rule.title, rule.code)]);
  return [{ text: texts.askReport, choices: [...choices, ...furtherChoices()] }];
}

export const chooseReport = definePick({
  name: 'reports.choose',
  key: z.string(),
  run: async (act, code): Promise<Reply> => {
    act.require(askReportPermission, 'anywhere');
    const edition = await planInForce(act.tx);
    const rule = edition?.plan.reports.find((report) => report.code === code);
    if (edition === undefined || rule === undefined) return [{ text: texts.gone }];
    return offerPeriods(edition, rule, act.now);
  },
});

export const choosePeriod = definePick({
  name: 'reports.compile',
  key: z.object({ report: z.string(), period: z.string() }),
  run: (act, { report, period }): Promise<Reply> => askReport(act, { report, period, unitId: null, form: undefined }),
});

export interface AskedReport {
  /** The rule's code, or the kind of the period. */
  readonly report: string;
  readonly period: string;
  /** Null: the whole institution. */
  readonly unitId: number | null;
  /** Undefined: as the plan has it. */
  readonly form: Paper['form'] | undefined;
}

/** Shows what was issued; else writes down that it is wanted: the next sweep compiles it. */
export async function askReport(
  act: Act,
  { report, period, unitId, form: asked }: AskedReport,
): Promise<readonly Message[]> {
  act.require(askReportPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('only a person in a chat asks for a report there');
  const edition = await planInForce(act.tx);
  const scope = edition === undefined ? undefined : namedScope(edition, report, period);
  if (edition === undefined || scope === undefined) return [{ text: texts.gone }];

  const called = calledBy(edition, { kind: report, period });
  const form = asked ?? scope.rule?.form ?? 'standalone';
  const issued = unitId === null ? await issuedReport(act.tx, { kind: report, period }) : null;
  if (issued !== null && issued.form === form) return reportScreen(act, issued.id);
  const wanted = { kind: report, period, unitId, form, askedById: person.id };
  const underway = await act.tx.report.findFirst({ where: { ...wanted, state: 'due' }, select: { id: true } });
  if (underway !== null) return [{ text: texts.underway(called) }];
  await askedEdition(act.tx, { ...wanted, dueAt: scope.dueAt ?? scope.dataTo });
  await act.record('reports.ask', `${report}/${period}`);
  return [{ text: texts.asked(called) }];
}

/** The same report once more, with what has come since. */
export async function recompile(act: Act, id: number): Promise<Reply> {
  const seen = await seeReport(act, id);
  if (seen === undefined) return [{ text: texts.unknown }];
  const { kind, period, unitId, form } = seen.row;
  return askReport(act, { report: kind, period, unitId, form });
}

function offerPeriods(edition: PlanInForce, rule: ReportRule, now: Date): Reply {
  const periods = recentPeriods(edition, rule, now, PERIODS_OFFERED);
  if (periods.length === 0) return [{ text: texts.notBegun, choices: furtherChoices() }];
  const choices = periods.map((period) => [
    choosePeriod.choice(texts.period(period), { report: rule.code, period: period.code }),
  ]);
  return [{ text: texts.askPeriod(rule.title), choices: [...choices, ...furtherChoices()] }];
}

function furtherChoices(): readonly (readonly Choice[])[] {
  return [[askOther.choice(texts.other, null)], [listReports.choice(texts.seeCompiled, { page: 0 })]];
}
