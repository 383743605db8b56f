/** The button that takes an invite back. */
import { z } from 'zod';
import { definePick } from '../../conversation/handlers.js';
import { revokeInvite } from './revoke-invite.js';
import { texts } from './texts.js';

const ANSWERS = { revoked: texts.revoked, already: texts.revokedAlready, tooLate: texts.revokedTooLate };

export const revokePick = definePick({
  name: 'registration.revoke',
  key: z.object({ invite: z.number() }),
  run: async (act, { invite }) => [{ text: ANSWERS[await revokeInvite(act, invite)] }],
});
