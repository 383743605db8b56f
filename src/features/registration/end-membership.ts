/** Ends a post. Whoever holds none any more has left: what they did stays, and they are a stranger to the bot again. */
import type { Act } from '../../act.js';
import { PRESENT } from '../../org/reach.js';
import { handBack } from '../assignments/index.js';
import { memberTexts } from './member-texts.js';
import { endPermission, forRole } from './permissions.js';

export type Ended = 'ended' | 'already' | 'lastOffice';

export interface Ending {
  /** Whoever ends it says why in words of their own. */
  readonly silently?: boolean;
  /** The unit's work goes with its people. */
  readonly keepsTasks?: boolean;
}

export async function endMembership(act: Act, membership: number, ending: Ending = {}): Promise<Ended> {
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
  const staysHere = await act.tx.membership.count({
    where: { personId: post.personId, unitId: post.unitId, until: null },
  });
  if (staysHere === 0 && ending.keepsTasks !== true) await leaveWork(act, post);
  if (post.personId !== act.actor.person?.id && ending.silently !== true) {
    await act.tell(
      { person: post.personId },
      { text: memberTexts.yourPostEnded({ role: post.role, unit: post.unit.name }) },
      { reason: `registration.post/${membership}/ended` },
    );
  }
  return 'ended';
}

/** What they were at for the unit is the unit's again; what they were gathering for it is for no unit yet. */
async function leaveWork(
  act: Act,
  { personId, unitId }: { readonly personId: number; readonly unitId: number },
): Promise<void> {
  await act.tx.collection.updateMany({ where: { personId, unitId, state: 'open' }, data: { unitId: null } });
  await handBack(act, personId, unitId);
}

/** With nobody in the office, nobody could bring anyone in any more, but from the command line. */
async function isLastOffice(act: Act, person: number): Promise<boolean> {
  const others = await act.tx.membership.count({
    where: { role: 'office', until: null, personId: { not: person }, person: PRESENT },
  });
  const own = await act.tx.membership.count({ where: { role: 'office', until: null, personId: person } });
  return others === 0 && own === 1;
}
