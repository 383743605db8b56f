/** Calls an event off: what nobody has settled is owed no more, and whoever owed it hears why. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { cancelOccasionTasks, hearersOf } from '../../ledger/occasion-tasks.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { eventsWhere } from './event.js';
import { enterEventPermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence for whoever cancels: done, or that somebody did before. */
export async function cancelEvent(act: Act, id: number, reason: string): Promise<string> {
  const [event] = await eventsWhere(act.tx, { id, cancelled: true }, act.now);
  if (event === undefined) return texts.gone;
  act.require(enterEventPermission, event.host);
  const { count } = await act.tx.event.updateMany({
    where: { id, cancelledAt: null },
    data: { cancelledAt: act.now, cancelReason: reason },
  });
  if (count === 0) return texts.cancelledAlready(event.title);
  const tasks = await cancelOccasionTasks(act.tx, { eventId: id }, act.now);
  await act.record('events.cancel', `event/${id}`, `${tasks.length} tasks`);

  const { zone } = (await requirePlan(act.tx)).calendar;
  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  const hearers = hearersOf([event.host, ...event.slots.map((slot) => slot.unit)], answering, act.actor.person?.id);
  for (const person of hearers.keys()) {
    await act.tell({ person }, { text: texts.called(event, reason) }, { reason: `events/${id}/cancelled` });
  }
  return texts.cancelled(event.title, tasks.length);
}
