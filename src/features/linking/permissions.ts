/** Everybody joins accounts of their own; lost ones are replaced by the office and the leaders. */
import { permission } from '../../org/permissions.js';

export const linkPermission = permission('linking.own', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});
export const replacePermission = permission('linking.replace', { office: 'all', leader: 'all' });
