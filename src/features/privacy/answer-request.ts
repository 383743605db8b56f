/** The office answers a request over somebody's own data: does what is asked, refuses with a reason, or takes the time the law allows. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { sortName } from '../../lib/fold.js';
import { readPhone } from '../../lib/phone.js';
import { extendedDueAt } from './deadlines.js';
import { forgetPostsOf } from './forget-person.js';
import { answerRequestsPermission } from './permissions.js';
import { isOfficeAlone, type PrivacyRequest, requestById } from './request.js';
import { texts } from './texts.js';

/** A sentence for whoever answers. Erasing is done by the house a moment later, see carry-out.ts. */
export async function grantRequest(act: Act, id: number): Promise<string> {
  const found = await openOne(act, id);
  if (typeof found === 'string') return found;
  const { kind, personId, field } = found;
  if ((kind === 'withdraw' || kind === 'erase') && (await isOfficeAlone(act.tx, personId))) return texts.lastOffice;
  if (kind === 'correct' && field !== null) {
    const problem = await correct(act, found);
    if (problem !== undefined) return problem;
  }
  await settle(act, found, kind === 'erase' ? 'granted' : 'done');
  if (kind === 'erase') return texts.willBeErased(found.person.name);
  if (kind === 'withdraw') await letGo(act, found);
  else await tellAsker(act, found, texts.granted(found));
  return texts.carriedOut(found);
}

/** Done by hand, in words for whoever asked. */
export async function answerInWords(act: Act, id: number, words: string): Promise<string> {
  const found = await openOne(act, id);
  if (typeof found === 'string') return found;
  await settle(act, found, 'done', words);
  await tellAsker(act, found, texts.answered(found, words));
  return texts.carriedOut(found);
}

export async function refuseRequest(act: Act, id: number, reason: string): Promise<string> {
  const found = await openOne(act, id);
  if (typeof found === 'string') return found;
  await settle(act, found, 'refused', reason);
  await tellAsker(act, found, texts.refused(found, reason));
  return texts.refusedDone(found);
}

/** Once. */
export async function extendRequest(act: Act, id: number, reason: string): Promise<string> {
  const found = await openOne(act, id);
  if (typeof found === 'string') return found;
  if (found.extendedAt !== null) return texts.extendedAlready;
  const { zone } = (await requirePlan(act.tx)).calendar;
  const dueAt = extendedDueAt(found.kind, found.dueAt, zone);
  await act.tx.privacyRequest.update({ where: { id }, data: { dueAt, extendedAt: act.now } });
  await act.record('privacy.extend', `privacy-request/${id}`, found.code);
  await tellAsker(act, found, texts.extended({ ...found, dueAt }, reason, zone));
  return texts.extendedDone({ ...found, dueAt }, zone);
}

async function openOne(act: Act, id: number): Promise<PrivacyRequest | string> {
  act.require(answerRequestsPermission, 'anywhere');
  const found = await requestById(act.tx, id);
  if (found === null) return texts.gone;
  return found.state === 'open' ? found : texts.answeredAlready(found);
}

async function settle(
  act: Act,
  { id, kind, code }: PrivacyRequest,
  state: 'granted' | 'done' | 'refused',
  reason?: string,
): Promise<void> {
  const decision = { state, decidedAt: act.now, decidedById: act.actor.person?.id ?? null, reason: reason ?? null };
  await act.tx.privacyRequest.update({ where: { id }, data: decision });
  await act.record(`privacy.${state === 'refused' ? 'refuse' : 'grant'}-${kind}`, `privacy-request/${id}`, code);
}

async function tellAsker(act: Act, { id, personId, state }: PrivacyRequest, text: string): Promise<void> {
  if (personId === act.actor.person?.id) return;
  await act.tell({ person: personId }, { text }, { reason: `privacy/${id}/answer/${state}/${act.now.getTime()}` });
}

/** Told in the very chats that are nobody's from now on. */
async function letGo(act: Act, request: PrivacyRequest): Promise<void> {
  const accounts = await act.tx.account.findMany({ where: { personId: request.personId }, select: { id: true } });
  await forgetPostsOf(act, request.personId);
  for (const { id: account } of accounts) {
    await act.tell({ account }, { text: texts.granted(request) }, { reason: `privacy/${request.id}/let-go` });
  }
}

/** Writes what it should say; a sentence where it cannot be. */
async function correct({ tx }: Act, { field, words, personId }: PrivacyRequest): Promise<string | undefined> {
  if (words === null) return texts.gone;
  if (field === 'name') {
    await tx.person.update({ where: { id: personId }, data: { name: words, sortName: sortName(words) } });
    return undefined;
  }
  const phone = readPhone(words);
  if (phone === undefined) return texts.badPhone;
  const holder = await tx.person.findUnique({ where: { phone }, select: { id: true } });
  if (holder !== null && holder.id !== personId) return texts.phoneTaken;
  await tx.person.update({ where: { id: personId }, data: { phone } });
  return undefined;
}
