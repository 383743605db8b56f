/** What a reviewer can choose under an item. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

/** One version of one item at one desk: a button of another version or desk decides nothing. */
export const About = z.object({ submission: z.number(), version: z.number(), level: z.number() });

export const approve = namePick('review.approve', About);
export const returnItem = namePick('review.return', About);
export const rejectItem = namePick('review.reject', About);
