/** A code from somebody who is in already: an additional post, offered and taken with one tap. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import { definePick } from '../../conversation/handlers.js';
import type { Message } from '../../outbox/message.js';
import { type AccountCode, linkingTexts } from '../linking/index.js';
import { type Accepted, acceptPost } from './accept-invite.js';
import { accountOf } from './account.js';
import { holds } from './grant-post.js';
import type { InviteRow } from './invite-rows.js';
import { redeemCode } from './redeem-code.js';
import { codeIn } from './rules.js';
import { texts } from './texts.js';

/** What a code means to the person who is acting. `code` as `codeIn` reads it. */
export async function offerPost(act: Act, code: string): Promise<Message> {
  const redeemed = await redeemCode(act, accountOf(act), code);
  if ('link' in redeemed) return linkHere(act, redeemed.link);
  return 'refusal' in redeemed ? { text: texts.refused(redeemed.refusal) } : offerOf(act, redeemed.invite);
}

/**
 * What a member typed as it is, without a command, where it is a code of ours; else undefined, and it is what it says. Each
 * that looks like one counts as a try, lest members guess without end.
 */
export async function offerTyped(act: Act, text: string): Promise<Message | undefined> {
  const code = codeIn(text);
  if (code === undefined) return undefined;
  const redeemed = await redeemCode(act, accountOf(act), code);
  if ('link' in redeemed) return linkHere(act, redeemed.link);
  if ('invite' in redeemed) return offerOf(act, redeemed.invite);
  const { why } = redeemed.refusal;
  return why === 'unknown' || why === 'tooMany' ? undefined : { text: texts.refused(redeemed.refusal) };
}

/** Such a code is entered where nobody has joined yet. */
function linkHere(act: Act, { person }: AccountCode): Message {
  const mine = act.actor.person?.id === person.id;
  return { text: mine ? linkingTexts.alreadyYours : linkingTexts.usedBy(act.actor.person?.name ?? '') };
}

async function offerOf(act: Act, invite: InviteRow): Promise<Message> {
  const post = { role: invite.role, unit: invite.unit.name };
  if (invite.personId !== null && invite.personId !== act.actor.person?.id) {
    const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: invite.personId } });
    return { text: texts.codeOfAnother(name) };
  }
  const person = act.actor.person?.id;
  if (person !== undefined && (await holds(act, person, { role: invite.role, unit: invite.unitId })))
    return { text: texts.alreadyIn(post) };
  const take = takePostPick.choice(texts.offerYes, { invite: invite.id, take: true });
  const leave = takePostPick.choice(texts.offerNo, { invite: invite.id, take: false });
  return { text: texts.offerPost(post), choices: [[take, leave]] };
}

export const takePostPick = definePick({
  name: 'registration.take-post',
  key: z.object({ invite: z.number(), take: z.boolean() }),
  run: async (act, { invite, take }) => [{ text: take ? answerTo(await acceptPost(act, invite)) : texts.offerLater }],
});

function answerTo(accepted: Accepted): string {
  switch (accepted.kind) {
    case 'refused':
      return texts.refused(accepted.refusal);
    case 'asked':
      return accepted.again ? texts.requestAlready : texts.requestSent;
    case 'holds':
      return texts.alreadyIn({ role: accepted.invite.role, unit: accepted.invite.unit.name });
    case 'joined':
      return texts.postTaken({ role: accepted.invite.role, unit: accepted.invite.unit.name });
  }
}

export const codeDialog = defineDialog({
  kind: 'registration.code',
  version: 1,
  states: { code: z.object({}) },
  steps: (moves) => ({
    code: {
      ask: () => [{ text: texts.askCode }],
      text: async (text, _, act) => {
        const code = codeIn(text);
        if (code === undefined) return moves.again(texts.notACode);
        const redeemed = await redeemCode(act, accountOf(act), code);
        if ('link' in redeemed) return moves.done(linkHere(act, redeemed.link));
        if ('refusal' in redeemed) return moves.again(texts.refused(redeemed.refusal));
        return moves.done(await offerOf(act, redeemed.invite));
      },
    },
  }),
});

export const enterCodePick = definePick({
  name: 'registration.enter-code',
  key: z.null(),
  run: async () => codeDialog.at('code', {}),
});
