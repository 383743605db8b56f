/** What is asked of somebody who joins, from what they have answered so far. */
import type { Act } from '../../act.js';
import { tap } from '../../conversation/dialog.js';
import type { Choice, Message } from '../../outbox/message.js';
import { requireInstitution, spelled } from './institution.js';
import { inviteById } from './invite-rows.js';
import { pendingRequests } from './request-cards.js';
import { isAnybodyAwaited, type RosterPerson, rosterPerson } from './roster-person.js';
import { texts } from './texts.js';

export async function doorQuestion(act: Act, account: number): Promise<Message> {
  const [waiting] = await pendingRequests(act.tx, account);
  if (waiting !== undefined) {
    const at = await spelled(act.tx, waiting.createdAt);
    return { text: texts.doorWaiting(at), choices: [[tap(texts.enterCode, 'code')]] };
  }
  const { name } = await requireInstitution(act.tx);
  const choices = [[tap(texts.enterCode, 'code'), tap(texts.askToJoin, 'ask')]];
  if (!(await isAnybodyAwaited(act.tx))) return { text: texts.door(name), choices };
  return { text: `${texts.door(name)}\n${texts.orSharePhone}`, choices, askPhone: texts.sharePhone };
}

export function codeQuestion(text: string): Message {
  return { text, choices: [[tap(texts.noCode, 'none')]] };
}

export const AGREEMENT: readonly (readonly Choice[])[] = [[tap(texts.agree, 'agree'), tap(texts.disagree, 'disagree')]];

interface Invited {
  readonly invite: number | null;
  readonly person: number | null;
  readonly vouched: boolean;
}

export async function noticeQuestion(act: Act, { invite, person, vouched }: Invited): Promise<Message> {
  const { name, mailbox } = await requireInstitution(act.tx);
  const invited = await postOf(act, invite);
  const meant = person === null || !vouched ? undefined : await rosterPerson(act.tx, person);
  const found = meant === undefined || invited !== undefined ? [] : [texts.onRoster(meant.name, postsOf(meant))];
  const greeting = invited === undefined ? found : [texts.invitedTo(invited)];
  return { text: [...greeting, texts.notice(name, mailbox)].join('\n\n'), choices: AGREEMENT };
}

/** Somebody of the roster looks whether it is them. */
export async function itsMeQuestion(act: Act, person: number | null): Promise<Message> {
  const meant = person === null ? undefined : await rosterPerson(act.tx, person);
  if (meant === undefined) return { text: texts.refused({ why: 'revoked' }) };
  const choices = [[tap(texts.confirmYes, 'yes'), tap(texts.notMe, 'no')]];
  return { text: texts.confirmItIsMe(meant.name, postsOf(meant)), choices };
}

export function postsOf({ posts }: RosterPerson) {
  return posts.map(({ role, unit }) => ({ role, unit: unit.name }));
}

export async function confirmQuestion(
  act: Act,
  { invite, name, unit }: { readonly invite: number | null; readonly name: string; readonly unit: number | null },
): Promise<Message> {
  const rename = tap(texts.confirmRename, 'rename');
  const post = await postOf(act, invite);
  if (post !== undefined)
    return { text: texts.confirmJoin(name, post), choices: [[tap(texts.confirmYes, 'yes'), rename]] };
  const place = unit === null ? null : await act.tx.unit.findUnique({ where: { id: unit }, select: { name: true } });
  return { text: texts.confirmRequest(name, place?.name), choices: [[tap(texts.requestYes, 'yes'), rename]] };
}

async function postOf(act: Act, invite: number | null) {
  const row = invite === null ? null : await inviteById(act.tx, invite);
  return row === null ? undefined : { role: row.role, unit: row.unit.name };
}
