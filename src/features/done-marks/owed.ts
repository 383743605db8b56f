/** The tasks somebody may report as done: their own, those of units they answer for or lead, and, by the office, any. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { byWordOf, isNilAllowed } from '../../ledger/by-word.js';
import type { Duty } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn, concerns, tasksConcerning } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';
import { behalfPermission, markPermission } from './permissions.js';
import { texts } from './texts.js';

/** A plan's task; what was given by hand, or opened by a record of its own, is reported there. */
export type PlanTask = HeldTask & { readonly duty: Duty };

export interface Refusal {
  readonly refusal: string;
}

/** mark: what somebody's word settles. nil: what a signed "nothing to report" settles. */
export type Way = 'mark' | 'nil';

/** What the person may report in this way now; what only words settle comes first, then nearest first. */
export async function reportable(act: Act, way: Way): Promise<readonly PlanTask[]> {
  act.require(markPermission, 'anywhere');
  const edition = await requirePlan(act.tx);
  const { person, posts } = act.actor;
  if (person === undefined) return [];
  const mine = await tasksConcerning(act.tx, edition, person.id, act.now);
  const led = posts.filter((post) => post.role === 'leader').map((post) => post.unit.id);
  const ofLeader =
    led.length === 0
      ? []
      : await tasksStanding(act.tx, edition, { unitIds: led, unsettled: true, openedBy: act.now }, act.now);
  return ordered([...mine, ...ofLeader], way, act.now);
}

/** The same of one unit, for the office. */
export async function reportableOf(act: Act, unit: number, way: Way): Promise<readonly PlanTask[]> {
  const { path } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { path: true } });
  act.require(behalfPermission, { path });
  const edition = await requirePlan(act.tx);
  const filter = { unitIds: [unit], unsettled: true, openedBy: act.now };
  return ordered(await tasksStanding(act.tx, edition, filter, act.now), way, act.now);
}

/** The task, if this person may report on it and there is still something to report; else a polite sentence. */
export async function owedTask(act: Act, id: number, way: Way): Promise<PlanTask | Refusal> {
  const task = await theirTask(act, id);
  if ('refusal' in task) return task;
  if (task.state === 'inReview') return { refusal: texts.inReview };
  if (!isOwed(task, act.now)) return { refusal: texts.nothingOwed };
  return fits(task.duty, way) ? task : { refusal: texts.notThisWay };
}

/** The task, whatever its state, if it is this person's to report on. */
export async function theirTask(act: Act, id: number): Promise<PlanTask | Refusal> {
  act.require(markPermission, 'anywhere');
  const edition = await requirePlan(act.tx);
  const [task] = await tasksStanding(act.tx, edition, { ids: [id] }, act.now);
  if (task === undefined || !isOfPlan(task)) return { refusal: texts.noSuchTask };
  if (!(await isTheirs(act, task))) act.require(behalfPermission, task.unit);
  return task;
}

/** Whether the task concerns this person, or they lead its unit as one of the leaders. */
async function isTheirs(act: Act, task: HeldTask): Promise<boolean> {
  const { person, posts } = act.actor;
  if (posts.some((post) => post.role === 'leader' && post.unit.id === task.unit.id)) return true;
  if (person === undefined) return false;
  const { zone } = (await requirePlan(act.tx)).calendar;
  return concerns(person.id, task, await answeringOn(act.tx, dayOf(act.now, zone)));
}

/** Whether this person may report on the task, be it their own or for somebody else. */
export async function mayReport(act: Act, task: HeldTask): Promise<boolean> {
  return act.may(behalfPermission, task.unit) || isTheirs(act, task);
}

function ordered(tasks: readonly HeldTask[], way: Way, now: Date): readonly PlanTask[] {
  const once = new Map(tasks.filter(isOfPlan).map((task) => [task.id, task]));
  return [...once.values()]
    .filter((task) => isOwed(task, now) && fits(task.duty, way))
    .toSorted(
      (a, b) => Number(elsewhere(a)) - Number(elsewhere(b)) || a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id,
    );
}

function isOfPlan(task: HeldTask): task is PlanTask {
  return task.assignment === null && task.request?.kind !== 'followed' && task.duty !== undefined;
}

function fits(duty: Duty, way: Way): boolean {
  return way === 'nil' ? isNilAllowed(duty) : byWordOf(duty) !== undefined;
}

function elsewhere({ duty }: PlanTask): boolean {
  return byWordOf(duty)?.elsewhere === true;
}
