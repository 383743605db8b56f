import { permission } from '../../org/permissions.js';

/** Passing on what the press asks, and noting what it wrote. */
export const notePermission = permission('press.note', {
  member: 'all',
  lead: 'all',
  editor: 'all',
  office: 'all',
  leader: 'all',
});

/** Seeing all requests of the press. Who asked for one sees it, and who may answer it. */
export const followPermission = permission('press.follow', { office: 'all', leader: 'all' });

/** Reading what was written about us, unit by unit. */
export const watchPermission = permission('press.watch', {
  lead: 'below',
  editor: 'all',
  office: 'all',
  leader: 'all',
});

/** Keeping the register of who may speak to the press. */
export const registerPermission = permission('press.register', { office: 'all' });

/** Agreeing to an answer before it is given, where the plan wants that. */
export const agreePermission = permission('press.agree', { leader: 'all' });
