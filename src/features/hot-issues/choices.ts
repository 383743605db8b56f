/** What can be chosen about a hot issue. The handlers are in picks.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ issue: z.number() });

/** What is asked for in words, by name. */
export const ASKED = ['handle', 'answer', 'publishResult', 'note', 'lesson', 'skip', 'close', 'returnAnswer'] as const;
export type Asked = (typeof ASKED)[number];

/** What a press does at once. */
export const MARKS = ['urgent', 'restrict', 'open', 'approve', 'crisis'] as const;
export type Mark = (typeof MARKS)[number];

export const openIssue = namePick('hot-issues.open', About);
export const receive = namePick('hot-issues.receive', About);
export const beginVerifying = namePick('hot-issues.verify', About);
export const beginWriting = namePick('hot-issues.write', About.extend({ what: z.enum(ASKED) }));
export const mark = namePick('hot-issues.mark', About.extend({ what: z.enum(MARKS) }));
export const handOver = namePick('hot-issues.hand-over', About);
export const seeLog = namePick('hot-issues.log', About);
export const more = namePick('hot-issues.more', About);
export const listOpen = namePick('hot-issues.list', z.object({ page: z.int().min(0), closed: z.boolean() }));
export const listMine = namePick('hot-issues.mine', z.object({ page: z.int().min(0) }));
export const drill = namePick('hot-issues.drill', z.null());
export const tickCrisis = namePick('hot-issues.tick', z.object({ crisis: z.number(), step: z.string() }));
export const endCrisis = namePick('hot-issues.end-crisis', z.object({ crisis: z.number() }));
