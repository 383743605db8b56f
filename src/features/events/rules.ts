/** Pure decisions about events: which may be entered, what they open, and how far they are covered. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { type Day, daysBetween } from '../../calendar/day.js';
import type { PlannedTask } from '../../ledger/plan/expand.js';
import { expandEvent, type Occasion } from '../../ledger/plan/expand-occasion.js';
import type { Plan, PlanEvent } from '../../ledger/plan/language.js';
import type { TaskState } from '../../ledger/task-state.js';
import { fold } from '../../lib/fold.js';
import { typedLine } from '../../lib/typed.js';

export const COVERAGES = ['before', 'during', 'after'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** What tells one event from another. */
export interface KnownEvent {
  readonly planEvent: string | null;
  readonly title: string;
  readonly from: Day;
}

/** What a plan names comes back each year, or each semester: nearer than this it is the same. */
const SAME_EVENT_DAYS = 150;

/** Whether this is an event that was entered before: the same of the plan, or the same words on the same day. */
export function isSameEvent(a: KnownEvent, b: KnownEvent): boolean {
  if (a.planEvent !== null || b.planEvent !== null)
    return a.planEvent === b.planEvent && Math.abs(daysBetween(a.from, b.from)) < SAME_EVENT_DAYS;
  return a.from === b.from && fold(a.title) === fold(b.title);
}

/** The events a plan names that have not been entered lately. */
export function namedAndOpen(
  plan: Plan,
  entered: readonly { readonly planEvent: string | null; readonly from: Day }[],
  today: Day,
): readonly PlanEvent[] {
  return plan.events.filter(
    (event) =>
      !entered.some(
        (known) =>
          known.planEvent === event.code && Math.abs(daysBetween(known.from, event.from ?? today)) < SAME_EVENT_DAYS,
      ),
  );
}

/** All tasks an event opens, duty by duty. */
export function tasksOfEvent(event: Occasion, plan: Plan, calendar: SchoolCalendar): readonly PlannedTask[] {
  return plan.duties.flatMap((duty) => expandEvent(duty, event, plan, calendar));
}

const SHORTEST_TITLE = 4;
const LONGEST_TITLE = 120;

/** The name of an event as we keep it; undefined: too short or too long. */
export function readTitle(text: string): string | undefined {
  return typedLine(text, { min: SHORTEST_TITLE, max: LONGEST_TITLE });
}

/** How much of one part of an event is told of, and how much waits for a reviewer, of all that is owed. */
export interface Covered {
  readonly done: number;
  readonly waiting: number;
  readonly all: number;
}

export function coverageOf(states: readonly TaskState[]): Covered {
  const live = states.filter((state) => state !== 'cancelled');
  const count = (...wanted: readonly TaskState[]) => live.filter((state) => wanted.includes(state)).length;
  return { done: count('settled', 'nil', 'excused'), waiting: count('inReview'), all: live.length };
}

/** The title of a topic or subtopic. */
export function topicTitle(plan: Plan, code: string | null): string | undefined {
  return plan.topics.flatMap((topic) => [topic, ...topic.subtopics]).find((topic) => topic.code === code)?.title;
}
