/** Whoever answers for a unit, or puts its pictures before the public, keeps its register of consents. */
import { permission } from '../../org/permissions.js';

export const keepConsentsPermission = permission('consents.keep', {
  lead: 'below',
  editor: 'overseen',
  office: 'all',
  leader: 'all',
});
