/**
 * Silent tasks told upwards: working days after the hand-in to whoever leads the owing unit, later to the office. Nobody
 * is told of what they owe themselves, and each person hears once of each task.
 */
import type { Act } from '../../act.js';
import { dayOf, startOf } from '../../calendar/day.js';
import { lastDayInTime } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { dueAround, type EscalationStep, escalationLadders, type Morning, whoToTell } from '../../ledger/remind.js';
import { type Answering, answeringOn, peopleFor } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import type { Json } from '../../lib/json.js';
import type { Composed } from '../../outbox/claim.js';
import { overdueMessage } from './escalation-words.js';
import { MorningArgs } from './morning.js';
import { heldBackUntil } from './pause.js';
import { leadersOf, officeOf } from './superiors.js';

export const ESCALATION = 'reminders.escalation';

const STEPS: readonly EscalationStep[] = ['lead', 'office'];
const TOLD = 'reminders/escalation/';

/** The people to tell on a morning, each with the tasks of others that reached a step and are owed at `now`. */
export async function whoHearsOfOthers(
  read: Read,
  edition: PlanInForce,
  morning: Morning,
  now: Date,
): Promise<ReadonlyMap<number, readonly HeldTask[]>> {
  return toldOn(read, edition, morning, startOf(morning.day, edition.calendar.zone), now);
}

/**
 * What the person is to know at the moment of sending, in one message; unsaid when all of it was handed in meanwhile. As
 * a digest, one that could not leave on its day speaks for the day on which it goes.
 */
export async function composeEscalation(act: Act, person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const notBefore = await heldBackUntil(act.tx, edition, act.now);
  if (notBefore !== undefined) return { notBefore };

  const { zone } = edition.calendar;
  const { day: decidedFor, since } = MorningArgs.parse(args);
  const morning = { since, day: dayOf(act.now, zone) };
  const told = await toldOn(act.tx, edition, morning, startOf(decidedFor, zone), act.now);
  const tasks = told.get(person) ?? [];
  if (tasks.length === 0) return 'withdraw';
  await remember(act, person, tasks, zone);
  return { say: overdueMessage(tasks, edition, act.now) };
}

/** `freshSince`: what a person heard of before that is not told them again. */
async function toldOn(read: Read, edition: PlanInForce, morning: Morning, freshSince: Date, now: Date) {
  const { plan, calendar } = edition;
  const ladders = [undefined, ...plan.duties].flatMap((duty) => Object.values(escalationLadders(duty, plan.reminders)));
  const filter = { unsettled: true, openedBy: now, ...dueAround(morning, ladders, calendar) };
  const tasks = await tasksStanding(read, edition, filter, now);
  if (tasks.length === 0) return new Map<number, readonly HeldTask[]>();
  const answering = await answeringOn(read, morning.day);
  const steps = tasks.flatMap((task) =>
    STEPS.map((step) => ({
      ...task,
      ladder: escalationLadders(task.duty, plan.reminders)[step],
      people: superiorsOf(task, step, answering),
    })),
  );
  return withoutOld(read, whoToTell(steps, morning, calendar, now), calendar.zone, freshSince);
}

/**
 * Whoever leads the owing unit, or the office where nobody does; then the office. Never those who owe it: a task that is
 * its lead's own is told to the office alone.
 */
function superiorsOf(task: HeldTask, step: EscalationStep, answering: Answering): readonly number[] {
  const owing = peopleFor(task, answering);
  const superiors = step === 'lead' ? leadersOf(task.unit.id, answering) : officeOf(answering);
  return superiors.filter((person) => !owing.includes(person));
}

async function withoutOld(
  read: Read,
  told: ReadonlyMap<number, readonly HeldTask[]>,
  zone: string,
  freshSince: Date,
): Promise<ReadonlyMap<number, readonly HeldTask[]>> {
  if (told.size === 0) return told;
  const keys = [...told].flatMap(([person, tasks]) => tasks.map((task) => recordOf(person, task, zone)));
  const rows = await read.occurrence.findMany({
    where: { key: { in: keys }, at: { lt: freshSince } },
    select: { key: true },
  });
  const old = new Set(rows.map(({ key }) => key));
  const fresh = [...told].map(([person, tasks]): [number, readonly HeldTask[]] => {
    const unheard = tasks.filter((task) => !old.has(recordOf(person, task, zone)));
    // A task may reach both steps at once, after an outage.
    return [person, [...new Map(unheard.map((task) => [task.id, task])).values()]];
  });
  return new Map(fresh.filter(([, tasks]) => tasks.length > 0));
}

async function remember(act: Act, person: number, tasks: readonly HeldTask[], zone: string): Promise<void> {
  for (const task of tasks) {
    const key = recordOf(person, task, zone);
    await act.tx.occurrence.upsert({ where: { key }, create: { key, at: act.now }, update: {} });
  }
}

/** With its hand-in: more time that was granted begins anew. */
function recordOf(person: number, { id, dueAt }: HeldTask, zone: string): string {
  return `${TOLD}person-${person}/${id}/${lastDayInTime(dueAt, zone)}`;
}
