/** What can be chosen about given work. The handlers are in picks.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const number = z.number();

/** `holder`: the very asking that is answered, so that an older button answers nothing. */
export const accept = namePick('assignments.accept', z.object({ holder: number }));
export const decline = namePick('assignments.decline', z.object({ holder: number }));
export const reportDone = namePick('assignments.done', z.object({ task: number }));
export const askMoreTime = namePick('assignments.extend', z.object({ task: number }));
export const decideMoreTime = namePick('assignments.decide', z.object({ extension: number, grant: z.boolean() }));
export const handOut = namePick('assignments.hand-out', z.object({ task: number }));
export const dropTask = namePick('assignments.drop', z.object({ task: number }));
/** Work that a paper of the register asks for. */
export const giveForPaper = namePick('assignments.give-for', z.object({ document: number, title: z.string() }));
export const open = namePick('assignments.open', z.object({ assignment: number }));
export const reassign = namePick('assignments.reassign', z.object({ assignment: number, page: number }));
export const cancel = namePick('assignments.cancel', z.object({ assignment: number }));
export const list = namePick('assignments.list', z.object({ page: number }));
