/** Who is to hear from us on a morning, asked of the facts as they are. */
import { type Day, parseDay } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { dueAround, ladderOf, type Morning, morningOf, whoToRemind } from '../../ledger/remind.js';
import { answeringOn, peopleFor, tasksHeardOf } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';

/** The record that a day's digests were decided is `DECIDED` + the day. */
export const DECIDED = 'reminders/digest/';

/** The people with a task that reaches a step on this morning and is still owed at `now`. */
export async function peopleToRemind(
  read: Read,
  edition: PlanInForce,
  morning: Morning,
  now: Date,
): Promise<readonly number[]> {
  const { plan, calendar } = edition;
  const ladders = [plan.reminders.ladder, ...plan.duties.flatMap((duty) => duty.ladder ?? [])];
  const filter = { unsettled: true, openedBy: now, ...dueAround(morning, ladders, calendar) };
  const tasks = await tasksStanding(read, edition, filter, now);
  const answering = await answeringOn(read, morning.day);
  const reminded = whoToRemind(
    tasks.map((task) => ({
      ...task,
      ladder: ladderOf(task.duty, plan.reminders),
      people: peopleFor(task, answering),
    })),
    morning,
    calendar,
    now,
  );
  return [...reminded.keys()];
}

/**
 * All that one person owes at `now`, nearest first, if some of it reaches a step on this morning; else undefined. Whoever
 * is away that day owes nothing; their substitute owes it.
 */
export async function owedIfReminded(
  read: Read,
  edition: PlanInForce,
  person: number,
  morning: Morning,
  now: Date,
): Promise<readonly HeldTask[] | undefined> {
  const { plan, calendar } = edition;
  const heard = await tasksHeardOf(read, edition, person, morning.day, now);
  const owed = heard.filter((task) => isOwed(task, now));
  const theirs = owed.map((task) => ({ ...task, ladder: ladderOf(task.duty, plan.reminders), people: [person] }));
  return whoToRemind(theirs, morning, calendar, now).get(person);
}

/** The morning of a day, with the steps of mornings on which nobody was there to decide. */
export async function morningToDecide(read: Read, edition: PlanInForce, day: Day): Promise<Morning> {
  const last = await read.occurrence.findFirst({
    where: { key: { startsWith: DECIDED, lt: `${DECIDED}${day}` } },
    orderBy: { key: 'desc' },
  });
  const lastOn = last === null ? undefined : parseDay(last.key.slice(DECIDED.length));
  return morningOf(day, lastOn, edition.plan.reminders, edition.calendar);
}
