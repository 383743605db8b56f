/** Why an event is called off: nothing is cancelled without a reason. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { typedWords } from '../../lib/typed.js';
import { cancelEvent } from './cancel-event.js';
import { eventsWhere } from './event.js';
import { enterEventPermission } from './permissions.js';
import { texts } from './texts.js';

const REASON_MIN = 5;
const REASON_MAX = 300;

export const cancelDialog = defineDialog({
  kind: 'events.cancel',
  version: 1,
  states: { reason: z.object({ event: z.number() }) },

  steps: ({ again, done }) => ({
    reason: {
      ask: async ({ event }, act) => {
        const [found] = await eventsWhere(act.tx, { id: event, cancelled: true }, act.now);
        return [{ text: found === undefined ? texts.gone : texts.askReason(found.title) }];
      },
      text: async (typed, { event }, act) => {
        const reason = typedWords(typed, { min: REASON_MIN, max: REASON_MAX });
        if (reason === undefined) return again(texts.badReason);
        return done({ text: await cancelEvent(act, event, reason) });
      },
    },
  }),
});

/** Asks for the reason only where there is still something to cancel. */
export async function beginCancellingEvent(act: Act, id: number): Promise<Reply> {
  const [event] = await eventsWhere(act.tx, { id, cancelled: true }, act.now);
  if (event === undefined) return [{ text: texts.gone }];
  act.require(enterEventPermission, event.host);
  if (event.cancelled !== undefined) return [{ text: texts.cancelledAlready(event.title) }];
  return cancelDialog.at('reason', { event: id });
}
