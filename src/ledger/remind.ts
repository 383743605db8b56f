/**
 * Whom a morning reminds of what. Pure: facts, a calendar and an instant give the same answer every time.
 *
 * One law covers days off, quiet hours and outages: a step of a ladder is answered by the first digest morning at or
 * after its day, if the task is still owed at that moment.
 */
import type { SchoolCalendar } from '../calendar/calendar.js';
import { addDays, type Day, dayOf, startOf, timeOf } from '../calendar/day.js';
import { lastDayInTime } from '../calendar/spell.js';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.js';
import type { Duty, Ladder, ReminderPolicy } from './plan/language.js';
import { isOwed, type TaskFacts } from './task-state.js';

/** A digest morning speaks for every step whose day lies after `since`, up to and including `day`. */
export interface Morning {
  readonly since: Day;
  readonly day: Day;
}

/** A step of a task's ladder: days before the last day in time (0: that day), or working days after it. */
export type Step =
  | { readonly day: Day; readonly daysBefore: number }
  | { readonly day: Day; readonly workingDaysAfter: number };

/** A task with what decides about its reminders. */
export interface RemindedTask extends TaskFacts {
  readonly ladder: Ladder;
  /** The people to tell. */
  readonly people: readonly number[];
}

/** The duty's own ladder, else the plan's. */
export function ladderOf(duty: Pick<Duty, 'ladder'> | undefined, policy: ReminderPolicy): Ladder {
  return duty?.ladder ?? policy.ladder;
}

/** To whom a silent task is told upwards: first to whoever leads the owing unit, later to the office. */
export type EscalationStep = 'lead' | 'office';

/** Each escalation as a ladder of one step: the duty's own, else the plan's. */
export function escalationLadders(
  duty: Pick<Duty, 'escalation'> | undefined,
  policy: ReminderPolicy,
): Readonly<Record<EscalationStep, Ladder>> {
  const { leadAfterWorkingDays, officeAfterWorkingDays } = duty?.escalation ?? policy.escalation;
  return {
    lead: { daysBefore: [], workingDaysAfter: [leadAfterWorkingDays] },
    office: { daysBefore: [], workingDaysAfter: [officeAfterWorkingDays] },
  };
}

/**
 * The latest step of a ladder this morning answers; undefined when it answers none. Steps from before the task opened
 * do not count.
 */
export function stepReached(
  task: Pick<TaskFacts, 'opensAt' | 'dueAt'>,
  ladder: Ladder,
  { since, day }: Morning,
  calendar: SchoolCalendar,
): Step | undefined {
  const opensOn = dayOf(task.opensAt, calendar.zone);
  return stepsOf(lastDayInTime(task.dueAt, calendar.zone), ladder, calendar)
    .filter((step) => since < step.day && step.day <= day && opensOn <= step.day)
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .at(-1);
}

/**
 * Each person who is reminded this morning, with everything of `tasks` they owe at `now`, nearest first. Whoever owes
 * nothing, or nothing that reaches a step, is not in it; who `asked` to be reminded again needs no step.
 */
export function whoToRemind<T extends RemindedTask>(
  tasks: readonly T[],
  morning: Morning,
  calendar: SchoolCalendar,
  now: Date,
  asked: ReadonlySet<number> = new Set(),
): ReadonlyMap<number, readonly T[]> {
  const owed = owedNearestFirst(tasks, now);
  const atStep = owed.filter((task) => stepReached(task, task.ladder, morning, calendar) !== undefined);
  const owing = owed.flatMap((task) => task.people.filter((person) => asked.has(person)));
  return byPerson([...atStep.flatMap((task) => task.people), ...owing], owed);
}

/**
 * Each person who is told this morning that others owe, with those of `tasks` that reach their step and are owed at
 * `now`, nearest first: an escalation names these and nothing else. `people` of a task are those it is told to.
 */
export function whoToTell<T extends RemindedTask>(
  tasks: readonly T[],
  morning: Morning,
  calendar: SchoolCalendar,
  now: Date,
): ReadonlyMap<number, readonly T[]> {
  const told = owedNearestFirst(tasks, now).filter(
    (task) => stepReached(task, task.ladder, morning, calendar) !== undefined,
  );
  return byPerson(
    told.flatMap((task) => task.people),
    told,
  );
}

function owedNearestFirst<T extends RemindedTask>(tasks: readonly T[], now: Date): readonly T[] {
  return tasks.filter((task) => isOwed(task, now)).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function byPerson<T extends RemindedTask>(
  people: readonly number[],
  tasks: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  return new Map(
    [...new Set(people)]
      .toSorted((a, b) => a - b)
      .map((person) => [person, tasks.filter((task) => task.people.includes(person))]),
  );
}

/**
 * The morning of a day: it answers what no earlier one did. `lastOn` is the last day whose digests were decided, when
 * that is known; after an outage it lies further back than the digest day before.
 */
export function morningOf(
  day: Day,
  lastOn: Day | undefined,
  policy: ReminderPolicy,
  calendar: SchoolCalendar,
): Morning {
  const before = policy.onDaysOff ? addDays(day, -1) : addWorkingDays(day, -1, calendar);
  return { day, since: lastOn !== undefined && lastOn < before ? lastOn : before };
}

/** Whether digests go out on that day at all. */
export function isDigestDay(day: Day, policy: ReminderPolicy, calendar: SchoolCalendar): boolean {
  return policy.onDaysOff || isWorkingDay(day, calendar);
}

/** When digests may be sent on a day, [opensAt, closesAt): from the plan's hour until quiet hours begin. */
export function digestHours(
  day: Day,
  policy: ReminderPolicy,
  zone: string,
): { readonly opensAt: Date; readonly closesAt: Date } {
  const from = minutesOf(policy.quietHours.from);
  const through = minutesOf(policy.quietHours.through);
  const wanted = minutesOf(policy.digestAt);
  const opens = isQuiet(wanted, policy) ? endOfQuiet(wanted, from, through) : wanted;
  // A plan that wants its digests in the quiet of the evening contradicts itself: its digest hour wins.
  if (opens === undefined) {
    return { opensAt: atMinute(day, wanted, zone), closesAt: atMinute(day, MINUTES_A_DAY, zone) };
  }
  const closes = from > opens && from !== through ? from : MINUTES_A_DAY;
  return { opensAt: atMinute(day, opens, zone), closesAt: atMinute(day, closes, zone) };
}

/** The end of the quiet hours a minute lies in, if it comes on the same day. */
function endOfQuiet(minute: number, from: number, through: number): number | undefined {
  const ends = from <= through || minute < through ? through : MINUTES_A_DAY;
  return ends < MINUTES_A_DAY ? ends : undefined;
}

/** The first instant at or after `from` at which a digest may be sent. */
export function nextDigestAt(from: Date, policy: ReminderPolicy, calendar: SchoolCalendar): Date {
  const today = dayOf(from, calendar.zone);
  if (isDigestDay(today, policy, calendar)) {
    const { opensAt, closesAt } = digestHours(today, policy, calendar.zone);
    if (from < closesAt) return from < opensAt ? opensAt : from;
  }
  return morningAfter(today, policy, calendar);
}

/** The next morning: when digest hours open for the first time after `from`. */
export function nextMorningAt(from: Date, policy: ReminderPolicy, calendar: SchoolCalendar): Date {
  const today = dayOf(from, calendar.zone);
  if (isDigestDay(today, policy, calendar)) {
    const { opensAt } = digestHours(today, policy, calendar.zone);
    if (from < opensAt) return opensAt;
  }
  return morningAfter(today, policy, calendar);
}

function morningAfter(day: Day, policy: ReminderPolicy, calendar: SchoolCalendar): Date {
  const next = policy.onDaysOff ? addDays(day, 1) : addWorkingDays(day, 1, calendar);
  return digestHours(next, policy, calendar.zone).opensAt;
}

/** The instant itself, or the end of the quiet hours it lies in: for notices that nobody waits for. */
export function afterQuietHours(instant: Date, policy: Pick<ReminderPolicy, 'quietHours'>, zone: string): Date {
  const { hour, minute } = timeOf(instant, zone);
  const at = hour * MINUTES_AN_HOUR + minute;
  if (!isQuiet(at, policy)) return instant;
  const ends = minutesOf(policy.quietHours.through);
  const day = dayOf(instant, zone);
  return atMinute(at < ends ? day : addDays(day, 1), ends, zone);
}

/** Bounds for the dueAt of every task with a step of one of these ladders in a morning; wider than need be, never narrower. */
export function dueAround(
  { since, day }: Morning,
  ladders: readonly Ladder[],
  calendar: SchoolCalendar,
): { readonly dueFrom: Date; readonly dueTo: Date } {
  const most = (steps: readonly number[]) => Math.max(0, ...steps);
  const daysBefore = most(ladders.flatMap((ladder) => ladder.daysBefore));
  const workingDaysAfter = most(ladders.flatMap((ladder) => ladder.workingDaysAfter));
  return {
    dueFrom: startOf(addWorkingDays(since, -workingDaysAfter, calendar), calendar.zone),
    dueTo: startOf(addDays(day, daysBefore + 2), calendar.zone),
  };
}

function stepsOf(dueOn: Day, ladder: Ladder, calendar: SchoolCalendar): readonly Step[] {
  return [
    ...ladder.daysBefore.map((daysBefore) => ({ day: addDays(dueOn, -daysBefore), daysBefore })),
    ...ladder.workingDaysAfter.map((workingDaysAfter) => ({
      day: addWorkingDays(dueOn, workingDaysAfter, calendar),
      workingDaysAfter,
    })),
  ];
}

const MINUTES_AN_HOUR = 60;
const MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

/** "06:30" → 390. */
function minutesOf(clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number);
  return hour * MINUTES_AN_HOUR + minute;
}

function isQuiet(minute: number, { quietHours }: Pick<ReminderPolicy, 'quietHours'>): boolean {
  const from = minutesOf(quietHours.from);
  const through = minutesOf(quietHours.through);
  return from <= through ? from <= minute && minute < through : from <= minute || minute < through;
}

function atMinute(day: Day, minute: number, zone: string): Date {
  return startOf(day, zone, { hour: Math.floor(minute / MINUTES_AN_HOUR), minute: minute % MINUTES_AN_HOUR });
}
