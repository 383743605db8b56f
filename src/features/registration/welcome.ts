/** Everything from somebody who has not joined, and links followed by those who have. */
import type { Act } from '../../act.js';
import type { Content } from '../../channels/contract.js';
import { activeDialog, endDialog } from '../../conversation/dialog-rows.js';
import type { Reply } from '../../conversation/handlers.js';
import { accountOf } from './account.js';
import { enterLink } from './enter-link.js';
import { greetingOf } from './greeting.js';
import { institutionOf } from './institution.js';
import { byInvite, joinDialog } from './join.dialog.js';
import { offerPost } from './offer-post.js';
import { redeemCode } from './redeem-code.js';
import { codeIn } from './rules.js';
import { texts } from './texts.js';
import { withPhone } from './with-phone.js';

export async function welcome(act: Act, content: Content): Promise<Reply> {
  if ((await institutionOf(act.tx)) === undefined) return [{ text: texts.notReady }];
  if (content.kind === 'phone') return withPhone(act, content);
  const code = codeOf(content);
  if (act.actor.person !== undefined) {
    return [code === undefined ? greetingOf(act) : await offerPost(act, code)];
  }
  if (code !== undefined) return enterWith(act, code);
  const account = accountOf(act);
  if (content.kind === 'text' && /^\/huy\b/i.test(content.text.trim())) {
    return [{ text: (await endDialog(act, account, 'cancelled')) ? texts.stopped : texts.nothingToStop }];
  }
  // A command starts afresh; anything else that is no answer leaves the question standing.
  const isCommand = content.kind === 'text' && content.text.trim().startsWith('/');
  if (!isCommand && content.kind !== 'start' && (await activeDialog(act, account)) !== undefined)
    return [{ text: texts.answerFirst }];
  return joinDialog.at('door', {});
}

async function enterWith(act: Act, code: string): Promise<Reply> {
  const account = accountOf(act);
  const redeemed = await redeemCode(act, account, code);
  if ('link' in redeemed) {
    await endDialog(act, account, 'interrupted');
    return [await enterLink(act, account, redeemed.link)];
  }
  if ('invite' in redeemed) return joinDialog.at('notice', byInvite(redeemed.invite));
  await act.tell({ account }, { text: texts.refused(redeemed.refusal) });
  return joinDialog.at('door', {});
}

/** A followed link's code, or what was typed with the form of one, alone or after a command. */
function codeOf(content: Content): string | undefined {
  if (content.kind === 'start') return content.code === '' ? undefined : (codeIn(content.code) ?? content.code);
  if (content.kind !== 'text') return undefined;
  const [, argument] = /^\/(?:start|lienket)\s+(\S.*)$/is.exec(content.text.trim()) ?? [];
  return argument === undefined ? codeIn(content.text) : (codeIn(argument) ?? argument);
}
