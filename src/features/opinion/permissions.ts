import { permission } from '../../org/permissions.js';

/** Noting down what people talk about and handing it in; the use case looks whose return it is. */
export const returnPermission = permission('opinion.return', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});

/** Seeing what all units report. */
export const compilePermission = permission('opinion.compile', { office: 'all', leader: 'all' });
