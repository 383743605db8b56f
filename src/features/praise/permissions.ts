import { permission } from '../../org/permissions.js';

/** Proposing somebody, and reading who was confirmed. */
export const proposePermission = permission('praise.propose', {
  member: 'all',
  lead: 'all',
  editor: 'all',
  office: 'all',
  leader: 'all',
});

/** Checking proposals and putting people forward for a reward. The use case keeps leads to the units the plan names. */
export const checkPermission = permission('praise.check', { lead: 'all', office: 'all', leader: 'all' });
