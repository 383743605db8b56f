/** Who may hand out work, decide about it, and do it. */
import { permission } from '../../org/permissions.js';

/** To people and units there; a lead also hands on what the own unit owes. */
export const givePermission = permission('assignments.give', { lead: 'below', office: 'all', leader: 'all' });

/** More time for what is owed there. Whoever gave an assignment decides about it too. */
export const extendPermission = permission('assignments.extend', { lead: 'below', office: 'all', leader: 'all' });

/** Calling off what somebody else gave. */
export const cancelPermission = permission('assignments.cancel', { office: 'all', leader: 'all' });

/** Answering, doing and asking about what one owes; the use cases look whose it is. */
export const doPermission = permission('assignments.do', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});
