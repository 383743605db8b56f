/** The numbers of the press: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';
import { below, type RecordSpan, within } from './record-span.js';

const UNIT = { select: { code: true, name: true } } as const;

export type MentionRecord = Awaited<ReturnType<typeof mentionsNoted>>[number];

/** Articles and posts about us noted within the span; what was entered by mistake counts no more. */
export function mentionsNoted(read: Read, span: RecordSpan) {
  return read.pressMention.findMany({
    where: { ...kept(span), at: within(span) },
    orderBy: { id: 'asc' },
    include: { unit: UNIT },
  });
}

export type PressRequestRecord = Awaited<ReturnType<typeof requestsAsked>>[number];

/** Asked within the span. */
export function requestsAsked(read: Read, span: RecordSpan) {
  return requestsWhere(read, { ...kept(span), at: within(span) });
}

/** Answered within the span, whenever they were asked. */
export function requestsAnswered(read: Read, span: RecordSpan) {
  return requestsWhere(read, { ...kept(span), answeredAt: within(span) });
}

/** Asked before the end of the span and not answered by then. */
export function requestsOpenAt(read: Read, span: Omit<RecordSpan, 'from'>) {
  const { to } = span;
  return requestsWhere(read, {
    ...kept(span),
    at: { lt: to },
    OR: [{ answeredAt: null }, { answeredAt: { gte: to } }],
  });
}

/** What was entered by mistake is not. */
function kept(span: Pick<RecordSpan, 'unitPath'>) {
  return { removedAt: null, ...below(span) };
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
