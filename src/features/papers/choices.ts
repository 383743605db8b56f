/** What can be chosen about papers. The handlers are in index.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ paper: z.number() });

export const beginEntry = namePick('papers.enter', z.null());
/** `only`: those that are still to be made public. */
export const listPapers = namePick(
  'papers.list',
  z.object({ page: z.int().min(0), find: z.string(), only: z.enum(['all', 'unpublished']) }),
);
export const openPaper = namePick('papers.open', About);
export const beginPlacing = namePick('papers.place', About);
export const seeFiles = namePick('papers.files', About);
export const askRemoval = namePick('papers.remove', About);
export const removeNow = namePick('papers.remove-now', About);
