/** Tasks that no date makes: those of an event, of a request, of something that has come up. Pure. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { addDays, type Day, dayOf, monthOf, startOf } from '../../calendar/day.js';
import { addWorkingDays, isWorkingDay } from '../../calendar/working-days.js';
import type { PlannedTask } from './expand.js';
import type { Duty, Plan, When } from './language.js';
import { owersOf, quotaFor } from './owers.js';
import type { Span } from './parts.js';

/** An event as entered: first and last day, both included; `host` is the unit that holds it. */
export interface Occasion {
  readonly code: string;
  readonly from: Day;
  readonly through: Day;
  readonly host: string | undefined;
  readonly enteredAt: Date;
}

/** A request or an occurrence; `units` are those asked, or all the duty names where it is empty. */
export interface Occurrence {
  readonly code: string;
  readonly at: Date;
  readonly units: readonly string[];
}

type PerEvent = Extract<When, { kind: 'perEvent' }>;
type Offset = NonNullable<PerEvent['before']>;

/**
 * The before/during/after tasks an event opens under a duty. A part whose time was over when the event was entered
 * makes none: nobody can cover the eve of an unplanned event. Outside the plan's validity: none.
 */
export function expandEvent(duty: Duty, event: Occasion, plan: Plan, calendar: SchoolCalendar): readonly PlannedTask[] {
  const units = duty.owes.eventHost && event.host !== undefined ? [event.host] : owersOf(duty, plan);
  return duty.when
    .filter((when) => when.kind === 'perEvent')
    .flatMap((when) => partsOfEvent(when, event, calendar))
    .filter(({ dueOn }) => isValidOn(dueOn, plan))
    .flatMap(({ coverage, opensOn, dueOn }) => {
      const dueAt = startOf(addDays(dueOn, 1), calendar.zone);
      if (dueAt <= event.enteredAt) return [];
      const natural = opensOn === undefined ? event.enteredAt : startOf(opensOn, calendar.zone);
      const opensAt = new Date(Math.max(natural.getTime(), event.enteredAt.getTime()));
      return units.map((unit) => ({
        key: `${duty.code}/${unit}/${event.code}/${coverage}`,
        ...taskOf(duty, unit, coverage, opensAt, dueAt, monthOf(dueOn)),
      }));
    });
}

/** The tasks a request (or something that came up) opens under a duty on request or as it arises. */
export function expandRequest(
  duty: Duty,
  request: Occurrence,
  plan: Plan,
  calendar: SchoolCalendar,
): readonly PlannedTask[] {
  if (!isValidOn(dayOf(request.at, calendar.zone), plan)) return [];
  const asked = unitsAsked(duty, request.units, plan);
  return duty.when.flatMap((when) => {
    const span = when.kind === 'onRequest' ? when.answerWithin : when.kind === 'asItArises' ? when.within : undefined;
    if (span === undefined) return [];
    const dueAt = dueAfter(request.at, span, plan, calendar);
    const period = monthOf(dayOf(new Date(dueAt.getTime() - 1), calendar.zone));
    return asked.map((unit) => ({
      key: `${duty.code}/${unit}/${request.code}`,
      ...taskOf(duty, unit, undefined, request.at, dueAt, period),
    }));
  });
}

/** Of the units that may owe it, those asked. Where the duty says `asked`, nobody owes without being asked. */
function unitsAsked(duty: Duty, asked: readonly string[], plan: Plan): readonly string[] {
  const owers = owersOf(duty, plan);
  if (asked.length === 0) return duty.owes.asked ? [] : owers;
  return duty.owes.asked && owers.length === 0 ? asked : owers.filter((unit) => asked.includes(unit));
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The first late instant of something that may take `span` from `at`. Days and working days end with the end of the
 * last of them; hours run on the clock; working hours run only in the plan's office hours on working days.
 */
export function dueAfter(at: Date, span: Span, plan: Plan, calendar: SchoolCalendar): Date {
  const today = dayOf(at, calendar.zone);
  if (span.hours !== undefined) return new Date(at.getTime() + span.hours * HOUR_MS);
  if (span.days !== undefined) return startOf(addDays(today, span.days + 1), calendar.zone);
  if (span.workingDays !== undefined) {
    return startOf(addDays(addWorkingDays(today, span.workingDays, calendar), 1), calendar.zone);
  }
  return afterWorkingHours(at, (span.workingHours ?? 0) * HOUR_MS, plan, calendar);
}

function afterWorkingHours(at: Date, needMs: number, plan: Plan, calendar: SchoolCalendar): Date {
  let leftMs = needMs;
  for (let day = dayOf(at, calendar.zone); ; day = addWorkingDays(day, 1, calendar)) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const hours of plan.calendar.workingHours) {
      const opens = Math.max(at.getTime(), startOf(day, calendar.zone, clockTime(hours.from)).getTime());
      const openMs = startOf(day, calendar.zone, clockTime(hours.through)).getTime() - opens;
      if (openMs >= leftMs) return new Date(opens + leftMs);
      leftMs -= Math.max(0, openMs);
    }
  }
}

function clockTime(text: string): { hour: number; minute: number } {
  return { hour: Number(text.slice(0, 2)), minute: Number(text.slice(3, 5)) };
}

interface EventPart {
  readonly coverage: 'before' | 'during' | 'after';
  /** Undefined: as soon as the event is entered. */
  readonly opensOn: Day | undefined;
  readonly dueOn: Day;
}

function partsOfEvent(when: PerEvent, event: Occasion, calendar: SchoolCalendar): EventPart[] {
  const { before, during, after } = when;
  const parts: EventPart[] = [];
  if (before) parts.push({ coverage: 'before', opensOn: undefined, dueOn: moved(event.from, before, -1, calendar) });
  if (during) parts.push({ coverage: 'during', opensOn: event.from, dueOn: moved(event.through, during, 1, calendar) });
  if (after) parts.push({ coverage: 'after', opensOn: event.through, dueOn: moved(event.through, after, 1, calendar) });
  return parts;
}

function moved(day: Day, offset: Offset, direction: 1 | -1, calendar: SchoolCalendar): Day {
  if (offset.days !== undefined) return addDays(day, offset.days * direction);
  return addWorkingDays(day, (offset.workingDays ?? 0) * direction, calendar);
}

function isValidOn(day: Day, { plan }: Plan): boolean {
  return plan.from <= day && (plan.through === undefined || day <= plan.through);
}

function taskOf(
  duty: Duty,
  unit: string,
  coverage: PlannedTask['coverage'],
  opensAt: Date,
  dueAt: Date,
  period: string,
): Omit<PlannedTask, 'key'> {
  const required = quotaFor(duty, unit);
  return {
    duty: duty.code,
    unit,
    period,
    coverage,
    opensAt,
    cutOffAt: undefined,
    dueAt,
    required,
    clause: duty.clause,
  };
}
