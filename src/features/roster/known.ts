/** What the house knows when a staff list is judged. */
import type { Read, Role } from '../../db/client.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { unitsInForce } from '../../org/units.js';
import { readName } from '../registration/index.js';
import type { Known } from './roster-plan.js';

export async function knownNow(read: Read): Promise<Known> {
  const { plan } = await requirePlan(read);
  const units = await unitsInForce(read);
  const people = await read.person.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      phone: true,
      leftAt: true,
    },
  });
  // Asked for apart: one statement takes only so many numbers, and a province has thousands of people.
  const memberships = await read.membership.findMany({
    orderBy: { id: 'asc' },
    select: { personId: true, unitId: true, role: true, until: true },
  });
  const accounts = await read.account.findMany({ where: { personId: { not: null } }, select: { personId: true } });
  const joined = new Set(accounts.map(({ personId }) => personId));
  const postsOf = new Map<number, typeof memberships>();
  for (const post of memberships) {
    const known = postsOf.get(post.personId);
    if (known === undefined) postsOf.set(post.personId, [post]);
    else known.push(post);
  }
  const seat = (code: string | undefined) => units.find((unit) => unit.code === code)?.id;
  const desks: Partial<Record<Role, number>> = {};
  for (const role of ['leader', 'office', 'editor'] as const) {
    const unit = seat(plan.organisation.desks[role]);
    if (unit !== undefined) desks[role] = unit;
  }
  return {
    units,
    desks,
    readName: (text) => readName(text.replace(TITLE, '')),
    people: people.map(({ id, name, phone, leftAt }) => {
      const posts = postsOf.get(id) ?? [];
      return {
        id,
        name,
        phone,
        left: leftAt !== null,
        joined: joined.has(id),
        posts: posts.filter(({ until }) => until === null).map(({ unitId, role }) => ({ unit: unitId, role })),
        former: posts.filter(({ until }) => until !== null).map(({ unitId }) => unitId),
      };
    }),
  };
}

/** "ThS. Nguyễn Văn A", "Cô Lan (TTCM)" */
const TITLE = /^\s*((gs|pgs|ts|ths|bs|cn|ks)\.\s*)+|^\s*(thầy|cô|ông|bà)\s+(?=\S+\s+\S)|\s*\([^)]*\)\s*$/giu;
