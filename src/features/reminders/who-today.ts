/** Who is to hear from us on a morning of what is theirs, asked of the facts as they are. */
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { dueAround, ladderOf, type Morning, whoToRemind } from '../../ledger/remind.js';
import { answeringOn, peopleFor, tasksHeardOf } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';
import { snoozedIn } from './snooze.js';

/** The people with a task that reaches a step on this morning and is still owed at `now`, and those who asked for it. */
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
  const asked: number[] = [];
  for (const person of await snoozedIn(read, morning)) {
    if (!reminded.has(person) && (await owedIfReminded(read, edition, person, morning, now)) !== undefined)
      asked.push(person);
  }
  return [...reminded.keys(), ...asked];
}

/**
 * All that one person owes at `now`, nearest first, if some of it reaches a step on this morning or they asked to be
 * reminded; else undefined. Whoever is away that day owes nothing; their substitute owes it.
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
  return whoToRemind(theirs, morning, calendar, now, await snoozedIn(read, morning)).get(person);
}
