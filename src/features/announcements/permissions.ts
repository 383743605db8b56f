import { permission } from '../../org/permissions.js';

/** Telling units and roles something they are to have read, and seeing who has. */
export const announcePermission = permission('announcements.send', { office: 'all', leader: 'all' });
