/** What can be chosen about comments. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ feedback: z.number() });

export const seeTally = namePick('feedback.tally', z.object({ month: z.string() }));
export const seeList = namePick('feedback.list', z.object({ month: z.string(), page: z.int().min(0) }));
export const openFeedback = namePick('feedback.open', About);
export const remove = namePick('feedback.remove', About);
export const want = namePick('feedback.want', About);
export const beginHandling = namePick('feedback.handle', About);
export const beginAnalysing = namePick('feedback.analyse', z.object({ task: z.number() }));
