/** Who may say that somebody is away. */
import { permission } from '../../org/permissions.js';

/** Oneself. */
export const ownAbsencePermission = permission('absences.own', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});

/** Somebody who serves there. */
export const absencePermission = permission('absences.enter', { lead: 'below', office: 'all', leader: 'all' });
