/** Who moves people between units, changes who leads them, and merges them. */
import { permission } from '../../org/permissions.js';

export const staffingPermission = permission('staffing.change', { office: 'all', leader: 'all' });
