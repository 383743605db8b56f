/** A request as it stands: who asked whom for what, and how far it is. */
import type { Read } from '../../db/client.js';
import { factsOf, WITH_CREDITS } from '../../ledger/pay.js';
import { stateOf } from '../../ledger/task-state.js';
import type { RequestKind } from './rules.js';

export type RequestEntry = NonNullable<Awaited<ReturnType<typeof loadRequest>>>;

/** Undefined: there is none, or it belongs to a record of another kind. */
export async function loadRequest(read: Read, id: number, now: Date) {
  const row = await read.request.findUnique({
    where: { id },
    include: {
      by: { select: { id: true, name: true } },
      tasks: {
        orderBy: { id: 'asc' },
        include: { ...WITH_CREDITS, unit: { select: { id: true, code: true, name: true, path: true } } },
      },
    },
  });
  if (row === null || row.kind === 'followed') return undefined;
  const kind: RequestKind = row.kind;
  const tasks = row.tasks.map((task) => {
    const facts = factsOf(task);
    return { ...facts, state: stateOf(facts, now) };
  });
  return { ...row, kind, tasks };
}
