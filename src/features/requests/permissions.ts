import { permission } from '../../org/permissions.js';

/** Asking for what a duty gives on request: judged at the units the duty is done for. */
export const askPermission = permission('requests.ask', { lead: 'own', editor: 'own', office: 'all', leader: 'all' });

/** Saying that something has come up: judged at the unit that is to act. */
export const arisePermission = permission('requests.arise', {
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'own',
});

/** Calling off what somebody else asked or reported. */
export const cancelRequestPermission = permission('requests.cancel', { office: 'all', leader: 'all' });
