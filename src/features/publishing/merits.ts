/** What was published in a span, for reports and grading: one entry for each place where an item stands. */
import { dayOf, parseDay } from '../../calendar/day.js';
import type { MeritSource } from '../../ledger/report-section.js';

/** Days half-open as the span; what was taken down by then counts no more. */
export const publishedMerits: MeritSource = async (read, { edition, from, to, unitPath, now }) => {
  const { zone } = edition.calendar;
  const rows = await read.publication.findMany({
    where: {
      on: { gte: dayOf(from, zone), lt: dayOf(to, zone) },
      OR: [{ takenDownAt: null }, { takenDownAt: { gt: now } }],
      submission: { unit: { path: { startsWith: unitPath } } },
    },
    orderBy: [{ on: 'asc' }, { id: 'asc' }],
    include: { submission: { select: { code: true, title: true, unit: { select: { code: true, name: true } } } } },
  });
  return rows.flatMap(({ on, channel, link, submission: { unit, code, title } }) => {
    const day = parseDay(on);
    return day === undefined ? [] : [{ unit, code, title, on: day, channel, ...(link === null ? {} : { link }) }];
  });
};
