/** What can be chosen about one's own data, and about the requests of others. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const showOwn = namePick('privacy.own', z.null());
export const takeCopy = namePick('privacy.copy', z.null());
export const beginCorrecting = namePick('privacy.correct', z.null());
export const beginAsking = namePick('privacy.ask', z.object({ kind: z.enum(['provide', 'restrict']) }));
export const leave = namePick('privacy.leave', z.object({ kind: z.enum(['withdraw', 'erase']), sure: z.boolean() }));
export const takeBack = namePick('privacy.take-back', z.object({ request: z.number() }));

export const listRequests = namePick('privacy.requests', z.object({ page: z.int().min(0) }));
export const openRequest = namePick('privacy.open', z.object({ request: z.number() }));
export const grant = namePick('privacy.grant', z.object({ request: z.number(), sure: z.boolean() }));
export const beginAnswering = namePick(
  'privacy.answer',
  z.object({ request: z.number(), how: z.enum(['refuse', 'extend', 'done']) }),
);
