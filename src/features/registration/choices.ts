/** What can be chosen about people and units here, and is done elsewhere. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const askMove = namePick('staffing.move', z.object({ membership: z.number() }));
export const askLead = namePick('staffing.lead', z.object({ unit: z.number() }));
export const askMerge = namePick('staffing.merge', z.object({ unit: z.number() }));
