/** What can be chosen under requests. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const openRequestEntry = namePick('requests.open', z.object({ request: z.number() }));
export const listRequests = namePick('requests.list', z.object({ page: z.int().min(0) }));
export const beginCancelling = namePick('requests.cancel', z.object({ request: z.number() }));
