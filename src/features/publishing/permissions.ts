import { permission } from '../../org/permissions.js';

/** Where the route publishes, and where a channel is run: saying that an item stands there, or not any more. */
export const publishPermission = permission('publishing.record', {
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'all',
});
