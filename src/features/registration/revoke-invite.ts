/** Takes an invite back; who may make it may take it back. */
import type { Act } from '../../act.js';
import { inviteById, markRevoked } from './invite-rows.js';
import { forRole, invitePermission } from './permissions.js';
import { standingOf } from './rules.js';

export async function revokeInvite(act: Act, id: number): Promise<'revoked' | 'already' | 'tooLate'> {
  const invite = await inviteById(act.tx, id);
  if (invite === null) return 'tooLate';
  act.require(forRole(invite.role, invitePermission), invite.unit);
  const standing = standingOf(invite, act.now);
  if (standing === 'revoked') return 'already';
  if (standing !== 'open') return 'tooLate';
  await markRevoked(act.tx, invite, act.now);
  await act.record('registration.revoke', `invite/${id}`);
  return 'revoked';
}
