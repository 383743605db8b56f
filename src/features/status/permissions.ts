import { permission } from '../../org/permissions.js';

/** Who sees the numbers of which units: a lead also those of units the own one reviews or urges. */
export const seeStatusPermission = permission('status.see', {
  member: 'own',
  lead: 'overseen',
  editor: 'overseen',
  office: 'all',
  leader: 'all',
});
/** What messages cost is the institution's own affair. */
export const seePostagePermission = permission('status.postage', { office: 'all', leader: 'all' });
