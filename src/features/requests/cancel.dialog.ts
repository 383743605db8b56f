/** Why a request is called off: nothing is taken back without a reason. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { cancelRequest, mayCancel } from './cancel-request.js';
import { cancelRequestPermission } from './permissions.js';
import { loadRequest } from './request.js';
import { readWords } from './rules.js';
import { texts } from './texts.js';

export const cancelDialog = defineDialog({
  kind: 'requests.cancel',
  version: 1,
  states: { reason: z.object({ request: z.number() }) },

  steps: ({ again, done }) => ({
    reason: {
      ask: async ({ request }, act) => {
        const found = await loadRequest(act.tx, request, act.now);
        return [{ text: found === undefined ? texts.gone : texts.askReason(found.code) }];
      },
      text: async (typed, { request }, act) => {
        const reason = readWords(typed);
        return reason === undefined ? again(texts.badWords) : done({ text: await cancelRequest(act, request, reason) });
      },
    },
  }),
});

/** Asks for the reason only where there is still something to cancel. */
export async function beginCancellingRequest(act: Act, id: number): Promise<Reply> {
  const request = await loadRequest(act.tx, id, act.now);
  if (request === undefined) return [{ text: texts.gone }];
  if (!mayCancel(act, request)) throw new NotAllowed(cancelRequestPermission.action);
  if (request.cancelledAt !== null) return [{ text: texts.cancelledAlready(request.code) }];
  return cancelDialog.at('reason', { request: id });
}
