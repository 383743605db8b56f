/** Somebody goes on in another unit: the post ends here and begins there; what was done and closed stays where it was. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { endMembership, grantPost, hasPost } from '../registration/index.js';
import { staffingPermission } from './permissions.js';
import { texts } from './texts.js';

export interface Move {
  /** The post that ends. */
  readonly membership: number;
  readonly unit: number;
  readonly role: Role;
}

/** A sentence for whoever moves them. */
export async function movePerson(act: Act, { membership, unit, role }: Move): Promise<string> {
  act.require(staffingPermission, 'anywhere');
  const post = await act.tx.membership.findFirst({
    where: { id: membership, until: null },
    include: { person: { select: { id: true, name: true } }, unit: { select: { id: true, name: true } } },
  });
  if (post === null) return texts.gone;
  const to = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { name: true, retiredAt: true } });
  if (to.retiredAt !== null) return texts.gone;
  const { person } = post;
  if (await hasPost(act, person.id, { role, unit })) return texts.already(person.name, to.name);
  const before = await heldOpen(act, person.id, post.unit.id);
  // First the new post: nobody is without one for a moment, for whoever has none has left.
  await grantPost(act, person.id, { role, unit });
  const ended = await endMembership(act, membership, { silently: true });
  if (ended === 'lastOffice') throw new Error('the last of the office was moved');
  const left = before - (await heldOpen(act, person.id, post.unit.id));
  await act.record('staffing.move', `person/${person.id}`, `unit/${post.unit.id} to unit/${unit} as ${role}`);
  const reason = `staffing.move/${membership}`;
  if (person.id !== act.actor.person?.id) {
    await act.tell({ person: person.id }, { text: texts.youMoved(post.unit.name, role, to.name) }, { reason });
  }
  await act.tell({ role: 'lead', unit }, { text: texts.newcomer(person.name, role, to.name) }, { reason });
  return texts.moved(person.name, to.name, left);
}

/** How many tasks of a unit somebody holds by name that are still to be done. */
export async function heldOpen(act: Act, person: number, unit: number): Promise<number> {
  return act.tx.taskHolder.count({
    where: {
      personId: person,
      endedAt: null,
      task: { unitId: unit, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    },
  });
}
