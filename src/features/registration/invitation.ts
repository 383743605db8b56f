/** An invite in words: one message to pass on as it is, one for whoever made it. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import type { CodeLink } from '../../feature.js';
import { spacedCode } from '../../lib/codes.js';
import type { Message } from '../../outbox/message.js';
import type { Invited } from './create-invite.js';
import { requireInstitution, spelled } from './institution.js';
import { orderPicture, sheetChoices } from './join-sheet/make-sheet.js';
import { revokePick } from './revoke.pick.js';
import { texts } from './texts.js';

/** The addresses at which a code is entered, one for each of the institution's chat channels that has such addresses. */
export type LinkSource = (code: string) => readonly CodeLink[];

export async function invitationMessages(
  act: Act,
  invited: Invited,
  { role, uses, to }: { readonly role: Role; readonly uses: number; readonly to?: string },
  linksTo: LinkSource,
): Promise<readonly [Message, Message]> {
  const { name } = await requireInstitution(act.tx);
  const links = linksTo(invited.link);
  const passOn = texts.invitation({
    institution: name,
    to,
    post: { role, unit: invited.unit.name },
    ways: waysIn(links, invited.link),
    code: invited.typed === undefined ? undefined : spacedCode(invited.typed),
    until: await spelled(act.tx, invited.expiresAt),
  });
  const revoke = revokePick.choice(texts.revoke, { invite: invited.id });
  const codes = { invite: invited.id, link: invited.link, typed: invited.typed ?? null };
  // Somebody in a chat asks; what goes to many is shown around, so its picture comes by itself.
  const shown = links.length > 0 && uses > 1 && act.actor.person !== undefined;
  if (shown) await orderPicture(act, codes);
  const sheets = links.length === 0 ? [] : [sheetChoices(codes, shown)];
  const made = to === undefined ? texts.invitationMade(uses) : texts.invitationFor(to);
  return [{ text: passOn }, { text: made, choices: [...sheets, [revoke]] }];
}

/** Whoever is invited takes the way they have: with several, each says what it opens with. */
function waysIn(links: readonly CodeLink[], code: string): readonly string[] {
  const [only, other] = links;
  if (only === undefined) return [texts.typeStart(code)];
  return other === undefined
    ? [texts.openLink(only.url)]
    : links.map(({ channel, url }) => texts.openWith(channel, url));
}
