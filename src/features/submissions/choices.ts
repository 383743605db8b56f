/** What can be chosen under a draft. The handlers are in picks.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const draft = z.number();

export const chooseUnit = namePick('submissions.unit', z.object({ draft, unit: z.number() }));
export const chooseTask = namePick('submissions.task', z.object({ draft, task: z.number().nullable() }));
/** Whose task it is handed in for, of the colleagues. */
export const turnColleagues = namePick('submissions.colleagues', z.object({ draft, page: z.number() }));
export const chooseSlot = namePick('submissions.slot', z.object({ draft, slot: z.number().nullable() }));
export const chooseTopic = namePick('submissions.topic', z.object({ draft, topic: z.string() }));
export const turnTopics = namePick('submissions.topics', z.object({ draft, page: z.number() }));
/** `task`: what it is handed in for as its author saw it; absent in choices of an older Loa. */
export const send = namePick(
  'submissions.send',
  z.object({ draft, children: z.enum(['none', 'agreed', 'unsure']), task: z.number().nullable().exactOptional() }),
);
/** How more is added. */
export const add = namePick('submissions.add', draft);
/** The page on which files go in that are too large for a chat app. */
export const sendLarge = namePick('submissions.large', draft);
export const edit = namePick('submissions.edit', draft);
export const drop = namePick('submissions.drop', draft);
/** Sends what was edited after sending as a new version. */
export const sendEdited = namePick('submissions.revise', draft);
/** Puts what a draft holds into an item that is changed. */
export const takeIn = namePick('submissions.take-in', z.object({ draft, submission: z.number() }));
