/** What a reviewer can choose under an item. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

/** One version of one item at one desk: a button of another version or desk decides nothing. */
export const About = z.object({ submission: z.number(), version: z.number(), level: z.number() });
export type About = z.infer<typeof About>;

export const approve = namePick('review.approve', About);
/** Approves it as part of another unit's item about the same thing. */
export const merge = namePick('review.merge', About.extend({ into: z.number() }));
export const returnItem = namePick('review.return', About);
export const rejectItem = namePick('review.reject', About);
/** Says to the others of the desk that one is at it, or that one is not any more. */
export const claim = namePick('review.claim', About);
export const release = namePick('review.release', About);
/** The whole item, to read before deciding. */
export const read = namePick('review.read', About);
/** Takes back the decision with this number, while nobody has been told of it. */
export const undo = namePick('review.undo', z.object({ submission: z.number(), decision: z.number() }));
/** The office sets a decision right that everybody has heard of. */
export const correct = namePick('review.correct', z.number());
/** Puts an approved item forward for sending up, or not any more. */
export const markGood = namePick('review.good', z.object({ submission: z.number(), good: z.boolean() }));
