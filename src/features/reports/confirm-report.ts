/** The office confirms a draft: its numbers are the period's from then on, wherever they are shown. */
import { z } from 'zod';
import { parsePeriod } from '../../calendar/period.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { confirmReportPermission } from './permissions.js';
import { texts } from './texts.js';

/** `key`: the report's id. Only the newest draft, and only where no other of the same report is confirmed. */
export const confirmReport = definePick({
  name: 'reports.confirm',
  key: z.number(),
  run: async (act, id): Promise<Reply> => {
    act.require(confirmReportPermission, 'anywhere');
    const { kind, period, edition } = await act.tx.report.findUniqueOrThrow({
      where: { id },
      select: { kind: true, period: true, edition: true },
    });
    const same = { kind, period, unitId: null };
    const confirmed = await act.tx.report.count({ where: { ...same, confirmedAt: { not: null }, reopenedAt: null } });
    if (confirmed > 0) return [{ text: texts.confirmedAlready }];
    const newer = await act.tx.report.count({ where: { ...same, state: 'compiled', edition: { gt: edition } } });
    if (newer > 0) return [{ text: texts.newerDraft }];
    const { count } = await act.tx.report.updateMany({
      where: { id, state: 'compiled', confirmedAt: null },
      data: { confirmedAt: act.now, confirmedById: act.actor.person?.id ?? null },
    });
    if (count === 0) return [{ text: texts.confirmedAlready }];
    await act.record('reports.confirm', `report/${id}`, `${kind} ${period} edition ${edition}`);
    const { calendar } = await requirePlan(act.tx);
    return [{ text: texts.confirmed(parsePeriod(period, calendar) ?? period) }];
  },
});
