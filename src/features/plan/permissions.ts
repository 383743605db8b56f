import { permission } from '../../org/permissions.js';

export const applyPlanPermission = permission('plan.apply', { office: 'all' });
