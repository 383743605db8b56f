/** What can be chosen on the state of the work beside its pages. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

/** The heat map of the school year; `path`: of the units below one, null: of all the person sees. */
export const seePicture = namePick('status.picture', z.object({ path: z.string().nullable() }));
export const seeMine = namePick('status.mine', z.null());
export const listDuties = namePick('status.duties', z.object({ period: z.string(), page: z.int().min(0) }));
export const listClusters = namePick('status.clusters', z.object({ page: z.int().min(0) }));
