/** Ends a post. Whoever holds none any more has left: what they did stays, and they are a stranger to the bot again. */
import type { Act } from '../../act.js';
import { PRESENT } from '../../org/reach.js';
import { endPermission, forRole } from './permissions.js';
import { texts } from './texts.js';

export type Ended = 'ended' | 'already' | 'lastOffice';

export async function endMembership(act: Act, membership: number): Promise<Ended> {
  const post = await act.tx.membership.findUnique({ where: { id: membership }, include: { unit: true } });
  if (post === null) return 'already';
  act.require(forRole(post.role, endPermission), post.unit);
  if (post.until !== null) return 'already';
  if (post.role === 'office' && (await isLastOffice(act, post.personId))) return 'lastOffice';

  await act.tx.membership.update({ where: { id: membership }, data: { until: act.now } });
  await act.tx.account.updateMany({ where: { personId: post.personId }, data: { menuStale: true } });
  const left = await act.tx.membership.count({ where: { personId: post.personId, until: null } });
  if (left === 0) await act.tx.person.update({ where: { id: post.personId }, data: { leftAt: act.now } });
  await act.record('registration.end', `person/${post.personId}`, `${post.role} ${post.unit.code}`);
  if (post.personId !== act.actor.person?.id) {
    await act.tell(
      { person: post.personId },
      { text: texts.yourPostEnded({ role: post.role, unit: post.unit.name }) },
      { reason: `registration.post/${membership}/ended` },
    );
  }
  return 'ended';
}

/** With nobody in the office, nobody could bring anyone in any more, but from the command line. */
async function isLastOffice(act: Act, person: number): Promise<boolean> {
  const others = await act.tx.membership.count({
    where: { role: 'office', until: null, personId: { not: person }, person: PRESENT },
  });
  const own = await act.tx.membership.count({ where: { role: 'office', until: null, personId: person } });
  return others === 0 && own === 1;
}
