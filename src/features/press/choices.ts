/** What can be chosen about the press. The handlers are in index.ts. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

const About = z.object({ request: z.number() });
const Mention = z.object({ mention: z.number() });

export const WRITTEN = ['answer', 'return'] as const;
export type Written = (typeof WRITTEN)[number];

export const listRequests = namePick('press.requests', z.object({ page: z.int().min(0) }));
export const openRequest = namePick('press.open', About);
export const takeIt = namePick('press.take', About);
export const handOn = namePick('press.hand-on', About);
export const write = namePick('press.write', About.extend({ what: z.enum(WRITTEN) }));
export const agree = namePick('press.agree', About);
export const sayGiven = namePick('press.given', About);
export const withdraw = namePick('press.withdraw', About);

export const seeRegister = namePick('press.register', z.object({ page: z.int().min(0) }));
export const giveMandate = namePick('press.give-mandate', z.null());
export const revokeMandate = namePick('press.revoke-mandate', z.object({ mandate: z.number() }));

export const listMentions = namePick('press.mentions', z.object({ page: z.int().min(0) }));
export const openMention = namePick('press.mention', Mention);
export const removeMention = namePick('press.remove-mention', Mention);
export const reportMention = namePick('press.report-mention', Mention);
