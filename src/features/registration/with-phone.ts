/**
 * A phone number somebody shared. One the platform vouches for as the sender's own opens the door to whoever the roster
 * has under it; one that was only typed lets them ask, and somebody of the institution says that it is them.
 */
import type { Act } from '../../act.js';
import type { Content } from '../../channels/contract.js';
import type { Reply } from '../../conversation/handlers.js';
import { readPhone } from '../../lib/phone.js';
import { joinDialog } from './join.dialog.js';
import { rosterPersonOf } from './roster-person.js';
import { texts } from './texts.js';

type Shared = Extract<Content, { kind: 'phone' }>;

/** From somebody who has not joined. */
export async function withPhone(act: Act, { number, own, typed }: Shared): Promise<Reply> {
  if (!own && typed !== true) return [{ text: texts.notOwnPhone }];
  const phone = readPhone(number);
  const found = phone === undefined ? undefined : await rosterPersonOf(act.tx, phone);
  // What is on the roster is told to nobody who only typed a number.
  if (!own) return joinDialog.at('notice', { invite: null, person: found?.id ?? null, vouched: false });
  if (found !== undefined) return joinDialog.at('notice', { invite: null, person: found.id, vouched: true });
  const account = act.actor.account?.id;
  if (account !== undefined) await act.tell({ account }, { text: texts.unknownPhone });
  return joinDialog.at('door', {});
}

/** From a member: kept, so that a lost account can be found again by it. */
export async function keepPhone(act: Act, { number, own }: Shared): Promise<Reply> {
  const { person } = act.actor;
  const phone = own ? readPhone(number) : undefined;
  if (person === undefined || phone === undefined) return [{ text: texts.othersPhone }];
  const owner = await act.tx.person.findUnique({ where: { phone }, select: { id: true } });
  if (owner !== null && owner.id !== person.id) return [{ text: texts.phoneTaken }];
  await act.tx.person.update({ where: { id: person.id }, data: { phone } });
  await act.record('registration.phone', `person/${person.id}`);
  return [{ text: texts.phoneKept }];
}
