/** Gives work: a task for each person and each unit, told to whoever owes it, with one card for whoever gave it. */
import type { Act } from '../../act.js';
import { dayOf, monthOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { ASSIGNMENT, type AssignmentSettles } from '../../ledger/assigned-duty.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { todayOf } from '../../ledger/today.js';
import type { PersonEntry } from '../../org/people.js';
import type { UnitEntry } from './assignable.js';
import { sendFiles } from './carry-files.js';
import { showAssignment } from './giver-card.js';
import { givePermission } from './permissions.js';
import { showTask } from './task-card.js';
import { texts } from './texts.js';

/** More people are better reached through their units. */
export const MOST_TASKS = 200;

export interface Order {
  readonly title: string;
  readonly settles: AssignmentSettles;
  readonly topic: string | null;
  /** At most MOST_TASKS of both. */
  readonly people: readonly PersonEntry[];
  readonly units: readonly UnitEntry[];
  /** The first late instant; after now. */
  readonly dueAt: Date;
  /** The collection with the files that go along. */
  readonly files: number | undefined;
  /** The paper of the register that asks for it; its files go along. */
  readonly document?: number | null;
}

/** Requires that everybody asked is within the actor's reach. Answers the assignment's number. */
export async function createAssignment(act: Act, order: Order): Promise<number> {
  for (const unit of [...order.units, ...order.people.map((person) => person.unit)]) act.require(givePermission, unit);
  const { person: giver } = act.actor;
  if (giver === undefined) throw new Error('work is given by a person');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { id, code } = await act.tx.assignment.create({
    data: {
      code: await nextCode(act, zone),
      title: order.title,
      topic: order.topic,
      settles: order.settles,
      givenById: giver.id,
      dueAt: order.dueAt,
      collectionId: order.files ?? null,
      documentId: order.document ?? null,
      createdAt: act.now,
    },
  });
  const tasks = await openTasks(act, order, { id, code, giver });
  await act.record(
    'assignments.give',
    `assignment/${id}`,
    `${order.people.length} people, ${order.units.length} units`,
  );

  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  for (const task of tasks) {
    await showTask(act, task, answering);
    await sendFiles(act, task, answering);
  }
  await showAssignment(act, id);
  return id;
}

/** A task for each that is asked, people before units. Their numbers, in that order. */
async function openTasks(
  act: Act,
  order: Order,
  {
    id,
    code,
    giver,
  }: { readonly id: number; readonly code: string; readonly giver: { readonly id: number; readonly name: string } },
): Promise<readonly number[]> {
  const asked = [
    ...order.people.map((person) => ({ unitId: person.unit.id, personId: person.id })),
    ...order.units.map((unit) => ({ unitId: unit.id, personId: null })),
  ];
  const keyOf = (index: number) => `${ASSIGNMENT}/${code}/${index + 1}`;
  const clause = texts.clause(giver.name, numericDay(await todayOf(act)));
  await act.tx.task.createMany({
    data: asked.map(({ unitId }, index) => ({
      key: keyOf(index),
      planCode: ASSIGNMENT,
      dutyCode: ASSIGNMENT,
      period: code,
      unitId,
      opensAt: act.now,
      dueAt: order.dueAt,
      required: 1,
      clause,
      title: order.title,
      assignmentId: id,
      createdAt: act.now,
    })),
  });
  const tasks = await act.tx.task.findMany({
    where: { assignmentId: id },
    orderBy: { id: 'asc' },
    select: { id: true, key: true },
  });
  const taskOf = new Map(tasks.map((task) => [task.key, task.id]));
  await act.tx.taskHolder.createMany({
    data: asked.flatMap(({ personId }, index) => {
      const taskId = taskOf.get(keyOf(index));
      const given = { givenById: giver.id, givenAt: act.now, answer: 'waiting' as const };
      return taskId === undefined ? [] : [{ taskId, personId, ...given }];
    }),
  });
  return tasks.map((task) => task.id);
}

/** "GV-1126-003": the third assignment of November 2026. */
async function nextCode({ tx, now }: Act, zone: string): Promise<string> {
  const [year = '', month = ''] = monthOf(dayOf(now, zone)).split('-');
  const name = `GV-${month}${year.slice(2)}`;
  const { value } = await tx.counter.upsert({
    where: { name },
    create: { name, value: 1 },
    update: { value: { increment: 1 } },
  });
  return `${name}-${String(value).padStart(3, '0')}`;
}
