/** The trail as it is read: who did what to which thing, newest first. */
import type { Read } from '../../db/client.js';

export interface TrailEntry {
  readonly id: number;
  readonly at: Date;
  readonly action: string;
  /** Absent: the house itself, or the operator at the machine. */
  readonly by: { readonly id: number; readonly name: string } | undefined;
  readonly subject: string;
  readonly detail: string | undefined;
}

/** `before`: only entries older than this one. */
export async function trail(
  read: Read,
  { before, take, person }: { readonly before?: number; readonly take: number; readonly person?: number },
): Promise<readonly TrailEntry[]> {
  const rows = await read.auditEntry.findMany({
    where: { ...(before !== undefined && { id: { lt: before } }), ...(person !== undefined && { byId: person }) },
    orderBy: { id: 'desc' },
    take,
  });
  const ids = [...new Set(rows.flatMap(({ byId }) => byId ?? []))];
  const people = await read.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const named = new Map(people.map((one) => [one.id, one]));
  return rows.map(({ byId, detail, ...row }) => ({
    ...row,
    by: byId === null ? undefined : named.get(byId),
    detail: detail ?? undefined,
  }));
}

/** "submission/17" under the name people know it by; itself where it has none. */
export async function subjectName(read: Read, subject: string): Promise<string> {
  const [kind, number = ''] = subject.split('/');
  const id = Number(number);
  if (!Number.isInteger(id)) return subject;
  const where = { where: { id } };
  switch (kind) {
    case 'submission':
      return (await read.submission.findUnique({ ...where, select: { code: true } }))?.code ?? subject;
    case 'person':
      return (await read.person.findUnique({ ...where, select: { name: true } }))?.name ?? subject;
    case 'event':
      return (await read.event.findUnique({ ...where, select: { code: true } }))?.code ?? subject;
    case 'hot-issue':
      return (await read.hotIssue.findUnique({ ...where, select: { code: true } }))?.code ?? subject;
    case 'privacy-request':
      return (await read.privacyRequest.findUnique({ ...where, select: { code: true } }))?.code ?? subject;
    case 'assignment':
      return (await read.assignment.findUnique({ ...where, select: { code: true } }))?.code ?? subject;
    case 'task':
      return (await read.task.findUnique({ ...where, select: { key: true } }))?.key ?? subject;
    default:
      return subject;
  }
}
