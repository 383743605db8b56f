/** /moi: role, unit, one person or many; then the code, the link and how long they are good. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type DialogStart, defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Role } from '../../db/client.js';
import type { Choice } from '../../outbox/message.js';
import { createInvite, INVITE_DAYS } from './create-invite.js';
import { invitationMessages, type LinkSource } from './invitation.js';
import { forRole, invitePermission } from './permissions.js';
import { MOST_USES, ROLES } from './rules.js';
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

const RoleAnswer = z.enum(ROLES);
const Chosen = z.object({ role: RoleAnswer });
const Placing = Chosen.extend(UnitView.shape);
const Placed = Chosen.extend({ unit: z.number() });

const states = { role: z.object({}), unit: Placing, people: Placed, uses: Placed };
type Go = Moves<typeof states>;

const USES_OFFERED = [5, 10, 20, 50];

export function inviteDialog(linksTo: LinkSource) {
  const make = async (act: Act, { role, unit }: z.infer<typeof Placed>, uses: number, moves: Go) => {
    const invited = await createInvite(act, { role, unit, uses, days: INVITE_DAYS });
    return moves.done(...(await invitationMessages(act, invited, { role, uses }, linksTo)));
  };
  const many = (text: string, act: Act, answers: z.infer<typeof Placed>, moves: Go) => {
    const uses = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
    return uses >= 2 && uses <= MOST_USES ? make(act, answers, uses, moves) : moves.again(texts.badUses);
  };

  return defineDialog({
    kind: 'registration.invite',
    version: 1,
    states,
    steps: (moves) => ({
      role: {
        ask: (_, act) => [{ text: texts.askRole, choices: rolesFor(act).map((role) => [roleChoice(role)]) }],
        pick: async (key, _, act) => {
          const role = RoleAnswer.parse(key);
          const units = await unitsFor(act, role);
          const [only] = units;
          if (units.length === 1 && only !== undefined) return moves.go('people', { role, unit: only.id });
          return moves.go('unit', { role, ...FIRST_VIEW });
        },
      },

      unit: {
        ask: async (answers, act) => [unitQuestion(texts.askInviteUnit, await unitsFor(act, answers.role), answers)],
        pick: async (key, answers, act) =>
          placed(pickedUnit(key, await unitsFor(act, answers.role), answers.find), answers, moves),
        text: async (text, answers, act) => placed(typedUnit(text, await unitsFor(act, answers.role)), answers, moves),
      },

      people: {
        ask: async ({ role, unit }, act) => {
          const { name } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit } });
          const choices = [[tap(texts.onePerson, 'one'), tap(texts.manyPeople, 'many')]];
          return [{ text: texts.askHowMany({ role, unit: name }), choices }];
        },
        taps: {
          one: (answers, act) => make(act, answers, 1, moves),
          many: (answers) => moves.go('uses', answers),
        },
      },

      uses: {
        ask: () => [
          { text: texts.askUses, choices: [USES_OFFERED.map((n) => option(texts.usesOffered(n), String(n)))] },
        ],
        pick: (key, answers, act) => many(key, act, answers, moves),
        text: (text, answers, act) => many(text, act, answers, moves),
      },
    }),
  });
}

/** Begins at the first question that has more than one answer for this person. */
export async function beginInviting(act: Act, dialog: ReturnType<typeof inviteDialog>): Promise<DialogStart> {
  act.require(invitePermission, 'anywhere');
  const [role, another] = rolesFor(act);
  if (role === undefined || another !== undefined) return dialog.at('role', {});
  const [unit, other] = await unitsFor(act, role);
  if (unit === undefined || other !== undefined) return dialog.at('unit', { role, ...FIRST_VIEW });
  return dialog.at('people', { role, unit: unit.id });
}

function rolesFor(act: Act): readonly Role[] {
  return ROLES.filter((role) => act.may(forRole(role, invitePermission), 'anywhere'));
}

function unitsFor(act: Act, role: Role) {
  return unitsWhere(act.tx, (unit) => act.may(forRole(role, invitePermission), unit));
}

function roleChoice(role: Role): Choice {
  return option(texts.roleChoice(role), role);
}

function placed(answer: UnitAnswer | undefined, { role }: z.infer<typeof Chosen>, moves: Go): Outcome {
  if (answer === undefined) return moves.go('unit', { role, ...FIRST_VIEW });
  if ('nothing' in answer) return moves.again(texts.noUnitFound(answer.nothing));
  if ('view' in answer) return moves.go('unit', { role, ...answer.view });
  return moves.go('people', { role, unit: answer.unit.id });
}
