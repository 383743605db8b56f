/** Reports that wait for the office: drafts to confirm once their data have ended, and documents to number. */
import type { Act } from '../../act.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Choice } from '../../outbox/message.js';
import { openReport } from './choices.js';
import { issueReportPermission } from './permissions.js';
import { calledBy } from './report-row.js';
import { readDigest } from './stored-model.js';
import { texts } from './texts.js';

const OFFERED = 3;
const NEWEST = 40;

/** The newest few of the plan's reports, each leading to its report. */
export async function reportsWaiting(act: Act): Promise<readonly Choice[]> {
  if (!act.may(issueReportPermission, 'anywhere')) return [];
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [];
  const codes = edition.plan.reports.map(({ code }) => code);
  const rows = await act.tx.report.findMany({
    where: { kind: { in: codes }, unitId: null, state: 'compiled', reopenedAt: null },
    orderBy: { id: 'desc' },
    take: NEWEST,
    select: { id: true, kind: true, period: true, form: true, confirmedAt: true, number: true, digest: true },
  });
  const newest = new Map<string, (typeof rows)[number]>();
  // Where one is confirmed, drafts beside it are not waited for.
  for (const row of rows.toSorted((a, b) => Number(b.confirmedAt !== null) - Number(a.confirmedAt !== null))) {
    const key = `${row.kind} ${row.period}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  return [...newest.values()]
    .filter(({ confirmedAt, number, form, digest }) =>
      confirmedAt === null ? isOver(digest) : form === 'standalone' && number === null,
    )
    .toSorted((a, b) => b.id - a.id)
    .slice(0, OFFERED)
    .map(({ id, kind, period, confirmedAt }) => {
      const name = calledBy(edition, { kind, period });
      return openReport.choice(confirmedAt === null ? texts.toConfirm(name) : texts.toNumber(name), { report: id });
    });
}

/** A draft of a period still running is only looked at. */
function isOver(digest: string | null): boolean {
  if (digest === null) return false;
  const { asOf, dataTo } = readDigest(digest);
  return asOf >= dataTo;
}
