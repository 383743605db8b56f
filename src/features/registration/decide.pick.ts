/** The buttons of a join request; a request that names no unit asks for one before it is accepted. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Moves, type Outcome } from '../../conversation/dialog.js';
import { definePick } from '../../conversation/handlers.js';
import { decideJoinRequest, type JoinDecided } from './decide-join-request.js';
import { decidePermission } from './permissions.js';
import { decideName } from './request-cards.js';
import { texts } from './texts.js';
import {
  FIRST_VIEW,
  pickedUnit,
  typedUnit,
  type UnitAnswer,
  UnitView,
  unitQuestion,
  unitsWhere,
} from './unit-choice.js';

export const decidePick = definePick({
  ...decideName,
  run: async (act, decision) => {
    const decided = await decideJoinRequest(act, decision);
    if (decided.kind === 'unplaced')
      return placeDialog.at('unit', { request: decision.request, name: decided.name, ...FIRST_VIEW });
    return said(decided);
  },
});

const Placing = z.object({ request: z.number(), name: z.string(), ...UnitView.shape });
const states = { unit: Placing };

export const placeDialog = defineDialog({
  kind: 'registration.place',
  version: 1,
  states,
  steps: (moves) => ({
    unit: {
      ask: async (answers, act) => [unitQuestion(texts.placeRequest(answers.name), await units(act), answers)],
      pick: async (key, answers, act) => place(pickedUnit(key, await units(act), answers.find), answers, act, moves),
      text: async (text, answers, act) => place(typedUnit(text, await units(act)), answers, act, moves),
    },
  }),
});

function units(act: Act) {
  return unitsWhere(act.tx, (unit) => act.may(decidePermission, unit));
}

async function place(
  answer: UnitAnswer | undefined,
  answers: z.infer<typeof Placing>,
  act: Act,
  moves: Moves<typeof states>,
): Promise<Outcome> {
  if (answer === undefined) return moves.go('unit', { ...answers, ...FIRST_VIEW });
  if ('nothing' in answer) return moves.again(texts.noUnitFound(answer.nothing));
  if ('view' in answer) return moves.go('unit', { ...answers, ...answer.view });
  const decided = await decideJoinRequest(act, { request: answers.request, accept: true, unit: answer.unit.id });
  return moves.done(...said(decided));
}

/** A decision shows on the card itself; only who came too late needs words. */
function said(decided: JoinDecided) {
  return decided.kind === 'tooLate' ? [{ text: texts.requestTooLate(decided.by) }] : [];
}
