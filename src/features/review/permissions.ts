import { permission } from '../../org/permissions.js';

/** At the desk the plan's route names: its holders decide there; the office and leaders may step in anywhere. */
export const reviewPermission = permission('review.decide', {
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'all',
});

/** Setting right what was decided and told long ago. */
export const correctPermission = permission('review.correct', { office: 'all' });

/** Reading and finding items of others: their own unit's for leads; whoever decides at a desk reads what passes it besides. */
export const readPermission = permission('review.read', { lead: 'below', editor: 'all', office: 'all', leader: 'all' });
