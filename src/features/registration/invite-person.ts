/** An invite for somebody who stands on the roster: whoever uses it is that person, with all their posts. */
import type { Act } from '../../act.js';
import { after, DAY_MS } from '../../lib/clock.js';
import type { Message } from '../../outbox/message.js';
import { INVITE_DAYS } from './create-invite.js';
import { invitationMessages, type LinkSource } from './invitation.js';
import { writeInvite } from './invite-rows.js';
import { forRole, invitePermission } from './permissions.js';
import { rosterPerson } from './roster-person.js';
import { texts } from './texts.js';

/** One message to pass on, one for whoever asked. Earlier invites for the same person end. */
export async function invitePerson(act: Act, id: number, linksTo: LinkSource): Promise<readonly Message[]> {
  const person = await rosterPerson(act.tx, id);
  const [main] = person?.posts ?? [];
  if (person === undefined || main === undefined) return [{ text: texts.inAlready }];
  for (const { role, unit } of person.posts) act.require(forRole(role, invitePermission), unit);
  await act.tx.invite.updateMany({ where: { personId: id, revokedAt: null }, data: { revokedAt: act.now } });
  const expiresAt = after(act.now, INVITE_DAYS * DAY_MS);
  const written = await writeInvite(act.tx, {
    unitId: main.unit.id,
    role: main.role,
    uses: 1,
    expiresAt,
    createdAt: act.now,
    createdById: act.actor.person?.id ?? null,
    personId: id,
  });
  await act.record('registration.invite', `invite/${written.id}`, `person/${id}`);
  const { code, name } = await act.tx.unit.findUniqueOrThrow({ where: { id: main.unit.id } });
  const invited = { ...written, expiresAt, unit: { code, name } };
  return invitationMessages(act, invited, { role: main.role, uses: 1, to: person.name }, linksTo);
}
