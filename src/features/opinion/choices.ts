/** What can be chosen about returns of public opinion. How one begins is offered by the tasks feature. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ task: z.number() });

export const listReturns = namePick('opinion.list', z.object({ page: z.int().min(0) }));
export const addEntry = namePick('opinion.add', About);
export const dropEntry = namePick('opinion.drop', z.object({ entry: z.number() }));
export const seeDrops = namePick('opinion.drops', About);
export const handIn = namePick('opinion.hand-in', About);
export const seeCompiled = namePick(
  'opinion.compiled',
  z.object({ duty: z.string(), period: z.string(), page: z.int().min(0) }),
);
