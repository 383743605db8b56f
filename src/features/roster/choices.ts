/** What can be chosen about the list of staff. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

/** `people`: how many the button promised; another number now means that things have changed. */
export const carryOut = namePick(
  'roster.carry-out',
  z.object({ list: z.number(), yes: z.boolean(), people: z.number() }),
);
export const bringIn = namePick('roster.bring', z.null());
export const takeList = namePick('roster.take', z.null());
export const listAway = namePick('roster.away', z.object({ page: z.int().min(0) }));
export const inviteOne = namePick('roster.invite', z.object({ person: z.number() }));
