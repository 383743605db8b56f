/** Who may say that a unit need not do something this time. */
import { permission } from '../../org/permissions.js';

/** A lead: units below the own one, or which it reviews or urges; never the own unit, whose debts are others' to waive. */
export const excusePermission = permission('excuses.excuse', { lead: 'overseen', office: 'all', leader: 'all' });
