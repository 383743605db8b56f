/** The numbers of the press: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';

/** Records of units below `unitPath`, dated in [from, to). */
interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly unitPath: string;
}

const UNIT = { select: { code: true, name: true } } as const;

export type MentionRecord = Awaited<ReturnType<typeof mentionsNoted>>[number];

/** Articles and posts about us noted within the span; what was entered by mistake counts no more. */
export function mentionsNoted(read: Read, { from, to, unitPath }: Span) {
  return read.pressMention.findMany({
    where: { ...below(unitPath), at: { gte: from, lt: to } },
    orderBy: { id: 'asc' },
    include: { unit: UNIT },
  });
}

export type PressRequestRecord = Awaited<ReturnType<typeof requestsAsked>>[number];

/** Asked within the span. */
export function requestsAsked(read: Read, { from, to, unitPath }: Span) {
  return requestsWhere(read, { ...below(unitPath), at: { gte: from, lt: to } });
}

/** Answered within the span, whenever they were asked. */
export function requestsAnswered(read: Read, { from, to, unitPath }: Span) {
  return requestsWhere(read, { ...below(unitPath), answeredAt: { gte: from, lt: to } });
}

/** Asked before the end of the span and not answered by then. */
export function requestsOpenAt(read: Read, { to, unitPath }: Omit<Span, 'from'>) {
  return requestsWhere(read, {
    ...below(unitPath),
    at: { lt: to },
    OR: [{ answeredAt: null }, { answeredAt: { gte: to } }],
  });
}

function below(unitPath: string) {
  return { removedAt: null, unit: { path: { startsWith: unitPath } } };
}

type Where = NonNullable<Parameters<Read['pressRequest']['findMany']>[0]>['where'];

async function requestsWhere(read: Read, where: Where) {
  return read.pressRequest.findMany({
    where: where ?? {},
    orderBy: { id: 'asc' },
    select: {
      code: true,
      outlet: true,
      words: true,
      topic: true,
      at: true,
      answer: true,
      answeredAt: true,
      unit: UNIT,
      takenBy: { select: { name: true } },
    },
  });
}
