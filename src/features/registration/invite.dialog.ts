/** /moi: role, unit, one person or many; then the code, the link and how long they are good. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type DialogStart, defineDialog, type Moves, option, tap } from '../../conversation/dialog.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesOf, FIRST_VIEW, ListView } from '../../conversation/listing.js';
import type { Role } from '../../db/client.js';
import { unitsInForce } from '../../org/units.js';
import type { Choice } from '../../outbox/message.js';
import { createInvite, INVITE_DAYS } from './create-invite.js';
import { invitationMessages, type LinkSource } from './invitation.js';
import { forRole, invitePermission } from './permissions.js';
import { MOST_USES, ROLES } from './rules.js';
import { texts } from './texts.js';

const RoleAnswer = z.enum(ROLES);
const Chosen = z.object({ role: RoleAnswer });
const Placing = Chosen.extend(ListView.shape);
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

      unit: listStep({
        ask: () => texts.askInviteUnit,
        entries: async ({ role }, act) => entriesOf(await unitsFor(act, role)),
        nothing: texts.noUnitFound,
        turn: (answers) => moves.go('unit', answers),
        chosen: (key, chosen) => moves.go('people', { ...chosen, unit: Number(key) }),
      }),

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

async function unitsFor(act: Act, role: Role) {
  return (await unitsInForce(act.tx)).filter((unit) => act.may(forRole(role, invitePermission), unit));
}

function roleChoice(role: Role): Choice {
  return option(texts.roleChoice(role), role);
}
