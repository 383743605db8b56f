/** `/sukien`: what is held in a month and how far it is covered; one event by itself. */
import type { Act } from '../../act.js';
import { dayOf, firstDayOfMonth, type Month, monthOf, nextMonth } from '../../calendar/day.js';
import { spellDay, spellDueAt } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { turnLabel } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice } from '../../outbox/message.js';
import { beginCancelling, beginEntering, openEvent, showMonth } from './choices.js';
import { coverages, type EventEntry, eventsWhere } from './event.js';
import { enterEventPermission, seeEventsPermission } from './permissions.js';
import { topicTitle } from './rules.js';
import { texts } from './texts.js';

/** With the way on, entering and the months beside it, eight buttons. */
const EVENTS_PER_PAGE = 4;

/** `asked` written YYYY-MM; absent: this month. */
export async function monthScreen(act: Act, asked?: string, page = 0): Promise<Reply> {
  act.require(seeEventsPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const month = monthAsked(asked, monthOf(dayOf(act.now, edition.calendar.zone)));
  const span = { from: firstDayOfMonth(month), to: firstDayOfMonth(nextMonth(month)) };
  const events = await eventsWhere(act.tx, span, act.now);
  const pages = Math.max(1, Math.ceil(events.length / EVENTS_PER_PAGE));
  const at = Math.min(page, pages - 1);
  const shown = events.slice(at * EVENTS_PER_PAGE, (at + 1) * EVENTS_PER_PAGE);
  const blocks = shown.length === 0 ? [texts.noneInMonth] : shown.map((event) => blockOf(event));
  const turn = { month, page: (at + 1) % pages };
  const choices: readonly (readonly Choice[])[] = [
    ...shown.map((event) => [openEvent.choice(texts.openOne(event.title), { event: event.id })]),
    ...(pages > 1 ? [[showMonth.choice(turnLabel(turn.page), turn)]] : []),
    ...(act.may(enterEventPermission, 'anywhere') ? [[beginEntering.choice(texts.enter, null)]] : []),
    [
      showMonth.choice(texts.month(nextMonth(month, -1)), { month: nextMonth(month, -1), page: 0 }),
      showMonth.choice(texts.month(nextMonth(month)), { month: nextMonth(month), page: 0 }),
    ],
  ];
  return [{ text: [texts.heading(month, at + 1, pages), ...blocks].join('\n\n'), choices }];
}

/** Everything about one event, with what can be done about it. */
export async function eventScreen(act: Act, id: number): Promise<Reply> {
  const [event] = await eventsWhere(act.tx, { id, cancelled: true }, act.now);
  if (event === undefined) return [{ text: texts.gone }];
  // The host's own people were told of it, whatever their role.
  if (!act.actor.posts.some((post) => post.unit.id === event.host.id)) act.require(seeEventsPermission, 'anywhere');
  const { plan, calendar, dutyOf } = await requirePlan(act.tx);
  const topic = topicTitle(plan, event.topic);
  const lines = [
    ...(event.cancelled === undefined ? [] : [texts.wasCancelled(event.cancelled.reason)]),
    texts.days(event),
    texts.host(event.host.name),
    ...(topic === undefined ? [] : [texts.topic(topic)]),
    ...(event.enteredBy === undefined ? [] : [texts.enteredBy(event.enteredBy)]),
  ];
  const slots = event.slots.map((slot) =>
    texts.slot({
      coverage: slot.coverage,
      duty: dutyOf(slot.dutyCode)?.title,
      unit: slot.unit.id === event.host.id ? undefined : slot.unit.name,
      state: slot.state,
      due: spellDueAt(slot.dueAt, calendar.zone),
      items: slot.items,
    }),
  );
  const month = monthOf(event.from);
  const mayCancel = event.cancelled === undefined && act.may(enterEventPermission, event.host);
  const choices = [
    ...(mayCancel ? [[beginCancelling.choice(texts.cancel, { event: id })]] : []),
    ...(act.may(seeEventsPermission, 'anywhere') ? [[showMonth.choice(texts.month(month), { month, page: 0 })]] : []),
  ];
  const head = [texts.one(event), ...lines].join('\n');
  const parts = slots.length === 0 ? texts.noSlots : slots.join('\n');
  return [{ text: [head, parts].join('\n\n'), choices }];
}

function blockOf(event: EventEntry): string {
  const parts = coverages(event).map(({ coverage, covered }) => texts.covered(coverage, covered));
  return [
    texts.line(event.title),
    texts.when(event.from === event.through ? [spellDay(event.from)] : [spellDay(event.from), spellDay(event.through)]),
    texts.host(event.host.name),
    ...(parts.length === 0 ? [] : [parts.join(' · ')]),
  ].join('\n');
}

function monthAsked(asked: string | undefined, thisMonth: Month): Month {
  // Ours, of a button.
  return asked === undefined ? thisMonth : monthOf(firstDayOfMonth(asked));
}
