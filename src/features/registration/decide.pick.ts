/** The buttons of a join request; a request that names no unit asks for one before it is accepted. */
import { z } from 'zod';
import { defineDialog } from '../../conversation/dialog.js';
import { definePick } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesOf, FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { unitsInForce } from '../../org/units.js';
import { decideJoinRequest, type JoinDecided } from './decide-join-request.js';
import { decidePermission } from './permissions.js';
import { decideName } from './request-cards.js';
import { texts } from './texts.js';

export const decidePick = definePick({
  ...decideName,
  run: async (act, decision) => {
    const decided = await decideJoinRequest(act, decision);
    if (decided.kind === 'unplaced')
      return placeDialog.at('unit', { request: decision.request, name: decided.name, ...FIRST_VIEW });
    return said(decided);
  },
});

export const placeDialog = defineDialog({
  kind: 'registration.place',
  version: 1,
  states: { unit: ListView.extend({ request: z.number(), name: z.string() }) },
  steps: (moves) => ({
    unit: listStep({
      ask: ({ name }) => texts.placeRequest(name),
      entries: async (_, act) =>
        entriesOf((await unitsInForce(act.tx)).filter((unit) => act.may(decidePermission, unit))),
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('unit', answers),
      chosen: async (key, { request }, act) =>
        moves.done(...said(await decideJoinRequest(act, { request, accept: true, unit: Number(key) }))),
    }),
  }),
});

/** A decision shows on the card itself; only who came too late needs words. */
function said(decided: JoinDecided) {
  return decided.kind === 'tooLate' ? [{ text: texts.requestTooLate(decided.by) }] : [];
}
