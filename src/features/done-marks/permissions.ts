import { permission } from '../../org/permissions.js';

/** Saying that something is done; the use case looks whose it is. */
export const markPermission = permission('done-marks.mark', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});

/** Saying it for a unit one does not answer for: the office receives papers. */
export const behalfPermission = permission('done-marks.behalf', { office: 'all' });

/** Seeing what everybody reported as done. */
export const seeMarksPermission = permission('done-marks.see', { office: 'all', leader: 'all' });

/** Taking a done-mark back, with a reason. */
export const undoMarkPermission = permission('done-marks.undo', { office: 'all' });
