/** Takes somebody in or not. Exactly one decision: whoever comes second hears who decided. */
import type { Act } from '../../act.js';
import { agreementOf } from './agreement.js';
import { type Agreement, enrol, grantPost, linkAccount } from './grant-post.js';
import { spelled } from './institution.js';
import { giveBackUse } from './invite-rows.js';
import { decidePermission, forRole } from './permissions.js';
import { closeCards, type RequestRow, requestById } from './request-cards.js';
import { rosterPerson } from './roster-person.js';
import { texts } from './texts.js';

export interface JoinDecision {
  readonly request: number;
  readonly accept: boolean;
  /** Where to, when the request names no unit. */
  readonly unit?: number;
}

export type JoinDecided =
  | { readonly kind: 'decided' }
  /** Accepting needs a unit first. */
  | { readonly kind: 'unplaced'; readonly name: string }
  /** Absent `by`: it settled itself. */
  | { readonly kind: 'tooLate'; readonly by: string | undefined };

export async function decideJoinRequest(act: Act, decision: JoinDecision): Promise<JoinDecided> {
  const request = await requestById(act.tx, decision.request);
  if (request === null) return { kind: 'tooLate', by: undefined };
  const unit = request.unitId ?? decision.unit;
  act.require(forRole(request.role, decidePermission), await placeOf(act, unit));
  if (request.state !== 'pending') return { kind: 'tooLate', by: await nameOf(act, request.decidedById) };
  if (decision.accept && unit === undefined) return { kind: 'unplaced', name: request.name };

  await act.tx.joinRequest.update({
    where: { id: request.id },
    data: {
      state: decision.accept ? 'accepted' : 'refused',
      decidedAt: act.now,
      decidedById: act.actor.person?.id ?? null,
      unitId: unit ?? null,
    },
  });
  await act.record(decision.accept ? 'registration.accept' : 'registration.refuse', `request/${request.id}`);
  if (decision.accept && unit !== undefined) await takeIn(act, request, unit);
  else await turnAway(act, request);
  const [by, at] = [act.actor.person?.name ?? texts.theHouse, await spelled(act.tx, act.now)];
  const settled = (await requestById(act.tx, request.id)) ?? request;
  await closeCards(act, settled, decision.accept ? texts.requestAccepted(by, at) : texts.requestRefused(by, at));
  return { kind: 'decided' };
}

async function takeIn(act: Act, request: RequestRow, unit: number): Promise<void> {
  const { name } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit } });
  const joined = { role: request.role, unit: name };
  const member = await memberBehind(act, request.accountId);
  const person = member ?? (await newcomer(act, request, unit));
  await grantPost(act, person, { role: request.role, unit });
  const text = member === undefined ? texts.welcome(request.name, joined) : texts.postTaken(joined);
  await act.tell({ account: request.accountId }, { text }, { reason: `registration.request/${request.id}/result` });
}

/** Whoever accepts says that it is the person of the roster whose number was given. */
async function newcomer(act: Act, request: RequestRow, unit: number): Promise<number> {
  const agreement = await agreementFor(act, request);
  const expected = request.personId === null ? undefined : await rosterPerson(act.tx, request.personId);
  if (expected === undefined) return enrol(act, request.accountId, request.name, agreement, unit);
  for (const post of expected.posts) act.require(forRole(post.role, decidePermission), post.unit);
  await linkAccount(act, request.accountId, expected.id, agreement);
  return expected.id;
}

async function turnAway(act: Act, request: RequestRow): Promise<void> {
  if (request.inviteId !== null) await giveBackUse(act.tx, request.inviteId);
  await act.tell(
    { account: request.accountId },
    { text: texts.youWereRefused },
    { reason: `registration.request/${request.id}/result` },
  );
}

/** Nobody asks without having agreed, so a missing agreement is a bug, and nobody is taken in by it. */
async function agreementFor(act: Act, request: RequestRow): Promise<Agreement> {
  const agreement = await agreementOf(act, request.accountId);
  if (agreement === undefined) throw new Error(`request ${request.id} has no agreement`);
  return agreement;
}

/** The person on this account, if one is there and has not left. */
async function memberBehind(act: Act, account: number): Promise<number | undefined> {
  const row = await act.tx.account.findUniqueOrThrow({ where: { id: account }, include: { person: true } });
  return row.person === null || row.person.leftAt !== null ? undefined : row.person.id;
}

/** A request for no unit yet is decided by those who may decide everywhere. */
async function placeOf(act: Act, unit: number | undefined): Promise<{ readonly path: string }> {
  return unit === undefined ? { path: '/' } : act.tx.unit.findUniqueOrThrow({ where: { id: unit } });
}

async function nameOf(act: Act, person: number | null): Promise<string | undefined> {
  if (person === null) return undefined;
  return (await act.tx.person.findUnique({ where: { id: person }, select: { name: true } }))?.name;
}
