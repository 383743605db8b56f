/** The press asks something: it is logged and handed to whoever may answer; entered by mistake, it is withdrawn. */
import { type Act, NotAllowed } from '../../act.js';
import { nextCode } from '../../ledger/next-code.js';
import { dueAfter } from '../../ledger/plan/expand-occasion.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { dropRaised, raise } from '../requests/index.js';
import { followPermission, notePermission } from './permissions.js';
import { isOver, loadRequest } from './request.js';
import { showRequest } from './request-card.js';
import { shortWords } from './rules.js';
import { type Speaker, speakersFor } from './speakers.js';
import { texts } from './texts.js';
import { UNTAKEN, UNTAKEN_AFTER } from './untaken.js';

export interface NewRequest {
  readonly unit: number;
  readonly outlet: string;
  readonly topic: string | null;
  readonly words: string;
}

/** `speakers`: whom it was handed to. */
export async function logRequest(act: Act, told: NewRequest) {
  const { unit, ...asked } = told;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody was asked');
  const place = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { path: true } });
  act.require(notePermission, place);
  const { plan, calendar } = await requirePlan(act.tx);
  const code = await nextCode(act.tx, 'BC', act.now, calendar.zone);
  const { id } = await act.tx.pressRequest.create({
    data: { ...asked, code, unitId: unit, byId: person.id, at: act.now },
  });
  const speakers = await speakersFor(act, told.topic);
  await raiseAnswering(act, id, code, told, speakers, person.id);
  await act.record('press.ask', `press-request/${id}`, code);
  await showRequest(act, id);
  if (speakers.length === 0) {
    const reason = `press/${id}/no-speaker`;
    await act.tell({ role: 'office' }, { text: texts.noSpeaker(code, told.outlet) }, { reason, priority: 'answer' });
  }
  const notBefore = dueAfter(act.now, UNTAKEN_AFTER, plan, calendar);
  const office = await act.tx.membership.findMany({
    where: { role: 'office', until: null, person: { leftAt: null } },
    distinct: ['personId'],
    select: { personId: true },
  });
  for (const { personId } of office)
    await act.tellLate(personId, UNTAKEN, { request: id }, { reason: `press/${id}/untaken`, notBefore });
  return { id, code, speakers };
}

/** The plan's task of answering is owed where whoever answers sits. */
async function raiseAnswering(
  act: Act,
  id: number,
  code: string,
  { unit, outlet, words }: NewRequest,
  [first]: readonly Speaker[],
  by: number,
): Promise<void> {
  const { plan } = await requirePlan(act.tx);
  const duty = plan.press?.answering;
  if (duty === undefined) return;
  const asked = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { code: true } });
  const title = `${code}, ${outlet}: ${shortWords(words)}`;
  const owing = first?.unit.code ?? plan.press?.liaison ?? asked.code;
  const request = await raise(act, { code, duties: [duty], unit: owing, title, at: act.now, by });
  if (request !== undefined) await act.tx.pressRequest.update({ where: { id }, data: { requestId: request } });
}

/** Whoever passed it on may withdraw it; so may the office. */
export async function withdrawRequest(act: Act, id: number): Promise<string> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return texts.gone;
  if (request.byId !== act.actor.person?.id && !act.may(followPermission, request.unit))
    throw new NotAllowed(followPermission.action);
  if (isOver(request)) return texts.isOver(request.code);
  await act.tx.pressRequest.update({ where: { id }, data: { removedAt: act.now } });
  for (const raised of [request.requestId, request.agreeingId]) if (raised !== null) await dropRaised(act, raised);
  await act.record('press.withdraw', `press-request/${id}`, request.code);
  await showRequest(act, id);
  return texts.withdrawn(request.code);
}
