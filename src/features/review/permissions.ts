import { permission } from '../../org/permissions.js';

/** At the desk the plan's route names: its holders decide there; the office and leaders may step in anywhere. */
export const reviewPermission = permission('review.decide', {
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'all',
});
