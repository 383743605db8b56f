/** What can be chosen about what was reported as done. How reporting begins is offered by the tasks feature. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const task = z.number();

export const seeRecent = namePick('done-marks.recent', z.object({ page: z.int().min(0) }));
export const seeMark = namePick('done-marks.see', z.object({ task }));
export const beginUndoing = namePick('done-marks.undo', z.object({ task }));
export const reopenNil = namePick('done-marks.reopen', z.object({ task }));
