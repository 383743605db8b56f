import { permission } from '../../org/permissions.js';

/** Who sees the numbers of which units. */
export const seeStatusPermission = permission('status.see', {
  member: 'own',
  lead: 'below',
  editor: 'overseen',
  office: 'all',
  leader: 'all',
});
