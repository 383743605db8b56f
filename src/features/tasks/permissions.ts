import { permission } from '../../org/permissions.js';

/** Everybody sees their own tasks; whoever holds no post has none. */
export const seeTasksPermission = permission('tasks.see', {
  member: 'own',
  lead: 'own',
  editor: 'own',
  office: 'all',
  leader: 'own',
});
