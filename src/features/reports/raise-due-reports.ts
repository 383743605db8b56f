/** A cut-off has come: its report is due. One row for each, whether or not somebody asked for the same earlier. */
import { type Day, dayOf } from '../../calendar/day.js';
import type { House } from '../../feature.js';
import { reportsPastCutOff } from '../../ledger/compile-scope.js';
import type { PlannedReport } from '../../ledger/plan/expand.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { THE_HOUSE } from '../../org/actor.js';
import { askedEdition, type WantedEdition } from './editions.js';

export async function raiseDueReports(house: House, edition: PlanInForce): Promise<void> {
  for (const planned of pastCutOff(edition, house.clock.now())) {
    const raised = { kind: planned.report, period: planned.period, askedById: null };
    if ((await house.db.read.report.findFirst({ where: raised, select: { id: true } })) !== null) continue;
    const form = edition.plan.reports.find(({ code }) => code === planned.report)?.form ?? 'standalone';
    await raise(house, planned, { ...raised, form });
  }
}

/** A cut-off is the end of a day: between two midnights there is nothing new to expand, and a tick comes often. */
const lookedAt = new WeakMap<PlanInForce, { readonly on: Day; readonly planned: readonly PlannedReport[] }>();

function pastCutOff(edition: PlanInForce, now: Date): readonly PlannedReport[] {
  const today = dayOf(now, edition.calendar.zone);
  const known = lookedAt.get(edition);
  if (known?.on === today) return known.planned;
  const planned = reportsPastCutOff(edition, now);
  lookedAt.set(edition, { on: today, planned });
  return planned;
}

async function raise(
  house: House,
  { key, dueAt }: PlannedReport,
  { form, ...raised }: Pick<WantedEdition, 'kind' | 'period' | 'form'> & { readonly askedById: null },
): Promise<void> {
  await house.act(THE_HOUSE, `sweep/${key}`, async ({ tx }) => {
    if ((await tx.report.findFirst({ where: raised, select: { id: true } })) !== null) return;
    await askedEdition(tx, { ...raised, form, unitId: null, dueAt });
  });
}
