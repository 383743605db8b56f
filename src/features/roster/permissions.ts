import { permission } from '../../org/permissions.js';

/** Bringing a list of staff in, and inviting by name whoever stands on it. */
export const importRosterPermission = permission('roster.import', { office: 'all' });

/** Looking at the list, and having it as a file. */
export const seeRosterPermission = permission('roster.see', { office: 'all', leader: 'all' });
