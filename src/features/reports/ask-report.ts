/** `/baocao`: a report of the plan for one of its recent periods, compiled now and given to whoever asked. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { recentPeriods } from '../../ledger/compile-scope.js';
import type { ReportRule } from '../../ledger/plan/language.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import { namedScope } from './build-report.js';
import { nextEdition } from './editions.js';
import { askReportPermission } from './permissions.js';
import { texts } from './texts.js';

const PERIODS_OFFERED = 5;

/** Offers the plan's reports; where there is one only, its periods. */
export async function offerReports(act: Act): Promise<Reply> {
  act.require(askReportPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const [only, ...others] = edition.plan.reports;
  if (only === undefined) return [{ text: texts.noReports }];
  if (others.length === 0) return offerPeriods(edition, only, act.now);
  const choices = edition.plan.reports.map((rule) => [chooseReport.choice(rule.title, rule.code)]);
  return [{ text: texts.askReport, choices }];
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
  run: async (act, { report, period }): Promise<Reply> => [{ text: await askReport(act, report, period) }],
});

/** Writes down that it is wanted; the next sweep compiles it. Returns what to tell whoever asked. */
async function askReport(act: Act, report: string, period: string): Promise<string> {
  act.require(askReportPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('only a person in a chat asks for a report there');
  const edition = await planInForce(act.tx);
  const scope = edition === undefined ? undefined : namedScope(edition, report, period);
  if (scope === undefined) return texts.gone;

  const wanted = { kind: report, period, askedById: person.id };
  const underway = await act.tx.report.findFirst({ where: { ...wanted, state: 'due' }, select: { id: true } });
  if (underway !== null) return texts.underway(scope.period);
  await act.tx.report.create({
    data: { ...wanted, edition: await nextEdition(act.tx, wanted), state: 'due', dueAt: scope.dueAt ?? scope.dataTo },
  });
  await act.record('reports.ask', `${report}/${period}`);
  return texts.asked(scope.period);
}

function offerPeriods(edition: PlanInForce, rule: ReportRule, now: Date): Reply {
  const periods = recentPeriods(edition, rule, now, PERIODS_OFFERED);
  if (periods.length === 0) return [{ text: texts.notBegun }];
  const choices = periods.map((period) => [
    choosePeriod.choice(texts.period(period), { report: rule.code, period: period.code }),
  ]);
  return [{ text: texts.askPeriod(rule.title), choices }];
}
