/** The desks where items wait: whose each is, by the plan's route. */
import type { Read, Role } from '../db/client.js';
import type { ActorPost } from '../org/actor.js';
import { seatOf } from './plan/route.js';
import { type PlanInForce, requirePlan } from './plan-in-force.js';

/** Where items wait for a decision: a level of the route, and the unit it sits in. */
export interface Desk {
  readonly level: number;
  readonly title: string;
  readonly role: Role;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string };
  readonly settles: boolean;
  /** It chooses what is sent up; nothing has to pass it. */
  readonly optional: boolean;
}

/** The desk of a level of the route in force; throws when the route has no such level. */
export async function deskOf(read: Read, level: number): Promise<Desk> {
  const { plan } = await requirePlan(read);
  const rule = plan.route.levels[level];
  if (rule === undefined) throw new Error(`the route has no level ${level}`);
  const unit = await read.unit.findUniqueOrThrow({
    where: { code: seatOf(plan, rule) },
    select: { id: true, name: true, path: true },
  });
  const { title, settles, optional } = rule;
  return { level, title, role: rule.reviewer.role, unit, settles, optional };
}

/** The levels of the route at which these posts sit. */
export function levelsOf({ plan }: PlanInForce, posts: readonly ActorPost[]): readonly number[] {
  return plan.route.levels.flatMap((rule, level) => {
    const code = seatOf(plan, rule);
    return posts.some((post) => post.role === rule.reviewer.role && post.unit.code === code) ? [level] : [];
  });
}
