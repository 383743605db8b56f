/** Joining: the door, a code or none, the privacy notice, the name. Before agreement nothing about the person is asked. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Message } from '../../outbox/message.js';
import { type Accepted, acceptInvite } from './accept-invite.js';
import { accountOf } from './account.js';
import { recordAgreement } from './agreement.js';
import { enterLink } from './enter-link.js';
import { AGREEMENT, codeQuestion, confirmQuestion, doorQuestion, noticeQuestion } from './join-questions.js';
import { redeemCode } from './redeem-code.js';
import { requestToJoin } from './request-to-join.js';
import { codeIn, isYes, readName } from './rules.js';
import { texts } from './texts.js';
import {
  everyUnit,
  FIRST_VIEW,
  pickedUnit,
  typedUnit,
  type UnitAnswer,
  UnitView,
  unitQuestion,
} from './unit-choice.js';

const Nothing = z.object({});
/** The invite found behind a code; null: somebody asks without one. */
const Invited = z.object({ invite: z.number().nullable() });
const Agreed = Invited.extend({ agreedAt: z.string(), notice: z.string() });
const Placing = Agreed.extend({ name: z.string(), ...UnitView.shape });
const Named = Agreed.extend({ name: z.string(), unit: z.number().nullable() });

const states = { door: Nothing, code: Nothing, notice: Invited, name: Agreed, unit: Placing, confirm: Named };
type Go = Moves<typeof states>;

export const joinDialog = defineDialog({
  kind: 'registration.join',
  version: 1,
  forStrangers: true,
  states,
  steps: (moves) => ({
    door: {
      ask: async (_, act) => [await doorQuestion(act, accountOf(act))],
      text: async (text, _, act) =>
        (await codeTyped(text, act, moves)) ?? moves.again(await doorQuestion(act, accountOf(act))),
      taps: {
        code: () => moves.go('code', {}),
        ask: () => moves.go('notice', { invite: null }),
      },
    },

    code: {
      ask: () => [codeQuestion(texts.askCode)],
      text: async (text, _, act) => (await codeTyped(text, act, moves)) ?? moves.again(codeQuestion(texts.notACode)),
      taps: { none: () => moves.go('door', {}) },
    },

    notice: {
      ask: async ({ invite }, act) => [await noticeQuestion(act, invite)],
      text: async (text, _, act) =>
        (await codeTyped(text, act, moves)) ?? moves.again({ text: texts.chooseAgreement, choices: AGREEMENT }),
      taps: {
        agree: async (answers, act) => {
          const { agreedAt, notice } = await recordAgreement(act, accountOf(act));
          return moves.go('name', { ...answers, agreedAt: agreedAt.toISOString(), notice });
        },
        disagree: () => moves.done({ text: texts.declined }),
      },
    },

    name: {
      ask: () => [{ text: texts.askName }],
      text: async (text, answers, act) => {
        const code = lateCode(text);
        if (code !== undefined) return swapInvite(code, answers, act, moves);
        const name = readName(text);
        if (name === undefined) return moves.again(texts.badName);
        if (answers.invite === null) return moves.go('unit', { ...answers, name, ...FIRST_VIEW });
        return moves.go('confirm', { ...answers, name, unit: null });
      },
    },

    unit: {
      ask: async (answers, act) => [
        unitQuestion(texts.askUnit, await everyUnit(act.tx), answers, [tap(texts.unitUnsure, 'unsure')]),
      ],
      pick: async (key, answers, act) => placed(pickedUnit(key, await everyUnit(act.tx), answers.find), answers, moves),
      text: async (text, answers, act) => placed(typedUnit(text, await everyUnit(act.tx)), answers, moves),
      taps: { unsure: (answers) => moves.go('confirm', named(answers, null)) },
    },

    confirm: {
      ask: async (answers, act) => [await confirmQuestion(act, answers)],
      text: async (text, answers, act) =>
        isYes(text) ? finish(answers, act, moves) : moves.again(await confirmQuestion(act, answers)),
      taps: {
        yes: (answers, act) => finish(answers, act, moves),
        rename: ({ invite, agreedAt, notice }) => moves.go('name', { invite, agreedAt, notice }),
      },
    },
  }),
});

/** Text with the form of a code is one, at any time; undefined: it has not. */
async function codeTyped(text: string, act: Act, moves: Go): Promise<Outcome | undefined> {
  const code = codeIn(text);
  if (code === undefined) return undefined;
  const redeemed = await redeemCode(act, accountOf(act), code);
  if ('link' in redeemed) return moves.done(await enterLink(act, accountOf(act), redeemed.link));
  if ('refusal' in redeemed) return moves.again(texts.refused(redeemed.refusal));
  return moves.go('notice', { invite: redeemed.invite.id });
}

/** Where a name is asked, letters alone are a name: "Tran Thuy" has the form of a code too. */
function lateCode(text: string): string | undefined {
  return /\d/.test(text) ? codeIn(text) : undefined;
}

async function swapInvite(code: string, answers: z.infer<typeof Agreed>, act: Act, moves: Go): Promise<Outcome> {
  const redeemed = await redeemCode(act, accountOf(act), code);
  if ('link' in redeemed) return moves.done(await enterLink(act, accountOf(act), redeemed.link));
  if ('refusal' in redeemed) return moves.again(texts.refused(redeemed.refusal));
  return moves.go('name', { ...answers, invite: redeemed.invite.id });
}

function placed(answer: UnitAnswer | undefined, answers: z.infer<typeof Placing>, moves: Go): Outcome {
  if (answer === undefined) return moves.go('unit', { ...answers, ...FIRST_VIEW });
  if ('nothing' in answer) return moves.again(texts.noUnitFound(answer.nothing));
  if ('view' in answer) return moves.go('unit', { ...answers, ...answer.view });
  return moves.go('confirm', named(answers, answer.unit.id));
}

function named({ page, find, ...answers }: z.infer<typeof Placing>, unit: number | null): z.infer<typeof Named> {
  return { ...answers, unit };
}

async function finish(answers: z.infer<typeof Named>, act: Act, moves: Go): Promise<Outcome> {
  const { invite, name, unit } = answers;
  const account = accountOf(act);
  if (invite === null) {
    await requestToJoin(act, account, { name, role: 'member', unit: unit ?? undefined, invite: undefined });
    return moves.done({ text: texts.requestSent });
  }
  const agreement = { agreedAt: new Date(answers.agreedAt), notice: answers.notice };
  const accepted = await acceptInvite(act, invite, { account, name, agreement });
  if (accepted.kind !== 'refused') return moves.done(answerTo(accepted, name));
  await act.tell({ account }, { text: texts.refused(accepted.refusal) });
  return moves.go('door', {});
}

function answerTo(accepted: Exclude<Accepted, { kind: 'refused' }>, name: string): Message {
  if (accepted.kind === 'asked') return { text: accepted.again ? texts.requestAlready : texts.requestSent };
  const { role, unit } = accepted.invite;
  const post = { role, unit: unit.name };
  return { text: accepted.kind === 'joined' ? texts.welcome(name, post) : texts.alreadyIn(post) };
}
