/** Whom an issue concerns: the leaders over the place where it happened, and who else is told at once. */
import { dayOf } from '../../calendar/day.js';
import type { Read, Role } from '../../db/client.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn, peopleFor } from '../../ledger/responsible.js';
import { unitOwing } from '../requests/index.js';
import { sitsAbove } from './rules.js';

interface Place {
  readonly path: string;
}

interface PlaceUnit extends Place {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

interface Alerting {
  readonly restricted: boolean;
  readonly ownerId: number | null;
  readonly unit: PlaceUnit;
}

/** At the institution's leaders' desk, in that unit or above it; where nobody is, all leaders. */
export function leadersOver(read: Read, unit: Place): Promise<readonly number[]> {
  return holdersOver(read, 'leader', unit);
}

async function holdersOver(read: Read, role: Role, unit: Place): Promise<readonly number[]> {
  const { plan } = await requirePlan(read);
  const posts = await read.membership.findMany({
    where: { role, until: null, person: { leftAt: null } },
    orderBy: { personId: 'asc' },
    select: { personId: true, unit: { select: { code: true, path: true } } },
  });
  const desks: Readonly<Partial<Record<Role, string | undefined>>> = plan.organisation.desks;
  const over = posts.filter((post) => sitsAbove(post, desks[role], unit.path));
  return [...new Set((over.length > 0 ? over : posts).map((post) => post.personId))];
}

/**
 * Who hears of it at once: what is restricted the leaders alone; else the plan's roles, and whoever answers for the unit
 * that is to handle it. Its owner always.
 */
export async function peopleToAlert(read: Read, issue: Alerting, now: Date): Promise<readonly number[]> {
  const owner = issue.ownerId === null ? [] : [issue.ownerId];
  const { plan, calendar } = await requirePlan(read);
  if (issue.restricted) return [...new Set([...(await leadersOver(read, issue.unit)), ...owner])];
  const people: number[] = [...owner];
  for (const role of plan.hotIssues?.alert ?? ALERTED) people.push(...(await holdersOver(read, role, issue.unit)));
  const handling = await handlingUnit(read, issue.unit);
  const answering = await answeringOn(read, dayOf(now, calendar.zone));
  people.push(...peopleFor({ unit: handling, holders: [], assignment: null }, answering));
  return [...new Set(people)];
}

/** Where the plan does not say. */
export const ALERTED: readonly Role[] = ['leader', 'office'];

/** The unit the plan has handle what happens there; the unit itself where the plan names none. */
export async function handlingUnit(read: Read, unit: PlaceUnit): Promise<PlaceUnit> {
  const { plan, dutyOf } = await requirePlan(read);
  const duty = plan.hotIssues?.handling === undefined ? undefined : dutyOf(plan.hotIssues.handling);
  const code = duty === undefined ? undefined : unitOwing(duty, unit.code, plan);
  if (code === undefined || code === unit.code) return unit;
  const found = await read.unit.findUnique({
    where: { code },
    select: { id: true, code: true, name: true, path: true },
  });
  return found ?? unit;
}
