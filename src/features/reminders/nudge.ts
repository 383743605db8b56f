/**
 * "Remind those who have not handed in": one message to each who owes something in the period shown, in the hours in which
 * people are reminded, each task so often a day as the plan allows, whoever presses.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import { type Period, parsePeriod } from '../../calendar/period.js';
import { lastDayInTime, spellDueAt } from '../../calendar/spell.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import type { Read } from '../../db/client.js';
import { countsIn } from '../../ledger/counted-in.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { answeringOn, peopleFor, tasksHeardOf } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';
import type { Json } from '../../lib/json.js';
import type { Composed } from '../../outbox/claim.js';
import { listed } from './digest.js';
import { type Nudged, nudgedText } from './nudge-words.js';
import { outOfReach } from './out-of-reach.js';
import { heldBackUntil, pauseAt } from './pause.js';
import { withUnits } from './people.js';
import { nudgePermission } from './permissions.js';
import { texts } from './texts.js';

export const NUDGE = 'reminders.nudge';

const NUDGED = 'reminders/nudge/';
const BUTTONS = 8;

/** `period`: its code. `duty`: only that one, where it is not null. */
export const nudge = definePick({
  name: 'reminders.nudge',
  key: z.object({ period: z.string(), duty: z.string().nullable() }),
  run: async (act, { period: code, duty }): Promise<Reply> => {
    act.require(nudgePermission, 'anywhere');
    const edition = await requirePlan(act.tx);
    const period = parsePeriod(code, edition.calendar);
    if (period === undefined) return [{ text: texts.nobodyToNudge }];
    const pause = await pauseAt(act.tx, act.now);
    if (pause !== undefined) return [{ text: texts.pausedNoNudge(spellDueAt(pause.until, edition.calendar.zone)) }];
    const owed = await owedWithin(act, edition, period);
    const nudged = await nudgeFor(
      act,
      edition,
      owed.filter((task) => duty === null || task.dutyCode === duty),
    );
    if (nudged.reminded.size > 0) await act.record('reminders.nudge', code, `${nudged.reminded.size} people`);
    return [{ text: await nudgedText(act.tx, nudged, act.now, edition.calendar.zone) }];
  },
});

/** What is owed in a period, as far as the actor may have others reminded. */
async function owedWithin(act: Act, edition: PlanInForce, period: Period): Promise<readonly HeldTask[]> {
  const { calendar } = edition;
  const open = await tasksStanding(act.tx, edition, { unsettled: true, openedBy: act.now }, act.now);
  return open.filter(
    (task) =>
      isOwed(task, act.now) &&
      countsIn({ period: task.period, dueOn: lastDayInTime(task.dueAt, calendar.zone) }, period, calendar) &&
      act.may(nudgePermission, task.unit),
  );
}

/** Still owed by them at the moment of sending, or unsaid. */
export async function composeNudge(act: Act, person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const notBefore = await heldBackUntil(act.tx, edition, act.now);
  if (notBefore !== undefined) return { notBefore };
  const { tasks, by } = Args.parse(args);
  const today = dayOf(act.now, edition.calendar.zone);
  const heard = await tasksHeardOf(act.tx, edition, person, today, act.now);
  const owed = heard.filter((task) => tasks.includes(task.id) && isOwed(task, act.now));
  if (owed.length === 0) return 'withdraw';
  const presser = await act.tx.person.findUnique({ where: { id: by }, select: { name: true } });
  return { say: listed(owed, person, edition, act.now, BUTTONS, (count) => texts.nudged(presser?.name ?? '', count)) };
}

const Args = z.object({ tasks: z.array(z.number()), by: z.number() });

async function nudgeFor(act: Act, edition: PlanInForce, tasks: readonly HeldTask[]): Promise<Nudged> {
  const { plan, calendar } = edition;
  const sendAt = nextDigestAt(act.now, plan.reminders, calendar);
  const day = dayOf(sendAt, calendar.zone);
  const answering = await answeringOn(act.tx, day);
  const owing = tasks.map((task) => ({ task, people: othersOf(act, peopleFor(task, answering)) }));
  const lost = await outOfReach(
    act.tx,
    owing.flatMap(({ people }) => people),
  );
  const counts = await nudgesOn(act.tx, day);

  const toTell = new Map<number, number[]>();
  const already = new Set<number>();
  const listedAs = (people: readonly number[]) => withUnits(people, owing);
  for (const { task, people } of owing) {
    const reachable = people.filter((person) => !lost.has(person));
    const before = counts.get(task.id) ?? 0;
    if (before >= plan.reminders.nudgesPerTaskAndDay) {
      for (const person of reachable) already.add(person);
      continue;
    }
    if (reachable.length === 0) continue;
    await act.tx.occurrence.create({ data: { key: `${NUDGED}${day}/${task.id}/${before + 1}`, at: act.now } });
    for (const person of reachable) toTell.set(person, [...(toTell.get(person) ?? []), task.id]);
  }
  for (const [person, ids] of toTell) await tell(act, person, ids, day, counts, sendAt);
  return {
    reminded: listedAs([...toTell.keys()]),
    tasks: new Set([...toTell.values()].flat()).size,
    already: listedAs([...already].filter((person) => !toTell.has(person))),
    lost: listedAs([...lost]),
    own: owing.filter(({ people }) => people.length === 0).length,
    sendAt,
  };
}

function othersOf(act: Act, people: readonly number[]): readonly number[] {
  return people.filter((person) => person !== act.actor.person?.id);
}

async function tell(
  act: Act,
  person: number,
  tasks: readonly number[],
  day: Day,
  counts: ReadonlyMap<number, number>,
  sendAt: Date,
): Promise<void> {
  const [first = 0] = tasks;
  // The count of its first task is that task's alone, so no two presses of a day share a reason.
  const reason = `nudge/${day}/${first}/${(counts.get(first) ?? 0) + 1}`;
  const args = { tasks, by: act.actor.person?.id ?? 0 };
  await act.tellLate(person, NUDGE, args, { reason, priority: 'notice', notBefore: sendAt });
}

/** How often each task was nudged on a day. */
async function nudgesOn(read: Read, day: Day): Promise<ReadonlyMap<number, number>> {
  const rows = await read.occurrence.findMany({
    where: { key: { gt: `${NUDGED}${day}/`, lt: `${NUDGED}${day}/~` } },
    select: { key: true },
  });
  const counts = new Map<number, number>();
  for (const { key } of rows) {
    const task = Number(key.slice(NUDGED.length).split('/')[1]);
    counts.set(task, (counts.get(task) ?? 0) + 1);
  }
  return counts;
}
