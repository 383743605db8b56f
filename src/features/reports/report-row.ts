/** A compiled report as its screens and its way need it. */
import type { Act } from '../../act.js';
import { type Period, parsePeriod, periodName } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { askReportPermission } from './permissions.js';
import type { Stage } from './rules.js';
import { texts } from './texts.js';

export type ReportRow = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** A report somebody may see, with where it is on its way; undefined: there is none. */
export interface SeenReport {
  readonly row: ReportRow;
  readonly stage: Stage;
  readonly period: Period | string;
  /** The period as people call the report by it. */
  readonly called: Period | string;
  readonly edition: PlanInForce;
}

export async function seeReport(act: Act, id: number): Promise<SeenReport | undefined> {
  act.require(askReportPermission, 'anywhere');
  const row = await readRow(act.tx, id);
  if (row === null) return undefined;
  const edition = await requirePlan(act.tx);
  const period = parsePeriod(row.period, edition.calendar) ?? row.period;
  return { row, stage: await stageOf(act.tx, row), period, called: calledBy(edition, row), edition };
}

/** A report by its period, or its code where the plan has it no more; with its title where the plan has others like it. */
export function calledBy(
  { plan, calendar }: Pick<PlanInForce, 'plan' | 'calendar'>,
  { kind, period: code }: { readonly kind: string; readonly period: string },
): Period | string {
  const period = parsePeriod(code, calendar) ?? code;
  const rule = plan.reports.find((report) => report.code === kind);
  const isAlone = !plan.reports.some((other) => other !== rule && isAlike(other.kind, rule?.kind));
  if (rule === undefined || isAlone) return period;
  return texts.calledBy(typeof period === 'string' ? period : periodName(period), rule.title);
}

/** Opinion is reported on in periods of any kind. */
function isAlike(one: string, other: string | undefined): boolean {
  return one === other || one === 'opinion' || other === 'opinion';
}

/** The report of the whole institution that was issued for a period; null: none was, or it was reopened. */
export async function issuedReport(read: Read, { kind, period }: { readonly kind: string; readonly period: string }) {
  return read.report.findFirst({
    where: { kind, period, unitId: null, confirmedAt: { not: null }, reopenedAt: null },
    orderBy: { edition: 'desc' },
    select: SELECT,
  });
}

const SELECT = {
  id: true,
  kind: true,
  period: true,
  edition: true,
  state: true,
  form: true,
  unitId: true,
  unit: { select: { code: true, name: true } },
  askedById: true,
  dueAt: true,
  compiledAt: true,
  asOf: true,
  model: true,
  planSha256: true,
  sha256: true,
  name: true,
  bookSha256: true,
  bookName: true,
  csvSha256: true,
  wanted: true,
  made: true,
  touchedById: true,
  tries: true,
  confirmedAt: true,
  confirmedBy: { select: { name: true } },
  reopenedAt: true,
  reopenedBy: { select: { name: true } },
  reopenReason: true,
  number: true,
  issuedOn: true,
  filedWay: true,
  filedProof: true,
  filedOn: true,
  filedBy: { select: { name: true } },
} as const;

async function readRow(read: Read, id: number) {
  return read.report.findUnique({ where: { id }, select: SELECT });
}

async function stageOf(read: Read, row: ReportRow): Promise<Stage> {
  if (row.state === 'due') return 'underway';
  if (row.state === 'failed') return 'failed';
  if (row.reopenedAt !== null) return 'reopened';
  if (row.confirmedAt !== null) return 'confirmed';
  const { kind, period, unitId, form, edition } = row;
  const newer = await read.report.count({
    where: { kind, period, unitId, form, state: 'compiled', edition: { gt: edition } },
  });
  return newer > 0 ? 'replaced' : 'draft';
}
