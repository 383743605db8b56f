/** From the rows to the file: read, compiled, rendered. Changes nothing. */
import { parsePeriod } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import type { DocumentWorker } from '../../documents/worker.js';
import { compile } from '../../ledger/compile.js';
import type { ReportModel } from '../../ledger/compile-model.js';
import { readReportRows } from '../../ledger/compile-rows.js';
import { type ReportScope, scopeOf } from '../../ledger/compile-scope.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { documentOf } from './document/document-of.js';
import { texts } from './texts.js';

export interface BuiltReport {
  readonly model: ReportModel;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The numbers of a report as they stand at `now`. */
export async function compileReport(
  read: Read,
  edition: PlanInForce,
  scope: ReportScope,
  now: Date,
): Promise<ReportModel> {
  return compile(scope, await readReportRows(read, edition, scope, now), edition.plan);
}

export async function buildReport(
  documents: DocumentWorker,
  read: Read,
  edition: PlanInForce,
  scope: ReportScope,
  now: Date,
): Promise<BuiltReport> {
  const model = await compileReport(read, edition, scope, now);
  const bytes = await documents.docx(documentOf(model, edition.plan));
  return { model, name: texts.fileName(scope.rule, scope.period), bytes };
}

/** The scope of a report of the plan by its rule's code and its period's; undefined when the plan has no such report. */
export function plannedScope(edition: PlanInForce, report: string, period: string): ReportScope | undefined {
  const rule = edition.plan.reports.find((each) => each.code === report);
  const known = parsePeriod(period, edition.calendar);
  return rule === undefined || known === undefined ? undefined : scopeOf(edition, rule, known);
}
