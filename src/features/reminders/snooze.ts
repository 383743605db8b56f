/** "Remind me again tomorrow morning": on record, good for that one morning, and only while something is owed. */
import { z } from 'zod';
import { addDays, dayOf } from '../../calendar/day.js';
import { spellMoment } from '../../calendar/spell.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import type { Read } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { type Morning, nextDigestAt, nextMorningAt } from '../../ledger/remind.js';
import { tasksHeardOf } from '../../ledger/responsible.js';
import { isOwed } from '../../ledger/task-state.js';
import { isDecided } from './morning.js';
import { pauseAt } from './pause.js';
import { snoozePermission } from './permissions.js';
import { texts } from './texts.js';

const SNOOZED = 'reminders/snooze/';

/** The people who asked to be reminded on one of the days a morning speaks for. */
export async function snoozedIn(read: Read, { since, day }: Morning): Promise<ReadonlySet<number>> {
  const rows = await read.occurrence.findMany({
    where: { key: { gt: `${SNOOZED}${addDays(since, 1)}/`, lt: `${SNOOZED}${addDays(day, 1)}/` } },
    select: { key: true },
  });
  return new Set(rows.map(({ key }) => Number(key.split('/').at(-1))));
}

export const snooze = definePick({
  name: 'reminders.snooze',
  key: z.null(),
  run: async (act): Promise<Reply> => {
    act.require(snoozePermission, 'anywhere');
    const { person } = act.actor;
    if (person === undefined) return undefined;
    const edition = await requirePlan(act.tx);
    const { zone } = edition.calendar;
    const heard = await tasksHeardOf(act.tx, edition, person.id, dayOf(act.now, zone), act.now);
    if (!heard.some((task) => isOwed(task, act.now))) return [{ text: texts.nothingToSnooze }];
    const morning = await comingMorning(act.tx, edition, act.now);
    const key = `${SNOOZED}${dayOf(morning, zone)}/${person.id}`;
    await act.tx.occurrence.upsert({ where: { key }, create: { key, at: act.now }, update: {} });
    return [{ text: texts.snoozed(spellMoment(morning, zone)) }];
  },
});

/** The next morning that is still to be decided; in a pause, the first after it. */
async function comingMorning(read: Read, { plan, calendar }: PlanInForce, now: Date): Promise<Date> {
  const next = nextMorningAt(now, plan.reminders, calendar);
  const pause = await pauseAt(read, next);
  const sendable = pause === undefined ? next : nextDigestAt(pause.until, plan.reminders, calendar);
  const decided = await isDecided(read, dayOf(sendable, calendar.zone));
  return decided ? nextMorningAt(sendable, plan.reminders, calendar) : sendable;
}
