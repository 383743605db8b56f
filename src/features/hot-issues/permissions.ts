import { permission } from '../../org/permissions.js';

/** Everybody may report one, wherever it happens. */
export const reportPermission = permission('hot-issues.report', {
  member: 'all',
  lead: 'all',
  editor: 'all',
  office: 'all',
  leader: 'all',
});

/** Seeing the inside of an issue: of the unit it is about, or that is to handle it. Its owner always does. */
export const seePermission = permission('hot-issues.see', { lead: 'below', office: 'all', leader: 'all' });

/** Seeing what accuses somebody and is not proven. The use case keeps it to the leaders of that place. */
export const seeRestrictedPermission = permission('hot-issues.see-restricted', { leader: 'all' });

/** Receiving it, doing its steps, giving it to somebody. Its owner always may. */
export const handlePermission = permission('hot-issues.handle', { lead: 'below', office: 'all', leader: 'all' });

/** Letting an answer out, closing an issue early, opening what was restricted. */
export const approvePermission = permission('hot-issues.approve', { leader: 'all' });

/** Calling a crisis, and drilling one. */
export const crisisPermission = permission('hot-issues.crisis', { office: 'all', leader: 'all' });
