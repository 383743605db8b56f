/** Another person leads a unit: its tasks are theirs to answer for from now on; who led before stays a member. */
import type { Act } from '../../act.js';
import { PRESENT } from '../../org/reach.js';
import { endMembership, grantPost, hasPost } from '../registration/index.js';
import { openTitles } from './open-tasks.js';
import { staffingPermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence for whoever appoints. */
export async function changeLead(act: Act, unit: number, person: number): Promise<string> {
  act.require(staffingPermission, 'anywhere');
  const place = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { name: true, retiredAt: true } });
  const chosen = await act.tx.person.findFirst({ where: { id: person, ...PRESENT }, select: { name: true } });
  if (chosen === null || place.retiredAt !== null) return texts.gone;
  if (await hasPost(act, person, { role: 'lead', unit })) return texts.already(chosen.name, place.name);
  const before = await leadsOf(act, unit);
  await grantPost(act, person, { role: 'lead', unit });
  for (const lead of before) {
    await grantPost(act, lead.person, { role: 'member', unit });
    await endMembership(act, lead.membership, { silently: true });
  }
  await act.record('staffing.lead', `unit/${unit}`, `person/${person}`);
  const reason = `staffing.lead/${unit}/${act.now.getTime()}`;
  for (const lead of before) {
    if (lead.person === act.actor.person?.id) continue;
    await act.tell({ person: lead.person }, { text: texts.youLedBefore(place.name, chosen.name) }, { reason });
  }
  const titles = await openTitles(act, unit);
  if (person !== act.actor.person?.id)
    await act.tell({ person }, { text: texts.youLead(place.name, titles) }, { reason });
  return texts.leadSet(chosen.name, place.name);
}

export async function leadsOf(act: Act, unit: number) {
  const posts = await act.tx.membership.findMany({
    where: { unitId: unit, role: 'lead', until: null, person: { leftAt: null } },
    orderBy: { id: 'asc' },
    select: { id: true, person: { select: { id: true, name: true } } },
  });
  return posts.map((post) => ({ membership: post.id, person: post.person.id, name: post.person.name }));
}
