/** What was sent up in a span, for reports and grading: one entry an item. */
import { dayOf } from '../../calendar/day.js';
import type { MeritSource } from '../../ledger/report-section.js';

export const sentUpMerits: MeritSource = async (read, { edition, from, to, unitPath }) => {
  const rows = await read.packageItem.findMany({
    where: {
      package: { kind: 'sendUp', sentAt: { gte: from, lt: to } },
      submission: { unit: { path: { startsWith: unitPath } } },
    },
    orderBy: [{ packageId: 'asc' }, { position: 'asc' }],
    include: {
      package: { select: { sentAt: true } },
      submission: { select: { code: true, title: true, unit: { select: { code: true, name: true } } } },
    },
  });
  return rows.flatMap(({ package: { sentAt }, submission: { unit, code, title } }) =>
    sentAt === null ? [] : [{ unit, code, title, on: dayOf(sentAt, edition.calendar.zone) }],
  );
};
