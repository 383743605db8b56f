/** The desk where an item waits: whose it is, by the plan's route. */
import type { Read, Role } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { ActorPost } from '../../org/actor.js';

export interface Desk {
  readonly level: number;
  readonly title: string;
  readonly role: Role;
  readonly unit: { readonly id: number; readonly path: string };
  readonly settles: boolean;
}

export async function deskOf(read: Read, level: number): Promise<Desk> {
  const { plan } = await requirePlan(read);
  const rule = plan.route.levels[level];
  if (rule === undefined) throw new Error(`the route has no level ${level}`);
  const { role } = rule.reviewer;
  const code = rule.reviewer.unit ?? plan.organisation.desks[role] ?? plan.organisation.code;
  const unit = await read.unit.findUniqueOrThrow({ where: { code }, select: { id: true, path: true } });
  return { level, title: rule.title, role, unit, settles: rule.settles };
}

/** The next desk an approved item must pass; undefined: it is through. Optional desks are only for what is sent up. */
export function nextLevel({ plan }: PlanInForce, level: number): number | undefined {
  const next = plan.route.levels.findIndex((rule, index) => index > level && !rule.optional);
  return next < 0 ? undefined : next;
}

/** How many items wait for somebody with these posts. */
export async function waitingForReview(read: Read, posts: readonly ActorPost[]): Promise<number> {
  const levels = await levelsOf(read, posts);
  return levels.length === 0 ? 0 : read.submission.count({ where: { state: 'inReview', level: { in: [...levels] } } });
}

/** The levels of the route at which these posts decide. */
export async function levelsOf(read: Read, posts: readonly ActorPost[]): Promise<readonly number[]> {
  const { plan } = await requirePlan(read);
  return plan.route.levels.flatMap((rule, level) => {
    const code = rule.reviewer.unit ?? plan.organisation.desks[rule.reviewer.role] ?? plan.organisation.code;
    return posts.some((post) => post.role === rule.reviewer.role && post.unit.code === code) ? [level] : [];
  });
}
