/** For the operator: hot issues and crises with nobody to hear of them or to act. */
import type { Role } from '../../db/client.js';
import type { Finding, House } from '../../feature.js';
import type { Plan } from '../../ledger/plan/language.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { holdersOf } from '../../org/reach.js';
import { ALERTED } from './people.js';

export async function issueFindings({ db }: House): Promise<readonly Finding[]> {
  const plan = (await planInForce(db.read))?.plan;
  if (plan === undefined) return [];
  const findings: Finding[] = [];
  for (const { role, unit: code, what, level } of postsOf(plan)) {
    const unit = code === undefined ? null : await db.read.unit.findUnique({ where: { code }, select: { id: true } });
    if ((await holdersOf(db.read, role, unit?.id)).length > 0) continue;
    const seat = code ?? plan.organisation.desks[role];
    const remedy = `run: npm run -s loa -- invite --role ${role}${seat === undefined ? '' : ` --unit ${seat}`}`;
    findings.push({
      level,
      what: `nobody holds the post ${role}${code === undefined ? '' : ` in ${code}`}: ${what}`,
      remedy,
    });
  }
  return findings;
}

interface Post extends Pick<Finding, 'level' | 'what'> {
  readonly role: Role;
  readonly unit: string | undefined;
}

/** Each post once. That nobody holds the office is said for the whole house. */
function postsOf({ hotIssues }: Plan): readonly Post[] {
  const posts = new Map<string, Post>();
  const add = (post: Post) => {
    const key = `${post.role}/${post.unit ?? ''}`;
    if (post.role !== 'office' && !posts.has(key)) posts.set(key, post);
  };
  add({ role: 'leader', unit: undefined, level: 'problem', what: 'restricted hot issues reach nobody' });
  for (const role of hotIssues?.alert ?? ALERTED)
    add({ role, unit: undefined, level: 'warning', what: 'the plan has them told of hot issues' });
  for (const { who } of hotIssues?.crisis.procedure ?? [])
    add({ role: who.role, unit: who.unit, level: 'warning', what: 'the plan has them act in a crisis' });
  return [...posts.values()];
}
