/** Joining: the door, a code or none, the privacy notice, the name. Before agreement nothing about the person is asked. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { isYes } from '../../conversation/typed-words.js';
import { unitStep } from '../../conversation/unit-step.js';
import type { Message } from '../../outbox/message.js';
import { type Accepted, acceptInvite } from './accept-invite.js';
import { accountOf } from './account.js';
import { recordAgreement } from './agreement.js';
import { enterLink } from './enter-link.js';
import { linkAccount } from './grant-post.js';
import type { InviteRow } from './invite-rows.js';
import {
  AGREEMENT,
  codeQuestion,
  confirmQuestion,
  doorQuestion,
  itsMeQuestion,
  noticeQuestion,
  postsOf,
} from './join-questions.js';
import { redeemCode } from './redeem-code.js';
import { closeRequestsOf } from './request-cards.js';
import { type Asking, requestToJoin } from './request-to-join.js';
import { rosterPerson } from './roster-person.js';
import { codeIn, readName } from './rules.js';
import { texts } from './texts.js';

const Nothing = z.object({});
/**
 * The invite found behind a code; null: somebody asks without one. `person`: whom of the roster the code or the number
 * means; `vouched`: it is certain that this is them.
 */
const Invited = z.object({ invite: z.number().nullable(), person: z.number().nullable(), vouched: z.boolean() });
const Agreed = Invited.extend({ agreedAt: z.string(), notice: z.string() });
const Placing = Agreed.extend({ name: z.string(), ...ListView.shape });
const Named = Agreed.extend({ name: z.string(), unit: z.number().nullable() });

const states = {
  door: Nothing,
  code: Nothing,
  notice: Invited,
  itsMe: Agreed,
  name: Agreed,
  unit: Placing,
  confirm: Named,
};
type Go = Moves<typeof states>;

/** Where an invite leads: one made for somebody of the roster says who it is. */
export function byInvite({ id, personId }: Pick<InviteRow, 'id' | 'personId'>): z.infer<typeof Invited> {
  return { invite: id, person: personId, vouched: personId !== null };
}

export const joinDialog = defineDialog({
  kind: 'registration.join',
  version: 2,
  forStrangers: true,
  states,
  steps: (moves) => ({
    door: {
      ask: async (_, act) => [await doorQuestion(act, accountOf(act))],
      text: async (text, _, act) =>
        (await codeTyped(text, act, moves)) ?? moves.again(await doorQuestion(act, accountOf(act))),
      taps: {
        code: () => moves.go('code', {}),
        ask: () => moves.go('notice', { invite: null, person: null, vouched: false }),
      },
    },

    code: {
      ask: () => [codeQuestion(texts.askCode)],
      text: async (text, _, act) => (await codeTyped(text, act, moves)) ?? moves.again(codeQuestion(texts.notACode)),
      taps: { none: () => moves.go('door', {}) },
    },

    notice: {
      ask: async (invited, act) => [await noticeQuestion(act, invited)],
      text: async (text, _, act) =>
        (await codeTyped(text, act, moves)) ?? moves.again({ text: texts.chooseAgreement, choices: AGREEMENT }),
      taps: {
        agree: async (answers, act) => {
          const { agreedAt, notice } = await recordAgreement(act, accountOf(act));
          const agreed = { ...answers, agreedAt: agreedAt.toISOString(), notice };
          return answers.vouched ? moves.go('itsMe', agreed) : moves.go('name', agreed);
        },
        disagree: () => moves.done({ text: texts.declined }),
      },
    },

    itsMe: {
      ask: async (answers, act) => [await itsMeQuestion(act, answers.person)],
      text: async (text, answers, act) =>
        isYes(text) ? enter(answers, act, moves) : moves.again(await itsMeQuestion(act, answers.person)),
      taps: {
        yes: (answers, act) => enter(answers, act, moves),
        no: () => moves.done({ text: texts.sorryNotYou }),
      },
    },

    name: {
      ask: () => [{ text: texts.askName }],
      text: async (text, answers, act) => {
        const code = lateCode(text);
        if (code !== undefined) return swapInvite(code, answers, act, moves);
        const name = readName(text);
        if (name === undefined) return moves.again(texts.badName);
        if (answers.invite === null && answers.person === null)
          return moves.go('unit', { ...answers, name, ...FIRST_VIEW });
        return moves.go('confirm', { ...answers, name, unit: null });
      },
    },

    unit: unitStep({
      ask: texts.askUnit,
      others: () => [tap(texts.unitUnsure, 'unsure')],
      taps: { unsure: ({ page, find, ...named }) => moves.go('confirm', { ...named, unit: null }) },
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('unit', answers),
      chosen: (unit, named) => moves.go('confirm', { ...named, unit }),
    }),

    confirm: {
      ask: async (answers, act) => [await confirmQuestion(act, answers)],
      text: async (text, answers, act) =>
        isYes(text) ? finish(answers, act, moves) : moves.again(await confirmQuestion(act, answers)),
      taps: {
        yes: (answers, act) => finish(answers, act, moves),
        rename: ({ name, unit, ...agreed }) => moves.go('name', agreed),
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
  return moves.go('notice', byInvite(redeemed.invite));
}

/** Where a name is asked, letters alone are a name: "Tran Thuy" has the form of a code too. */
function lateCode(text: string): string | undefined {
  return /\d/.test(text) ? codeIn(text) : undefined;
}

async function swapInvite(code: string, answers: z.infer<typeof Agreed>, act: Act, moves: Go): Promise<Outcome> {
  const redeemed = await redeemCode(act, accountOf(act), code);
  if ('link' in redeemed) return moves.done(await enterLink(act, accountOf(act), redeemed.link));
  if ('refusal' in redeemed) return moves.again(texts.refused(redeemed.refusal));
  const agreed = { ...answers, ...byInvite(redeemed.invite) };
  return agreed.vouched ? moves.go('itsMe', agreed) : moves.go('name', agreed);
}

async function finish(answers: z.infer<typeof Named>, act: Act, moves: Go): Promise<Outcome> {
  const { invite, name } = answers;
  const account = accountOf(act);
  if (invite === null) {
    await requestToJoin(act, account, await askingOf(act, answers));
    return moves.done({ text: texts.requestSent });
  }
  const agreement = { agreedAt: new Date(answers.agreedAt), notice: answers.notice };
  const accepted = await acceptInvite(act, invite, { account, name, agreement });
  if (accepted.kind !== 'refused') return moves.done(answerTo(accepted, name));
  await act.tell({ account }, { text: texts.refused(accepted.refusal) });
  return moves.go('door', {});
}

/** Whoever typed a number of the roster asks for the unit that person is expected in. */
async function askingOf(act: Act, { name, unit, person }: z.infer<typeof Named>): Promise<Asking> {
  const asking = { name, role: 'member', unit: unit ?? undefined, invite: undefined } as const;
  const meant = person === null ? undefined : await rosterPerson(act.tx, person);
  if (meant === undefined) return asking;
  return { ...asking, unit: meant.posts[0]?.unit.id, person: meant.id };
}

/** Somebody of the roster comes in, by the number the platform vouched for or by the code made for them. */
async function enter(answers: z.infer<typeof Agreed>, act: Act, moves: Go): Promise<Outcome> {
  const account = accountOf(act);
  const meant = answers.person === null ? undefined : await rosterPerson(act.tx, answers.person);
  if (meant === undefined) {
    await act.tell({ account }, { text: texts.refused({ why: 'revoked' }) });
    return moves.go('door', {});
  }
  const agreement = { agreedAt: new Date(answers.agreedAt), notice: answers.notice };
  if (answers.invite === null) {
    await linkAccount(act, account, meant.id, agreement);
    await closeRequestsOf(act, account);
  } else {
    const accepted = await acceptInvite(act, answers.invite, { account, name: meant.name, agreement });
    if (accepted.kind === 'refused') {
      await act.tell({ account }, { text: texts.refused(accepted.refusal) });
      return moves.go('door', {});
    }
  }
  return moves.done({ text: texts.welcomePerson(meant.name, postsOf(meant)) });
}

function answerTo(accepted: Exclude<Accepted, { kind: 'refused' }>, name: string): Message {
  if (accepted.kind === 'asked') return { text: accepted.again ? texts.requestAlready : texts.requestSent };
  const { role, unit } = accepted.invite;
  const post = { role, unit: unit.name };
  return { text: accepted.kind === 'joined' ? texts.welcome(name, post) : texts.alreadyIn(post) };
}
