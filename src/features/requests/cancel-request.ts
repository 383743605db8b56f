/** Calls a request off: what nobody has settled is owed no more, and whoever was asked hears why. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { cancelOccasionTasks, hearersOf } from '../../ledger/occasion-tasks.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { cancelRequestPermission } from './permissions.js';
import { loadRequest, type RequestEntry } from './request.js';
import { shortWords } from './rules.js';
import { texts } from './texts.js';

/** Whoever asked may take it back; so may the office and the leaders. */
export function mayCancel(act: Act, request: RequestEntry): boolean {
  return request.byId === act.actor.person?.id || act.may(cancelRequestPermission, 'anywhere');
}

/** A sentence for whoever cancels: done, or why not. */
export async function cancelRequest(act: Act, id: number, reason: string): Promise<string> {
  const request = await loadRequest(act.tx, id, act.now);
  if (request === undefined) return texts.gone;
  if (!mayCancel(act, request)) throw new NotAllowed(cancelRequestPermission.action);
  const { count } = await act.tx.request.updateMany({
    where: { id, cancelledAt: null },
    data: { cancelledAt: act.now, cancelReason: reason },
  });
  if (count === 0) return texts.cancelledAlready(request.code);
  const open = await cancelOccasionTasks(act.tx, { requestId: id }, act.now);
  await act.record('requests.cancel', `request/${id}`, `${open.length} tasks`);

  const { zone } = (await requirePlan(act.tx)).calendar;
  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  const units = request.tasks.filter((task) => open.includes(task.id)).map(({ unit }) => unit);
  for (const person of hearersOf(units, answering, act.actor.person?.id).keys()) {
    const text = texts.called(request.code, shortWords(request.words), reason);
    await act.tell({ person }, { text }, { reason: `requests/${id}/cancelled` });
  }
  return texts.cancelled(request.code, open.length);
}
