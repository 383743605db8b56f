/** A join request as those who may decide it see it: a card, showing the decision once there is one. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { namePick } from '../../conversation/handlers.js';
import type { Tx } from '../../db/client.js';
import type { Message } from '../../outbox/message.js';
import { peopleWithCard } from '../../outbox/told.js';
import { giveBackUse } from './invite-rows.js';
import { rosterPerson } from './roster-person.js';
import { texts } from './texts.js';

const WITH_UNIT = { unit: { select: { id: true, name: true, path: true } } } as const;

export type RequestRow = NonNullable<Awaited<ReturnType<typeof requestById>>>;

export async function requestById(tx: Tx, id: number) {
  return tx.joinRequest.findUnique({ where: { id }, include: WITH_UNIT });
}

/** The oldest first. `account`: only those of one chat. */
export async function pendingRequests(tx: Tx, account?: number): Promise<readonly RequestRow[]> {
  return tx.joinRequest.findMany({
    where: { state: 'pending', ...(account === undefined ? {} : { accountId: account }) },
    include: WITH_UNIT,
    orderBy: { id: 'asc' },
  });
}

/** The buttons of a request, by name: their handler updates the cards. */
export const decideName = namePick('registration.decide', z.object({ request: z.number(), accept: z.boolean() }));

export async function requestMessage(tx: Tx, request: RequestRow): Promise<Message> {
  const accept = decideName.choice(texts.accept, { request: request.id, accept: true });
  const refuse = decideName.choice(texts.refuse, { request: request.id, accept: false });
  return { text: await wordsOf(tx, request), choices: [[accept, refuse]] };
}

/** To the lead of the unit (else the office) and to the office. */
export async function showRequest(act: Act, request: RequestRow): Promise<void> {
  const message = await requestMessage(act.tx, request);
  const options = { priority: 'notice' } as const;
  if (request.unitId !== null) {
    await act.card(keyOf(request), { role: 'lead', unit: request.unitId }, message, options);
  }
  await act.card(keyOf(request), { role: 'office' }, message, options);
}

/** Everything undecided, to one person who may decide all of it. */
export async function showPendingRequests(act: Act, person: number): Promise<void> {
  for (const request of await pendingRequests(act.tx)) {
    await act.card(keyOf(request), { person }, await requestMessage(act.tx, request), { priority: 'notice' });
  }
}

/** Shows how it ended to all who hold the card and to who decided it; nobody can press it any more. */
export async function closeCards(act: Act, request: RequestRow, ending: string): Promise<void> {
  const shown = await peopleWithCard(act.tx, keyOf(request));
  const message = { text: `${await wordsOf(act.tx, request)}\n\n${ending}` };
  const decider = request.decidedById === null ? [] : [request.decidedById];
  for (const person of new Set([...decider, ...shown])) {
    const priority = person === request.decidedById ? 'answer' : 'notice';
    await act.card(keyOf(request), { person }, message, { priority });
  }
}

/** What this chat has asked for is settled in another way. */
export async function closeRequestsOf(act: Act, account: number): Promise<void> {
  for (const request of await pendingRequests(act.tx, account)) {
    await act.tx.joinRequest.update({ where: { id: request.id }, data: { state: 'refused', decidedAt: act.now } });
    if (request.inviteId !== null) await giveBackUse(act.tx, request.inviteId);
    await closeCards(act, request, texts.requestReplaced);
  }
}

async function wordsOf(tx: Tx, { name, role, unit, inviteId, personId }: RequestRow): Promise<string> {
  const words = texts.request({ name, role, unit: unit?.name, byInvite: inviteId !== null });
  const meant = personId === null ? undefined : await rosterPerson(tx, personId);
  if (meant === undefined) return words;
  const posts = meant.posts.map((post) => ({ role: post.role, unit: post.unit.name }));
  return [words, texts.requestOfRoster(meant.name, posts)].join('\n');
}

function keyOf({ id }: RequestRow): string {
  return `registration.request/${id}`;
}
