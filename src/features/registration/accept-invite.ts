/** Uses an invite: its use is counted in the very transaction in which the post is given (or the request is made). */
import type { Act } from '../../act.js';
import { type Agreement, enrol, grantPost, holds, linkAccount } from './grant-post.js';
import { type InviteRow, inviteById, spendUse } from './invite-rows.js';
import { judgeInvite } from './redeem-code.js';
import { closeRequestsOf } from './request-cards.js';
import { isAskingFor, requestToJoin } from './request-to-join.js';
import { rosterPerson } from './roster-person.js';
import type { CodeRefusal } from './rules.js';
import { texts } from './texts.js';

export type Accepted =
  | { readonly kind: 'joined'; readonly invite: InviteRow }
  /** Somebody has to accept; `again`: that was so before already. */
  | { readonly kind: 'asked'; readonly again: boolean }
  | { readonly kind: 'holds'; readonly invite: InviteRow }
  | { readonly kind: 'refused'; readonly refusal: CodeRefusal };

export interface Newcomer {
  readonly account: number;
  readonly name: string;
  readonly agreement: Agreement;
}

/** Somebody new, or somebody who had left, joins with the invite `id`. */
export async function acceptInvite(act: Act, id: number, newcomer: Newcomer): Promise<Accepted> {
  const { account, name } = newcomer;
  return use(act, id, { account, name }, async ({ personId, unitId }) => {
    if (personId === null) return enrol(act, account, name, newcomer.agreement, unitId);
    await linkAccount(act, account, personId, newcomer.agreement);
    return personId;
  });
}

/** Somebody who is in already takes one more post with the invite `id`. */
export async function acceptPost(act: Act, id: number): Promise<Accepted> {
  const { person, account } = act.actor;
  if (person === undefined || account === undefined) throw new Error('a post is taken by a person in a chat');
  const invite = await inviteById(act.tx, id);
  if (invite !== null && (await holds(act, person.id, { role: invite.role, unit: invite.unitId })))
    return { kind: 'holds', invite };
  return use(act, id, { account: account.id, name: person.name }, async () => person.id);
}

async function use(
  act: Act,
  id: number,
  { account, name }: { readonly account: number; readonly name: string },
  personOf: (invite: InviteRow) => Promise<number>,
): Promise<Accepted> {
  const invite = await inviteById(act.tx, id);
  if (invite === null) return { kind: 'refused', refusal: { why: 'unknown' } };
  // Whoever it was meant for has come in by another way, or is gone.
  if (invite.personId !== null && (await rosterPerson(act.tx, invite.personId)) === undefined)
    return { kind: 'refused', refusal: { why: 'revoked' } };
  const post = { role: invite.role, unit: invite.unitId };
  if (invite.approval && (await isAskingFor(act, account, post.role, post.unit))) return { kind: 'asked', again: true };
  const judged = judgeInvite(invite, act.now);
  if ('refusal' in judged) return { kind: 'refused', refusal: judged.refusal };
  if (!(await spendUse(act.tx, invite, act.now))) return { kind: 'refused', refusal: { why: 'used' } };
  if (invite.approval) {
    await requestToJoin(act, account, { name, ...post, invite: invite.id });
    return { kind: 'asked', again: false };
  }
  const person = await personOf(invite);
  await grantPost(act, person, post);
  await closeRequestsOf(act, account);
  await tellInviter(act, invite, person, name);
  return { kind: 'joined', invite };
}

async function tellInviter(act: Act, { id, createdById, role, unit }: InviteRow, person: number, name: string) {
  if (createdById === null || createdById === person) return;
  await act.tell(
    { person: createdById },
    { text: texts.inviteTaken(name, { role, unit: unit.name }) },
    { reason: `registration.invite/${id}/taken-by-${person}` },
  );
}
