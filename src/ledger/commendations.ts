/** The numbers of people and units worth telling of: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';

/** Records of units below `unitPath`, dated in [from, to). */
interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly unitPath: string;
}

export type CommendationRecord = Awaited<ReturnType<typeof commendationsConfirmed>>[number];

/** Confirmed within the span, whenever they were proposed. */
export function commendationsConfirmed(read: Read, { from, to, unitPath }: Span) {
  return commendationsWhere(read, { ...below(unitPath), state: 'confirmed', checkedAt: { gte: from, lt: to } });
}

/** Put forward for a reward within the span. */
export function rewardsProposed(read: Read, { from, to, unitPath }: Span) {
  return commendationsWhere(read, { ...below(unitPath), state: 'confirmed', rewardAt: { gte: from, lt: to } });
}

function below(unitPath: string) {
  return { unit: { path: { startsWith: unitPath } } };
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
