/** A given task on the screen of whoever owes it: one message that follows it from the asking to the end. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDueAt } from '../../calendar/spell.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { type Answering, answeringOn, peopleFor } from '../../ledger/responsible.js';
import { dutyOfTask, titleOfTask } from '../../ledger/standing.js';
import type { Choice, Message } from '../../outbox/message.js';
import { peopleWithCard } from '../../outbox/told.js';
import { carriedFiles } from '../carried-files/index.js';
import { activeHolders, type GivenTask, type HolderRow, isOpen, loadTask } from './assignment.js';
import { accept, askMoreTime, decline, handOut, reportDone } from './choices.js';
import { texts } from './texts.js';

/** Shows the task to everybody it concerns now, and to whoever saw it before. `answering`: of today, where it is at hand. */
export async function showTask(act: Act, id: number, answering?: Answering): Promise<void> {
  const task = await loadTask(act.tx, id, act.now);
  if (task === undefined) return;
  const edition = await requirePlan(act.tx);
  const today = answering ?? (await answeringOn(act.tx, dayOf(act.now, edition.calendar.zone)));
  const seen = await peopleWithCard(act.tx, keyOf(id));
  const owing = activeHolders(task).flatMap(({ person }) => person?.id ?? []);
  const people = new Set([...recipientsOf(task, today), ...seen.filter((person) => owing.includes(person))]);
  for (const person of people) {
    const message = await taskMessage(act, task, person, edition);
    await act.card(keyOf(id), { person }, message, { priority: 'notice' });
  }
  for (const person of seen) {
    if (people.has(person)) continue;
    await act.card(keyOf(id), { person }, partingMessage(task, person, edition), { priority: 'notice' });
  }
}

/** Whom a given task is shown to: who holds it or stands in for them. One that nobody took is shown to its giver alone. */
export function recipientsOf(task: GivenTask, answering: Answering): readonly number[] {
  const holders = activeHolders(task);
  return holders.length === 0 ? [] : peopleFor({ ...task, holders }, answering);
}

/** The title as people know it. */
export function titleOf(task: GivenTask, edition: PlanInForce): string {
  const duty = dutyOfTask(edition, task);
  return duty === undefined ? task.clause : titleOfTask(duty, task);
}

/** "GV-1120-001 · Viết bài"; of a plan's duty its title alone. */
export function headingOf(task: GivenTask, edition: PlanInForce): string {
  const title = titleOf(task, edition);
  return task.assignment === null ? title : texts.heading(task.assignment.code, title);
}

/** The asking a person answers: their own, that of the unit they answer for, or that of whom they stand in for. */
export function askingOf(task: GivenTask, person: number): HolderRow | undefined {
  const active = activeHolders(task);
  return (
    active.find((holder) => holder.personId === person) ??
    active.find((holder) => holder.personId === null) ??
    active[0]
  );
}

/** The buttons of whoever owes it. `word`: it is settled by saying so. */
export function actionsOf(
  task: GivenTask,
  asking: HolderRow | undefined,
  word: boolean,
): readonly (readonly Choice[])[] {
  if (!isOpen(task.state)) return [];
  const about = { task: task.id };
  // The common work of a unit, given by hand or by the plan, can be given to people of the unit.
  const common = asking === undefined ? task.assignment === null : asking.personId === null;
  const give = common ? [[handOut.choice(texts.handOut, about)]] : [];
  if (asking?.answer === 'waiting') {
    const answers = [
      accept.choice(texts.accept, { holder: asking.id }),
      decline.choice(texts.decline, { holder: asking.id }),
    ];
    return [answers, ...give];
  }
  const done = word ? [reportDone.choice(texts.done, about)] : [];
  return [[...done, askMoreTime.choice(texts.moreTime, about)], ...give];
}

/** Whether saying so, with proof, settles it. What a plan's duties want as proof is asked elsewhere. */
export function isSettledByWord({ assignment }: GivenTask): boolean {
  return assignment?.settles === 'doneMark';
}

async function taskMessage(act: Act, task: GivenTask, person: number, edition: PlanInForce): Promise<Message> {
  const { assignment } = task;
  const zone = edition.calendar.zone;
  const asking = askingOf(task, person);
  const names = activeHolders(task).flatMap((holder) => (holder.person === null ? [] : [holder.person]));
  const isOwn = names.some(({ id }) => id === person);
  const others = names.flatMap(({ id, name }) => (id === person ? [] : [name]));
  const files =
    assignment === null || assignment.collectionId === null
      ? undefined
      : (await carriedFiles(act, assignment.collectionId, '')).words;
  const topic = edition.plan.topics.find(({ code }) => code === assignment?.topic)?.title;
  const by = byWordsOf(task, edition);
  const word = isSettledByWord(task);
  const lines = [
    asking?.personId === null ? texts.yourUnits(task.unit.name) : texts.yours,
    headingOf(task, edition),
    ...(by === undefined ? [] : [texts.wantedLine(by)]),
    ...(topic === undefined ? [] : [texts.topicLine(topic)]),
    texts.dueLine(spellDueAt(task.dueAt, zone)),
    assignment === null ? texts.clauseLine(task.clause) : texts.giverLine(assignment.givenBy.name),
    ...(files === undefined ? [] : [texts.filesLine(files)]),
    ...(others.length === 0 ? [] : [isOwn ? texts.together(others) : texts.standsIn(others)]),
  ];
  const isAccepted = isOpen(task.state) && asking?.answer === 'accepted';
  const how = by !== undefined && isAccepted ? [by === 'doneMark' && !word ? texts.howInList : texts.how(by)] : [];
  return {
    text: [lines.join('\n'), [...standing(task, asking, person, zone), ...how].join('\n')]
      .filter((part) => part !== '')
      .join('\n\n'),
    choices: actionsOf(task, asking, word),
  };
}

/** What is to be handed in, where it is one of the four kinds people are told of. */
function byWordsOf(task: GivenTask, edition: PlanInForce) {
  const by = dutyOfTask(edition, task)?.settles.by;
  return by === 'articles' || by === 'photos' || by === 'document' || by === 'doneMark' ? by : undefined;
}

function standing(task: GivenTask, asking: HolderRow | undefined, person: number, zone: string): readonly string[] {
  switch (task.state) {
    case 'cancelled':
      return [texts.cancelled(task.assignment?.cancelReason ?? null)];
    case 'settled':
    case 'nil':
    case 'excused':
      return [task.doneMark === null ? texts.settled : texts.isDone(task.doneMark.by.name)];
    case 'inReview':
      return [texts.inReview];
  }
  const asked = task.extensions.find((extension) => extension.state === 'pending');
  const { answeredBy } = asking ?? { answeredBy: null };
  return [
    ...(task.state === 'toFix' ? [texts.toFix] : []),
    ...(asking?.answer === 'accepted'
      ? [texts.accepted(answeredBy === null || answeredBy.id === person ? undefined : answeredBy.name)]
      : []),
    ...(asked === undefined ? [] : [texts.waitingForExtension(spellDueAt(asked.toDueAt, zone))]),
  ];
}

/** What is left for somebody whose task it was. */
function partingMessage(task: GivenTask, person: number, edition: PlanInForce): Message {
  const heading = headingOf(task, edition);
  return { text: `${heading}\n\n${partingWords(task, person)}` };
}

function partingWords(task: GivenTask, person: number): string {
  if (task.state === 'cancelled') return texts.cancelled(task.assignment?.cancelReason ?? null);
  if (task.holders.some((holder) => holder.answer === 'declined' && holder.answeredById === person))
    return texts.youDeclined;
  const names = activeHolders(task).flatMap((holder) => holder.person?.name ?? []);
  return names.length === 0 ? texts.notYoursNow : texts.givenOn(names);
}

function keyOf(task: number): string {
  return `assignments.task/${task}`;
}
