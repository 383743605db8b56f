import { permission } from '../../org/permissions.js';

/** Writing down what somebody said to us. */
export const takePermission = permission('feedback.take', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'all',
});

/** Reading the comments of a unit, counted and one by one. */
export const tallyPermission = permission('feedback.tally', {
  lead: 'below',
  editor: 'own',
  office: 'all',
  leader: 'all',
});

/** Saying what was done about one. */
export const handlePermission = permission('feedback.handle', {
  lead: 'below',
  editor: 'own',
  office: 'all',
  leader: 'all',
});
