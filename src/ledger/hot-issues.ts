/** The numbers of hot issues: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';
import { below, type RecordSpan, within } from './record-span.js';

export type IssueRecord = Awaited<ReturnType<typeof issuesReported>>[number];

/** Reported within the span. */
export function issuesReported(read: Read, span: RecordSpan) {
  return issuesWhere(read, { ...below(span), reportedAt: within(span) });
}

/** Closed within the span, whenever they were reported. */
export function issuesClosed(read: Read, span: RecordSpan) {
  return issuesWhere(read, { ...below(span), closedAt: within(span) });
}

/** Reported before the end of the span and not closed by then. */
export function issuesOpenAt(read: Read, span: Omit<RecordSpan, 'from'>) {
  const { to } = span;
  return issuesWhere(read, {
    ...below(span),
    reportedAt: { lt: to },
    OR: [{ closedAt: null }, { closedAt: { gte: to } }],
  });
}

/** Called a crisis within the span; a drill is none. */
export function crisesCalled(read: Read, span: RecordSpan) {
  return issuesWhere(read, { ...below(span), crisis: { startedAt: within(span) } });
}

type Where = NonNullable<Parameters<Read['hotIssue']['findMany']>[0]>['where'];

async function issuesWhere(read: Read, where: Where) {
  return read.hotIssue.findMany({
    where: where ?? {},
    orderBy: { id: 'asc' },
    select: {
      code: true,
      place: true,
      words: true,
      restricted: true,
      step: true,
      answer: true,
      publishedLink: true,
      reportedAt: true,
      closedAt: true,
      urgentAt: true,
      unit: { select: { code: true, name: true } },
      owner: { select: { name: true } },
    },
  });
}
