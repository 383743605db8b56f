import { permission } from '../../org/permissions.js';

/** Whoever plans the work sees what is held when, and what is told of it. */
export const seeEventsPermission = permission('events.see', {
  lead: 'all',
  editor: 'all',
  office: 'all',
  leader: 'all',
});

/** Entering and cancelling what a unit holds; its tasks follow. */
export const enterEventPermission = permission('events.enter', {
  lead: 'below',
  editor: 'all',
  office: 'all',
  leader: 'all',
});
