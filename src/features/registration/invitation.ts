/** An invite in words: one message to pass on as it is, one for whoever made it. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import type { Message } from '../../outbox/message.js';
import type { Invited } from './create-invite.js';
import { requireInstitution, spelled } from './institution.js';
import { revokePick } from './revoke.pick.js';
import { spacedCode } from './rules.js';
import { texts } from './texts.js';

/** The address at which a code is entered, where the institution's chat channel has such addresses. */
export type LinkSource = (code: string) => string | undefined;

export async function invitationMessages(
  act: Act,
  invited: Invited,
  { role, uses }: { readonly role: Role; readonly uses: number },
  linkTo: LinkSource,
): Promise<readonly [Message, Message]> {
  const { name } = await requireInstitution(act.tx);
  const url = linkTo(invited.link);
  const passOn = texts.invitation({
    institution: name,
    post: { role, unit: invited.unit.name },
    link: url === undefined ? texts.typeStart(invited.link) : texts.openLink(url),
    code: invited.typed === undefined ? undefined : spacedCode(invited.typed),
    until: await spelled(act.tx, invited.expiresAt),
  });
  const revoke = revokePick.choice(texts.revoke, { invite: invited.id });
  return [{ text: passOn }, { text: texts.invitationMade(uses), choices: [[revoke]] }];
}
