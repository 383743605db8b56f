/** Enters an event: its before, during and after become tasks, and whoever owes them hears of it. */
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import { spellDueAt } from '../../calendar/spell.js';
import { nextCode } from '../../ledger/next-code.js';
import { hearersOf, writeOccasionTasks } from '../../ledger/occasion-tasks.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { openEvent } from './choices.js';
import { type EventEntry, enteredBefore, eventsWhere } from './event.js';
import { enterEventPermission } from './permissions.js';
import { tasksOfEvent } from './rules.js';
import { texts } from './texts.js';

export interface NewEvent {
  /** The event of the plan it is. */
  readonly planEvent: string | null;
  readonly title: string;
  readonly topic: string | null;
  /** The unit that holds it. */
  readonly unit: number;
  /** Both included. */
  readonly from: Day;
  readonly through: Day;
}

export type EnterResult = { readonly entered: EventEntry } | { readonly known: EventEntry };

/** `known`: somebody has entered it before; nothing was written. */
export async function enterEvent(act: Act, event: NewEvent): Promise<EnterResult> {
  const host = await act.tx.unit.findUniqueOrThrow({
    where: { id: event.unit },
    select: { id: true, code: true, path: true },
  });
  act.require(enterEventPermission, host);
  const known = await enteredBefore(act.tx, event, act.now);
  if (known !== undefined) return { known };

  const edition = await requirePlan(act.tx);
  const { plan, calendar } = edition;
  const code = await nextCode(act.tx, 'SK', act.now, calendar.zone);
  const { unit, ...facts } = event;
  const { id } = await act.tx.event.create({
    data: { ...facts, code, unitId: unit, enteredById: act.actor.person?.id ?? null, enteredAt: act.now },
  });
  const occasion = { code, from: event.from, through: event.through, host: host.code, enteredAt: act.now };
  const planned = tasksOfEvent(occasion, plan, calendar);
  await writeOccasionTasks(
    act.tx,
    edition,
    planned,
    { eventId: id },
    ({ coverage }) => (coverage === undefined ? event.title : texts.slotTitle(event.title, coverage)),
    act.now,
  );
  await act.record('events.enter', `event/${id}`, `${code}, ${event.from}..${event.through}`);
  const [entered] = await eventsWhere(act.tx, { id }, act.now);
  if (entered === undefined) throw new Error(`event ${id} is gone`);
  await tellOwers(act, entered);
  return { entered };
}

/** Whoever answers for a unit that owes a part, and for the host even where it owes none; not whoever entered it. */
async function tellOwers(act: Act, event: EventEntry): Promise<void> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  const hearers = hearersOf([event.host, ...event.slots.map((slot) => slot.unit)], answering, act.actor.person?.id);
  for (const [person, units] of hearers) {
    const slots = event.slots.filter((slot) => units.some((unit) => unit.id === slot.unit.id));
    const parts = slots.map((slot) =>
      texts.part(slot.coverage, units.length === 1 ? undefined : slot.unit.name, spellDueAt(slot.dueAt, zone)),
    );
    const [only, other] = units;
    const text = texts.entered(event, other === undefined ? only?.name : undefined, parts);
    const choices = [[openEvent.choice(texts.open, { event: event.id })]];
    await act.tell({ person }, { text, choices }, { reason: `events/${event.id}` });
  }
}
