/** The numbers of hot issues: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';

/** Records of units below `unitPath`, dated in [from, to). */
export interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly unitPath: string;
}

export type IssueRecord = Awaited<ReturnType<typeof issuesReported>>[number];

/** Reported within the span. */
export function issuesReported(read: Read, { from, to, unitPath }: Span) {
  return issuesWhere(read, { ...below(unitPath), reportedAt: { gte: from, lt: to } });
}

/** Closed within the span, whenever they were reported. */
export function issuesClosed(read: Read, { from, to, unitPath }: Span) {
  return issuesWhere(read, { ...below(unitPath), closedAt: { gte: from, lt: to } });
}

/** Reported before the end of the span and not closed by then. */
export function issuesOpenAt(read: Read, { to, unitPath }: Omit<Span, 'from'>) {
  return issuesWhere(read, {
    ...below(unitPath),
    reportedAt: { lt: to },
    OR: [{ closedAt: null }, { closedAt: { gte: to } }],
  });
}

/** Called a crisis within the span; a drill is none. */
export function crisesCalled(read: Read, { from, to, unitPath }: Span) {
  return issuesWhere(read, { ...below(unitPath), crisis: { startedAt: { gte: from, lt: to } } });
}

function below(unitPath: string) {
  return { unit: { path: { startsWith: unitPath } } };
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
