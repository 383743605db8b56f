import { permission } from '../../org/permissions.js';

/** Who may have those reminded who have not handed in: a lead also those whom the unit reviews or urges. */
export const nudgePermission = permission('reminders.nudge', { lead: 'overseen', office: 'all', leader: 'all' });

/** Everybody may ask to be reminded again of what is theirs. */
export const snoozePermission = permission('reminders.snooze', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'own',
  leader: 'own',
});

export const pausePermission = permission('reminders.pause', { office: 'all' });
export const seePausePermission = permission('reminders.see-pause', { office: 'all', leader: 'all' });
