import { permission } from '../../org/permissions.js';

/** Everybody who holds a post hands in for their own units. */
export const submitPermission = permission('submissions.send', {
  member: 'own',
  lead: 'below',
  editor: 'own',
  office: 'all',
  leader: 'all',
});
