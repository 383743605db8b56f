/** `/dulieucuatoi`: what is kept of me in plain words, and what I can do about it. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { spellPhone } from '../../lib/phone.js';
import type { Choice } from '../../outbox/message.js';
import { orderFile } from '../file-orders/index.js';
import { beginAsking, beginCorrecting, leave, listRequests, showOwn, takeBack, takeCopy } from './choices.js';
import { OWN_COPY } from './copy-file.js';
import { fileRequest } from './file-request.js';
import { ownData } from './own-data.js';
import { answerRequestsPermission, ownDataPermission } from './permissions.js';
import { openRequests, ownRequests } from './request.js';
import { texts } from './texts.js';

export async function ownScreen(act: Act): Promise<Reply> {
  act.require(ownDataPermission, 'anywhere');
  const id = personOf(act);
  const { plan, calendar } = await requirePlan(act.tx);
  const { person, counts } = await ownData(act.tx, id);
  const day = (at: Date) => numericDay(dayOf(at, calendar.zone));
  const requests = await ownRequests(act.tx, id);
  const text = texts.own({
    name: person.name,
    phone: person.phone === null ? undefined : spellPhone(person.phone),
    since: day(person.createdAt),
    channels: person.accounts.map(({ channel }) => channel),
    posts: person.memberships
      .filter(({ until }) => until === null)
      .map(({ role, unit }) => ({ role, unit: unit.name })),
    agreed: person.agreedAt === null ? undefined : { version: person.noticeVersion ?? '', on: day(person.agreedAt) },
    ...counts,
    institution: plan.organisation.name,
    requests: requests.map((request) => texts.requestLine(request, calendar.zone)),
  });
  const waiting = act.may(answerRequestsPermission, 'anywhere') ? (await openRequests(act.tx)).length : 0;
  const choices: readonly (readonly Choice[])[] = [
    [takeCopy.choice(texts.takeCopy, null), beginCorrecting.choice(texts.correct, null)],
    [beginAsking.choice(texts.provide, { kind: 'provide' }), beginAsking.choice(texts.restrict, { kind: 'restrict' })],
    [
      leave.choice(texts.withdraw, { kind: 'withdraw', sure: false }),
      leave.choice(texts.erase, { kind: 'erase', sure: false }),
    ],
    ...requests
      .filter(({ state }) => state === 'open')
      .slice(-1)
      .map(({ id: request, code }) => [takeBack.choice(texts.takeBack(code), { request })]),
    ...(waiting === 0 ? [] : [[listRequests.choice(texts.waiting(waiting), { page: 0 })]]),
  ];
  return [{ text, choices }];
}

export async function orderCopy(act: Act): Promise<Reply> {
  act.require(ownDataPermission, 'anywhere');
  const person = personOf(act);
  await orderFile(act, OWN_COPY, { person });
  await act.record('privacy.copy', `person/${person}`);
  return [{ text: texts.copyOrdered }];
}

/** Asked once more before it is written down: neither can be taken lightly. */
export async function leaveScreen(act: Act, kind: 'withdraw' | 'erase', sure: boolean): Promise<Reply> {
  if (!sure) {
    act.require(ownDataPermission, 'anywhere');
    const choices = [[leave.choice(texts.sure[kind], { kind, sure: true })], [showOwn.choice(texts.keep, null)]];
    return [{ text: texts.before[kind], choices }];
  }
  const { zone } = (await requirePlan(act.tx)).calendar;
  const result = await fileRequest(act, { kind });
  if ('refused' in result) return [{ text: texts.youAreLastOffice }];
  return [{ text: 'known' in result ? texts.askedAlready(result.known, zone) : texts.filed(result.filed, zone) }];
}

function personOf({ actor }: Act): number {
  if (actor.person === undefined) throw new Error('data are shown to their person');
  return actor.person.id;
}
