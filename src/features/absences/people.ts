/** Whose absence somebody may enter, and who may stand in. */
import type { Act } from '../../act.js';
import { eachOnce, type PersonEntry, postsHeld } from '../../org/people.js';
import { absencePermission } from './permissions.js';

/** The people who serve where the actor may enter absences; without the actor. */
export async function peopleInReach(act: Act): Promise<readonly PersonEntry[]> {
  if (!act.may(absencePermission, 'anywhere')) return [];
  const posts = await postsHeld(act.tx);
  return eachOnce(posts.filter(({ id, unit }) => id !== act.actor.person?.id && act.may(absencePermission, unit)));
}

/** People of the same units as somebody first, then those of the units beside them. */
export async function substitutesFor(act: Act, person: number): Promise<readonly PersonEntry[]> {
  const own = await act.tx.membership.findMany({
    where: { personId: person, until: null },
    select: { unit: { select: { path: true } } },
  });
  const near = new Set(own.map(({ unit }) => unit.path));
  const around = new Set([...near].map(parentOf));
  const found: PersonEntry[] = [];
  for (const path of around) found.push(...(await postsHeld(act.tx, { unit: { path: { startsWith: path } } })));
  const others = found.filter(({ id }) => id !== person);
  const close = eachOnce(others.filter(({ unit }) => near.has(unit.path)));
  const far = eachOnce(others).filter(({ id }) => !close.some((each) => each.id === id));
  return [...close, ...far];
}

/** "/school/group/" → "/school/"; of a top unit "/". */
function parentOf(path: string): string {
  return path.replace(/[^/]+\/$/, '');
}
