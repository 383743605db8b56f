/** The trail of decisions is for those who answer for the whole institution. */
import { permission } from '../../org/permissions.js';

export const seeTrailPermission = permission('audit.see', { office: 'all', leader: 'all' });
