/** What people have asked about their own data, for whoever answers: the nearest deadline first. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice } from '../../outbox/message.js';
import { grantRequest } from './answer-request.js';
import { beginAnswering, grant, listRequests, openRequest } from './choices.js';
import { answerRequestsPermission } from './permissions.js';
import { openRequests, type PrivacyRequest, requestById } from './request.js';
import { texts } from './texts.js';

export async function requestsScreen(act: Act, page: number): Promise<Reply> {
  act.require(answerRequestsPermission, 'anywhere');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { shown, next } = pageOf(await openRequests(act.tx), page, 0);
  if (shown.length === 0) return [{ text: texts.noRequests }];
  const lines = shown.map((request) => texts.listLine(request, zone, act.now));
  const choices = shown.map((request) => [openRequest.choice(texts.openOne(request), { request: request.id })]);
  const more = next === undefined ? [] : [[listRequests.choice(turnLabel(next), { page: next })]];
  return [{ text: [texts.listHead, ...lines].join('\n'), choices: [...choices, ...more] }];
}

export async function requestScreen(act: Act, id: number): Promise<Reply> {
  act.require(answerRequestsPermission, 'anywhere');
  const request = await requestById(act.tx, id);
  if (request === null) return [{ text: texts.gone }];
  const { zone } = (await requirePlan(act.tx)).calendar;
  if (request.state !== 'open') return [{ text: texts.answeredAlready(request) }];
  return [{ text: texts.one(request, zone, act.now), choices: answersTo(request) }];
}

/** What cannot be taken back is asked once more. */
export async function grantScreen(act: Act, id: number, sure: boolean): Promise<Reply> {
  if (sure) return [{ text: await grantRequest(act, id) }];
  act.require(answerRequestsPermission, 'anywhere');
  const request = await requestById(act.tx, id);
  if (request === null) return [{ text: texts.gone }];
  if (request.state !== 'open') return [{ text: texts.answeredAlready(request) }];
  if (request.kind !== 'erase' && request.kind !== 'withdraw') return [{ text: await grantRequest(act, id) }];
  const choices = [
    [grant.choice(texts.grantSure[request.kind], { request: id, sure: true })],
    [openRequest.choice(texts.back, { request: id })],
  ];
  return [{ text: texts.grantBefore[request.kind](request.person.name), choices }];
}

function answersTo({ id: request, kind, field, extendedAt }: PrivacyRequest): readonly (readonly Choice[])[] {
  const isByHand = kind === 'provide' || kind === 'restrict' || (kind === 'correct' && field === null);
  const yes = isByHand
    ? beginAnswering.choice(texts.doneByHand, { request, how: 'done' })
    : grant.choice(texts.grant[kind], { request, sure: false });
  const longer = extendedAt === null ? [beginAnswering.choice(texts.extend, { request, how: 'extend' })] : [];
  return [[yes], [beginAnswering.choice(texts.refuse, { request, how: 'refuse' }), ...longer]];
}
