/** To whom an announcement goes: everybody, units with all below them, and roles; each person once. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { innerUnits } from '../../org/units.js';
import { ROLE_NAMES, texts } from './texts.js';

const ROLES = ['lead', 'editor', 'member', 'office', 'leader'] as const satisfies readonly Role[];

/** Keys of `audienceEntries`. */
export const Audience = z.array(z.string());

export async function audienceEntries(act: Act) {
  return [
    { key: ALL, name: texts.all },
    ...ROLES.map((role) => ({ key: `${ROLE}${role}`, name: ROLE_NAMES[role] })),
    ...(await innerUnits(act.tx)).map(({ id, name }) => ({ key: `${UNIT}${id}`, name })),
  ];
}

export async function audienceWords(act: Act, keys: readonly string[]): Promise<readonly string[]> {
  return (await audienceEntries(act)).filter(({ key }) => keys.includes(key)).map(({ name }) => name);
}

/** Without the actor, who knows; with the unit for which each is to read it. */
export async function readersOf(act: Act, keys: readonly string[]) {
  const ids = keys.flatMap((key) => (key.startsWith(UNIT) ? [Number(key.slice(UNIT.length))] : []));
  const chosen = await act.tx.unit.findMany({ where: { id: { in: ids } }, select: { path: true } });
  const posts = await act.tx.membership.findMany({
    where: { until: null, person: { leftAt: null }, personId: { not: act.actor.person?.id ?? 0 } },
    orderBy: { id: 'asc' },
    select: { personId: true, role: true, unitId: true, unit: { select: { path: true } } },
  });
  const readers = new Map<number, number>();
  for (const { personId, role, unitId, unit } of posts) {
    const isMeant =
      keys.includes(ALL) || keys.includes(`${ROLE}${role}`) || chosen.some(({ path }) => unit.path.startsWith(path));
    if (isMeant && !readers.has(personId)) readers.set(personId, unitId);
  }
  return [...readers].map(([personId, unit]) => ({ personId, unitId: unit }));
}

const ALL = 'all';
const ROLE = 'role/';
const UNIT = 'unit/';
