/** From the rows to the files: read here in pages, counted, compiled and rendered in the document thread. Changes nothing. */
import { parsePeriod } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import type { DocumentWorker } from '../../documents/worker.js';
import { type ReportSources, type ReportSubject, readFixedRows, searchFor } from '../../ledger/compile-rows.js';
import { type ReportScope, scopeOf } from '../../ledger/compile-scope.js';
import { itemsApprovedLater, itemsSent } from '../../ledger/item-pages.js';
import { frozenReports, issuedPages } from '../../ledger/period-numbers.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { listedPages } from '../../ledger/task-pages.js';
import { issuedNumbers } from './issued-numbers.js';
import { type Compiled, compileJob, type Paper, type ReportPlan } from './job.js';

/** Where a report is read from and made. */
export interface ReportWorks {
  readonly read: Read;
  readonly documents: DocumentWorker;
  readonly sources: ReportSources;
}

/** The numbers, the document and the workbook of a report as they stand at `now`. */
export async function buildReport(
  { read, documents, sources }: ReportWorks,
  subject: ReportSubject,
  paper: Paper,
  now: Date,
): Promise<Compiled> {
  const { edition, scope, unitPath } = subject;
  const fixed = await readFixedRows(read, subject, sources, issuedNumbers(read, subject), now);
  const frozen = await frozenReports(read, scope.period);
  const search = searchFor(subject);
  return documents.run(compileJob, { scope, plan: reportPlan(edition), fixed, frozen, paper }, [
    listedPages(read, edition, search, now),
    issuedPages(read, edition, frozen, search),
    itemsSent(read, scope, { unitPath }),
    itemsApprovedLater(read, scope, { unitPath }),
  ]);
}

/** The plan as far as reports read it, with the duties it dropped and are still counted: thousands of units stay here. */
export function reportPlan({ plan, duties }: Pick<PlanInForce, 'plan' | 'duties'>): ReportPlan {
  const named = new Set([
    ...plan.focalPersons.map(({ unit }) => unit),
    ...plan.reports.flatMap(({ to }) => to),
    plan.organisation.code,
  ]);
  const { zone, organisation, focalPersons, recipients, reports, topics, channels, grading } = plan;
  const units = plan.units.filter(({ code }) => named.has(code));
  return {
    plan: plan.plan,
    zone,
    organisation,
    focalPersons,
    recipients,
    reports,
    duties,
    topics,
    channels,
    grading,
    units,
  };
}

/**
 * The scope of a report by the code of the plan's rule, or of a kind of period the plan asks no report for; undefined: there
 * is no such report or period.
 */
export function namedScope(edition: PlanInForce, report: string, period: string): ReportScope | undefined {
  const known = parsePeriod(period, edition.calendar);
  if (known === undefined) return undefined;
  const rule = edition.plan.reports.find((each) => each.code === report);
  if (rule === undefined && report !== known.kind) return undefined;
  return scopeOf(edition, rule, known);
}
