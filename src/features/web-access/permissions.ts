import { permission } from '../../org/permissions.js';

/** Everybody who holds a post opens their own chat page; nobody gets into another's. */
export const webAccessPermission = permission('web-access.open', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});
