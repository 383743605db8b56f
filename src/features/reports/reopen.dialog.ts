/** Reopening a confirmed report: never without a reason, and everybody who had the numbers hears of it. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { Report } from './choices.js';
import { askedEdition } from './editions.js';
import { issueReportPermission } from './permissions.js';
import { receiversOf } from './receivers.js';
import { seeReport } from './report-row.js';
import { readReason } from './rules.js';
import { texts } from './texts.js';

export const reopenDialog = defineDialog({
  kind: 'reports.reopen',
  version: 1,
  states: { reason: Report, confirm: Report.extend({ reason: z.string() }) },

  steps: ({ go, again, done }) => ({
    reason: {
      ask: async ({ report }, act) => [{ text: texts.askReopenReason((await seeReport(act, report))?.called ?? '') }],
      text: (typed, about) => {
        const reason = readReason(typed);
        return reason === undefined ? again(texts.badReason) : go('confirm', { ...about, reason });
      },
    },
    confirm: {
      ask: ({ reason }) => [
        { text: texts.reopenSummary(reason), choices: [[tap(texts.reopenYes, 'yes')], [tap(texts.reopenNo, 'no')]] },
      ],
      taps: {
        yes: async ({ report, reason }, act) => done({ text: await reopen(act, report, reason) }),
        no: () => done({ text: texts.stillConfirmed }),
      },
    },
  }),
});

export async function beginReopening(act: Act, report: number): Promise<Reply> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, report);
  if (seen?.stage !== 'confirmed') return [{ text: texts.onlyConfirmed }];
  return reopenDialog.at('reason', { report });
}

async function reopen(act: Act, id: number, reason: string): Promise<string> {
  act.require(issueReportPermission, 'anywhere');
  const seen = await seeReport(act, id);
  const { person } = act.actor;
  if (seen === undefined || person === undefined) return texts.onlyConfirmed;
  const { count } = await act.tx.report.updateMany({
    where: { id, confirmedAt: { not: null }, reopenedAt: null },
    data: { reopenedAt: act.now, reopenedById: person.id, reopenReason: reason },
  });
  if (count === 0) return texts.onlyConfirmed;
  const { row, called, edition } = seen;
  await askedEdition(act.tx, { ...row, askedById: person.id });
  await act.record('reports.reopen', `report/${id}`, `${row.kind} ${row.period} edition ${row.edition}`);
  const { office, others } = await receiversOf(
    act.tx,
    edition.plan.reports.find(({ code }) => code === row.kind),
  );
  for (const each of [...office, ...others]) {
    if (each === person.id) continue;
    const text = texts.reopenedNotice(called, person.name, reason);
    await act.tell({ person: each }, { text }, { reason: `report/${id}/reopened` });
  }
  return texts.reopened(called);
}
