/** A cut-off has come: its report is due. One row for each, whether or not somebody asked for the same earlier. */
import type { House } from '../../feature.js';
import { reportsPastCutOff } from '../../ledger/compile-scope.js';
import type { PlannedReport } from '../../ledger/plan/expand.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { THE_HOUSE } from '../../org/actor.js';
import { nextEdition } from './editions.js';

export async function raiseDueReports(house: House, edition: PlanInForce): Promise<void> {
  for (const planned of reportsPastCutOff(edition, house.clock.now())) {
    const raised = { kind: planned.report, period: planned.period, askedById: null };
    if ((await house.db.read.report.findFirst({ where: raised, select: { id: true } })) === null)
      await raise(house, planned, raised);
  }
}

async function raise(
  house: House,
  { key, dueAt }: PlannedReport,
  raised: { readonly kind: string; readonly period: string; readonly askedById: null },
): Promise<void> {
  await house.act(THE_HOUSE, `sweep/${key}`, async ({ tx }) => {
    if ((await tx.report.findFirst({ where: raised, select: { id: true } })) !== null) return;
    await tx.report.create({
      data: { ...raised, edition: await nextEdition(tx, raised), state: 'due', dueAt },
    });
  });
}
