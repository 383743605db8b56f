import { permission } from '../../org/permissions.js';

/** Choosing and handing in the photos of a unit's period; the institution's own go with what is sent up. */
export const photosPermission = permission('archive.photos', { lead: 'own', office: 'all' });
