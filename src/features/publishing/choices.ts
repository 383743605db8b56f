/** What can be chosen about publishing. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const submission = z.number();

/** An item with where it stands and stood. */
export const openPublishing = namePick('publishing.open', z.object({ submission }));
export const moreToPublish = namePick('publishing.more', z.object({ before: z.number().nullable() }));
export const beginRecording = namePick('publishing.record', z.object({ submission }));
export const beginTakingDown = namePick('publishing.take-down', z.object({ publication: z.number() }));
export const beginConsent = namePick('publishing.consent', z.object({ submission }));
/** Its words and pictures, made ready for whoever puts it on a website. */
export const exportForWeb = namePick('publishing.export', z.object({ submission }));
/** What stands where: channel by channel. */
export const listChannels = namePick('publishing.channels', z.object({}));
export const listPublished = namePick(
  'publishing.published',
  z.object({ channel: z.string(), skip: z.number().int().min(0) }),
);
