import { permission } from '../../org/permissions.js';

/** At the desk of the route that sends up: choosing what goes, and saying that it went. */
export const sendUpPermission = permission('sending-up.choose', {
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'all',
});

/** In a unit of the institution to which something is sent: taking it, or saying what it lacks. */
export const answerPermission = permission('sending-up.answer', {
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});
