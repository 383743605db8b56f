/** The numbers of people and units worth telling of: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';
import { below, type RecordSpan, within } from './record-span.js';

export type CommendationRecord = Awaited<ReturnType<typeof commendationsConfirmed>>[number];

/** Confirmed within the span, whenever they were proposed. */
export function commendationsConfirmed(read: Read, span: RecordSpan) {
  return commendationsWhere(read, { ...below(span), state: 'confirmed', checkedAt: within(span) });
}

/** Put forward for a reward within the span. */
export function rewardsProposed(read: Read, span: RecordSpan) {
  return commendationsWhere(read, { ...below(span), state: 'confirmed', rewardAt: within(span) });
}

type Where = NonNullable<Parameters<Read['commendation']['findMany']>[0]>['where'];

async function commendationsWhere(read: Read, where: Where) {
  return read.commendation.findMany({
    where: where ?? {},
    orderBy: { id: 'asc' },
    select: {
      code: true,
      name: true,
      words: true,
      link: true,
      checkedAt: true,
      rewardAt: true,
      unit: { select: { code: true, name: true } },
      checkedBy: { select: { name: true } },
      request: { select: { tasks: { select: { settledAt: true } } } },
    },
  });
}
