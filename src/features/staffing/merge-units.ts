/**
 * A unit goes into another: its people and what they are at go along. What both would do twice is excused, what is not
 * begun is not asked, and everything that was, late or done, stays the old unit's: closed periods do not change.
 */
import type { Act } from '../../act.js';
import { makeTasks } from '../../ledger/make-tasks.js';
import { seatOf } from '../../ledger/plan/route.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { HeldTask } from '../../ledger/standing.js';
import { showTask } from '../assignments/index.js';
import { excuseTask } from '../excuses/index.js';
import { endMembership, grantPost } from '../registration/index.js';
import { leadsOf } from './change-lead.js';
import { openTasks, titleOf } from './open-tasks.js';
import { staffingPermission } from './permissions.js';
import { texts } from './texts.js';

/** Why a unit cannot be merged; undefined: it can. */
export async function whyNotMerged(act: Act, unit: number): Promise<string | undefined> {
  act.require(staffingPermission, 'anywhere');
  const { path, code, name } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit } });
  const below = await act.tx.unit.count({ where: { path: { startsWith: path }, retiredAt: null, id: { not: unit } } });
  if (below > 0) return texts.hasUnitsBelow(name);
  const { plan } = await requirePlan(act.tx);
  const seats = [plan.organisation.code, ...Object.values(plan.organisation.desks)];
  const isSeat = seats.includes(code) || plan.route.levels.some((level) => seatOf(plan, level) === code);
  return isSeat ? texts.holdsOffice(name) : undefined;
}

export interface MergePlan {
  readonly people: number;
  /** Tasks that go along. */
  readonly taken: readonly HeldTask[];
  /** Tasks the other unit has too. */
  readonly twice: readonly HeldTask[];
  /** Tasks that stay the old unit's, late or sent in: whoever answers for the other unit sees to them. */
  readonly left: readonly HeldTask[];
}

export async function planOfMerge(act: Act, from: number, into: number): Promise<MergePlan> {
  const posts = await act.tx.membership.findMany({
    where: { unitId: from, until: null, person: { leftAt: null } },
    distinct: ['personId'],
    select: { personId: true },
  });
  // What is late is the old unit's own, for nobody else was late; and so is what it has sent in already.
  const standing = await openTasks(act, from);
  const open = standing.filter((task) => task.dueAt > act.now && task.state === 'open');
  const theirs = await act.tx.task.findMany({
    where: { unitId: into, dueAt: { gt: act.now }, cancelledAt: null, assignmentId: null },
    select: { dutyCode: true, period: true },
  });
  const known = new Set(theirs.map(({ dutyCode, period }) => `${dutyCode}/${period}`));
  const isTwice = (task: HeldTask) =>
    task.assignment === null && task.credits.length === 0 && known.has(`${task.dutyCode}/${task.period}`);
  return {
    people: posts.length,
    taken: open.filter((task) => !isTwice(task)),
    twice: open.filter(isTwice),
    left: standing.filter((task) => !open.includes(task)),
  };
}

/** A sentence for whoever merges them. */
export async function mergeUnits(act: Act, from: number, into: number): Promise<string> {
  // What the plan no longer names can still go into another; nothing goes into it.
  const units = await act.tx.unit.findMany({ where: { id: { in: [from, into] }, mergedIntoId: null } });
  const old = units.find(({ id }) => id === from);
  const other = units.find(({ id, retiredAt }) => id === into && retiredAt === null);
  if (old === undefined || other === undefined || from === into) return texts.gone;
  const refusal = await whyNotMerged(act, from);
  if (refusal !== undefined) return refusal;
  const { taken, twice, left } = await planOfMerge(act, from, into);
  for (const task of twice) await excuseTask(act, task.id, texts.mergeReason(other.name), true);
  for (const task of taken) {
    await act.tx.task.update({ where: { id: task.id }, data: { unitId: into } });
    await act.record('staffing.task-moved', `task/${task.id}`, `unit/${from} to unit/${into}`);
  }
  const people = await movePeople(act, from, into);
  await act.tx.invite.updateMany({ where: { unitId: from, revokedAt: null }, data: { revokedAt: act.now } });
  await act.tx.joinRequest.updateMany({ where: { unitId: from, state: 'pending' }, data: { unitId: into } });
  await act.tx.collection.updateMany({ where: { unitId: from, state: 'open' }, data: { unitId: into } });
  await act.tx.unit.update({ where: { id: from }, data: { retiredAt: act.now, mergedIntoId: into } });
  // What it had taken in before is answered for where its people are now.
  await act.tx.unit.updateMany({ where: { mergedIntoId: from }, data: { mergedIntoId: into } });
  await makeTasks(act.tx, await requirePlan(act.tx), act.now);
  await act.record('staffing.merge', `unit/${from}`, `into unit/${into}`);
  for (const task of taken) if (task.holders.length > 0) await showTask(act, task.id);
  const reason = `staffing.merge/${from}`;
  for (const person of people) {
    if (person === act.actor.person?.id) continue;
    await act.tell({ person }, { text: texts.yourUnitMerged(old.name, other.name) }, { reason });
  }
  const takenOver = texts.youTakeOver(old.name, other.name, taken.map(titleOf), left.map(titleOf));
  await act.tell({ role: 'lead', unit: into }, { text: takenOver }, { reason: `${reason}/taken-over` });
  return texts.merged(old.name, other.name);
}

/** With the posts they held; where the other unit has a lead, the old one's lead is a member there. */
async function movePeople(act: Act, from: number, into: number): Promise<ReadonlySet<number>> {
  const hasLead = (await leadsOf(act, into)).length > 0;
  const posts = await act.tx.membership.findMany({
    where: { unitId: from, until: null, person: { leftAt: null } },
    orderBy: { id: 'asc' },
  });
  for (const { id, personId, role } of posts) {
    await grantPost(act, personId, { role: role === 'lead' && hasLead ? 'member' : role, unit: into });
    await endMembership(act, id, { silently: true, keepsTasks: true });
  }
  return new Set(posts.map(({ personId }) => personId));
}
