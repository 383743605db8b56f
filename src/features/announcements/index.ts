/** Announcements: `/thongbao`. Told to units and roles at a pace, with *Đã đọc* and the list of who has not. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { announceDialog, beginAnnouncing } from './announce.dialog.js';
import { cancelAnnouncement, readAnnouncement, tellSweep } from './announce.js';
import * as offered from './choices.js';
import { announcePermission } from './permissions.js';
import { announcementScreen, listScreen, remindScreen, unreadScreen } from './readers-screen.js';
import { texts } from './texts.js';

export const announcements = defineFeature({
  name: 'announcements',
  permissions: [announcePermission],
  commands: [
    {
      name: 'thongbao',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => announcePermission.reach[post.role] !== undefined),
      run: beginAnnouncing,
    },
  ],
  dialogs: [announceDialog],
  picks: [
    definePick({
      ...offered.markRead,
      run: async (act, { announcement }) => {
        const why = await readAnnouncement(act, announcement);
        return why === undefined ? undefined : [{ text: why }];
      },
    }),
    definePick({ ...offered.openAnnouncement, run: (act, about) => announcementScreen(act, about.announcement) }),
    definePick({ ...offered.listAnnouncements, run: (act, { page }) => listScreen(act, page) }),
    definePick({ ...offered.seeUnread, run: (act, view) => unreadScreen(act, view) }),
    definePick({ ...offered.remindUnread, run: (act, about) => remindScreen(act, about.announcement) }),
    definePick({
      ...offered.cancel,
      run: async (act, about) => [{ text: await cancelAnnouncement(act, about.announcement) }],
    }),
  ],
  sweeps: [tellSweep],
});
