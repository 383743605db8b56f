/** Gives a task to people by name: a lead within the unit, whoever gave an assignment to somebody else. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { PersonEntry } from '../../org/people.js';
import { assignableBy, peopleWithin } from './assignable.js';
import { activeHolders, type GivenTask } from './assignment.js';
import { sendFiles } from './carry-files.js';
import { showAssignment } from './giver-card.js';
import { headingOf, showTask, titleOf } from './task-card.js';
import { texts } from './texts.js';
import { handedTask, holderNames, type Refusal } from './whose.js';

export interface HandOut {
  readonly task: number;
  readonly people: readonly number[];
  /** The newest asking when the choice was offered: a newer one means that somebody else was quicker. */
  readonly newest: number;
}

/** Whether it is the work of a unit, which several people of it can be given; else it is one person's. */
export function isCommon({ assignment, holders }: GivenTask): boolean {
  return assignment === null || holders.some((holder) => holder.personId === null);
}

export function newestAsking({ holders }: Pick<GivenTask, 'holders'>): number {
  return holders.at(-1)?.id ?? 0;
}

/** To whom it can be given, without those who owe it now, or who were given the same for themselves. */
export async function candidatesFor(act: Act, task: GivenTask): Promise<readonly PersonEntry[]> {
  const within = isCommon(task) ? await peopleWithin(act, task.unit.path) : (await assignableBy(act)).people;
  const owing = activeHolders(task).flatMap((holder) => holder.personId ?? []);
  const alike = isCommon(task) ? [] : await holdersOfAlike(act, task);
  return within.filter(({ id }) => !owing.includes(id) && !alike.includes(id));
}

/** Two tasks of one name and deadline cannot be told apart by whoever has both. */
async function holdersOfAlike(act: Act, { id, assignment }: GivenTask): Promise<readonly number[]> {
  if (assignment === null) return [];
  const held = await act.tx.taskHolder.findMany({
    where: { endedAt: null, task: { assignmentId: assignment.id, id: { not: id }, cancelledAt: null } },
    select: { personId: true },
  });
  return held.flatMap(({ personId }) => personId ?? []);
}

/** A sentence for whoever gave it. */
export async function handOutTask(act: Act, { task: id, people, newest }: HandOut): Promise<string> {
  const task = await handedTask(act, id);
  if ('refusal' in task) return task.refusal;
  if (newestAsking(task) !== newest) return changed(task).refusal;
  const chosen = (await candidatesFor(act, task)).filter((each) => people.includes(each.id));
  const [first] = chosen;
  if (first === undefined) return texts.gone;

  await endAskings(act, task);
  for (const { id: personId } of chosen) await ask(act, id, personId);
  if (!isCommon(task) && first.unit.id !== task.unitId) {
    await act.tx.task.update({ where: { id }, data: { unitId: first.unit.id } });
  }
  const unit = isCommon(task) ? task.unit.name : first.unit.name;
  await act.record('assignments.hand-out', `task/${id}`, `person ${chosen.map((each) => each.id).join(', ')}; ${unit}`);
  const names = chosen.map(({ name }) => name);
  await tellRelieved(act, task, names);
  await showTask(act, id);
  await sendFiles(act, id);
  if (task.assignment !== null) await showAssignment(act, task.assignment.id);
  return texts.handedOut(titleOf(task, await requirePlan(act.tx)), names);
}

/** Handing on what the unit was asked for is taking it. */
async function endAskings(act: Act, task: GivenTask): Promise<void> {
  const answered = { answer: 'accepted' as const, answeredById: act.actor.person?.id ?? null, answeredAt: act.now };
  await act.tx.taskHolder.updateMany({
    where: { taskId: task.id, endedAt: null, personId: null, answer: 'waiting' },
    data: answered,
  });
  await act.tx.taskHolder.updateMany({ where: { taskId: task.id, endedAt: null }, data: { endedAt: act.now } });
}

/** Whoever gives it to themselves has taken it. */
async function ask(act: Act, task: number, person: number): Promise<void> {
  const own = person === act.actor.person?.id;
  await act.tx.taskHolder.create({
    data: {
      taskId: task,
      personId: person,
      givenById: act.actor.person?.id ?? null,
      givenAt: act.now,
      ...(own ? { answer: 'accepted', answeredById: person, answeredAt: act.now } : { answer: 'waiting' }),
    },
  });
}

/** A card that changes in place is easily overlooked by somebody who is at work on it. */
async function tellRelieved(act: Act, task: GivenTask, names: readonly string[]): Promise<void> {
  const heading = headingOf(task, await requirePlan(act.tx));
  for (const { id, personId } of activeHolders(task)) {
    if (personId === null || personId === act.actor.person?.id) continue;
    const text = `${heading}\n\n${texts.givenOn(names)}`;
    await act.tell({ person: personId }, { text }, { reason: `assignments.relieved/${id}` });
  }
}

function changed(task: GivenTask): Refusal {
  const names = holderNames(task);
  return { refusal: names.length === 0 ? texts.notYoursNow : texts.changedMeanwhile(names) };
}
