/** What can be chosen about announcements. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ announcement: z.number() });

export const markRead = namePick('announcements.read', About);
export const openAnnouncement = namePick('announcements.open', About);
export const listAnnouncements = namePick('announcements.list', z.object({ page: z.int().min(0) }));
export const seeUnread = namePick('announcements.unread', About.extend({ page: z.int().min(0) }));
export const remindUnread = namePick('announcements.remind', About);
export const cancel = namePick('announcements.cancel', About);
