/** Whoever says what they are about to hand in need not be asked: what they send next is for that task. */
import type { Act } from '../../act.js';
import { after, HOUR_MS } from '../../lib/clock.js';

/** Whoever sends something later than this may have another thing in mind. */
const AIM_MS = 2 * HOUR_MS;

/** What is being gathered already stays for what it is for. False: what is sent next joins that, and is for another task. */
export async function aimAt(act: Act, task: { readonly id: number; readonly unitId: number }): Promise<boolean> {
  const { person } = act.actor;
  if (person === undefined) return false;
  await dropEmpty(act, person.id, act.now);
  const open = await act.tx.collection.findUnique({ where: { openFor: person.id }, select: { taskId: true } });
  if (open !== null) return open.taskId === task.id;
  await act.tx.collection.create({
    data: {
      ...{ personId: person.id, openFor: person.id, state: 'open', openedAt: act.now, touchedAt: act.now },
      ...{ taskId: task.id, unitId: task.unitId },
    },
  });
  return true;
}

/** Nothing was sent for it in time. */
export function forgetOldAim(act: Act, person: number): Promise<void> {
  return dropEmpty(act, person, after(act.now, -AIM_MS));
}

/** Something else is to be opened: an aim without anything sent for it does not stand in the way. */
export function forgetAim(act: Act, person: number): Promise<void> {
  return dropEmpty(act, person, act.now);
}

async function dropEmpty(act: Act, person: number, touchedUntil: Date): Promise<void> {
  // Looked for first: an update that asks whether there is a submission would read all of them.
  const empty = await act.tx.collection.findUnique({
    where: {
      ...{ openFor: person, state: 'open', touchedAt: { lte: touchedUntil }, title: null },
      ...{ pieces: { none: {} }, attachments: { none: {} }, submission: { is: null } },
    },
    select: { id: true },
  });
  if (empty === null) return;
  await act.tx.collection.update({ where: { id: empty.id }, data: { state: 'dropped', openFor: null } });
}
