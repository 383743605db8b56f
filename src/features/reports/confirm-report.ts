/** The office confirms a draft: its numbers are the period's from then on, wherever they are shown. */
import type { Act } from '../../act.js';
import { issueReportPermission } from './permissions.js';
import { issuedReport, seeReport } from './report-row.js';
import { wantWording } from './rewording.js';
import { texts } from './texts.js';

/** Only the newest draft about the whole institution, and only where no other of the period is confirmed. */
export async function confirmReport(act: Act, id: number): Promise<string> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, id);
  if (seen === undefined) return texts.unknown;
  const { row, stage, called } = seen;
  if (row.unitId !== null) return texts.notOfUnits;
  if ((await issuedReport(act.tx, row)) !== null) return texts.confirmedAlready;
  if (stage === 'replaced') return texts.newerDraft;
  const { count } = await act.tx.report.updateMany({
    where: { id, state: 'compiled', confirmedAt: null },
    data: { confirmedAt: act.now, confirmedById: act.actor.person?.id ?? null },
  });
  if (count === 0) return texts.notReady;
  await wantWording(act.tx, id, { by: null });
  await act.record('reports.confirm', `report/${id}`, `${row.kind} ${row.period} edition ${row.edition}`);
  return texts.confirmed(called);
}
