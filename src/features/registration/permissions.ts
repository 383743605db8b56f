/** Who may bring people in, look at them and let them go. A lead does so for members of the own unit and below. */
import type { Role } from '../../db/client.js';
import { type Permission, permission } from '../../org/permissions.js';

export const invitePermission = permission('registration.invite', { lead: 'below', office: 'all', leader: 'all' });
/** Whatever gives or ends another role than member. */
export const appointPermission = permission('registration.appoint', { office: 'all', leader: 'all' });
export const decidePermission = permission('registration.decide', { lead: 'below', office: 'all', leader: 'all' });
export const membersPermission = permission('registration.members', { lead: 'below', office: 'all', leader: 'all' });
export const endPermission = permission('registration.end', { lead: 'below', office: 'all', leader: 'all' });

/** What an action needs when it concerns this role: its own permission for members, appointing for all others. */
export function forRole(role: Role, action: Permission): Permission {
  return role === 'member' ? action : appointPermission;
}
