/** Everybody sees and asks about what is kept of themselves; the office and the leaders answer. */
import { permission } from '../../org/permissions.js';

export const ownDataPermission = permission('privacy.own', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});
export const answerRequestsPermission = permission('privacy.answer', { office: 'all', leader: 'all' });
