/** What can be chosen under events. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const openEvent = namePick('events.open', z.object({ event: z.number() }));
/** `month` written YYYY-MM. */
export const showMonth = namePick('events.month', z.object({ month: z.string(), page: z.int().min(0) }));
export const beginEntering = namePick('events.enter', z.null());
export const beginCancelling = namePick('events.cancel', z.object({ event: z.number() }));
