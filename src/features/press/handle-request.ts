/** A request of the press is taken by whoever may speak, agreed first where the plan wants that, and answered. */
import { type Act, NotAllowed } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { settleRaised } from '../done-marks/index.js';
import { giveRaised, raise } from '../requests/index.js';
import { agree as agreePick, openRequest, write } from './choices.js';
import { agreePermission, followPermission } from './permissions.js';
import { isOver, linesOf, loadRequest, type PressRequest, speaksFor } from './request.js';
import { heardAt, showRequest } from './request-card.js';
import { mayAnswer, shortWords } from './rules.js';
import { speakersFor, speakersNow } from './speakers.js';
import { texts } from './texts.js';

/** A sentence for whoever takes it, or is not to. */
export async function takeRequest(act: Act, id: number): Promise<string> {
  const request = await loadRequest(act.tx, id);
  const { person } = act.actor;
  if (request === undefined || person === undefined) return texts.gone;
  if (isOver(request)) return texts.isOver(request.code);
  if (!(await speaksFor(act, request.topic))) return texts.mayNot(linesOf(await speakersFor(act, request.topic)));
  const { count } = await act.tx.pressRequest.updateMany({
    where: { id, takenById: null },
    data: { takenById: person.id, takenAt: act.now },
  });
  if (count === 0) return texts.alreadyTaken(request.code, request.takenBy?.name ?? '');
  await given(act, request, person.id);
  const said = texts.tookIt(request.code);
  return (await agreesFirst(act, request)) ? `${said} ${texts.agreeFirst}` : said;
}

/** To somebody else who may speak about it: by whoever took it, the office or a leader. */
export async function handOnTo(act: Act, id: number, to: number): Promise<string> {
  const request = await toHandOn(act, id);
  if ('refusal' in request) return request.refusal;
  const speaker = (await speakersNow(act)).find((each) => each.person === to && mayAnswer(each, request.topic));
  if (speaker === undefined) return texts.mayNot(linesOf(await speakersFor(act, request.topic)));
  await act.tx.pressRequest.update({
    where: { id },
    data: { takenById: to, takenAt: act.now, draft: null, agreedById: null, agreedAt: null },
  });
  await given(act, request, to);
  if (to !== act.actor.person?.id) {
    const text = texts.yours(request.code, act.actor.person?.name ?? '');
    const choices = [[openRequest.choice(texts.open, { request: id })]];
    await act.tell({ person: to }, { text, choices }, { reason: `press/${id}/to/${act.now.getTime()}` });
  }
  return texts.handedOn(request.code, speaker.name);
}

/** The request, if the actor may give it to somebody else; else a sentence. */
export async function toHandOn(act: Act, id: number): Promise<PressRequest | { readonly refusal: string }> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return { refusal: texts.gone };
  const isTaker = request.takenById !== null && request.takenById === act.actor.person?.id;
  if (!isTaker && !act.may(followPermission, request.unit)) throw new NotAllowed(followPermission.action);
  return isOver(request) ? { refusal: texts.isOver(request.code) } : request;
}

async function given(act: Act, { id, code, requestId, agreeingId }: PressRequest, to: number): Promise<void> {
  for (const raised of [requestId, agreeingId]) if (raised !== null) await giveRaised(act, raised, to);
  await act.record('press.take', `press-request/${id}`, code);
  await showRequest(act, id);
}

/** Whether the actor's answer is agreed with a leader before it is given; a leader's own words need no one. */
export async function agreesFirst(act: Act, { unit }: PressRequest): Promise<boolean> {
  const { plan } = await requirePlan(act.tx);
  return plan.press?.consultFirst === true && !act.may(agreePermission, unit);
}

/** What was answered; or, where it is to be agreed first, what is meant to be. A sentence for whoever wrote it. */
export async function writeAnswer(act: Act, id: number, words: string): Promise<string> {
  const request = await taken(act, id);
  if ('refusal' in request) return request.refusal;
  if (!(await agreesFirst(act, request))) return answered(act, request, words);
  await act.tx.pressRequest.update({ where: { id }, data: { draft: words, agreedAt: null, agreedById: null } });
  await raiseAgreeing(act, request);
  await showRequest(act, id);
  const about = { request: id };
  const message = {
    text: texts.draftAsked(request.code, act.actor.person?.name ?? '', request.outlet, words),
    choices: [
      [agreePick.choice(texts.agree, about)],
      [write.choice(texts.returnIt, { ...about, what: 'return' as const })],
      [openRequest.choice(texts.open, about)],
    ],
  };
  const notBefore = await heardAt(act);
  const timing = { priority: 'answer' as const, ...(notBefore === undefined ? {} : { notBefore }) };
  await act.tell({ role: 'leader' }, message, { reason: `press/${id}/draft/${act.now.getTime()}`, ...timing });
  return texts.draftSent(request.code);
}

export async function agreeToAnswer(act: Act, id: number): Promise<string> {
  const request = await toAgree(act, id);
  if ('refusal' in request) return request.refusal;
  await act.tx.pressRequest.update({
    where: { id },
    data: { agreedAt: act.now, agreedById: act.actor.person?.id ?? null },
  });
  await act.record('press.agree', `press-request/${id}`, request.code);
  if (request.agreeingId !== null) await settleRaised(act, request.agreeingId, { words: request.code });
  await showRequest(act, id);
  await tellTaker(act, request, texts.agreedFor(request.code, act.actor.person?.name ?? ''));
  return texts.agreed(request.code);
}

export async function returnAnswer(act: Act, id: number, why: string): Promise<string> {
  const request = await toAgree(act, id);
  if ('refusal' in request) return request.refusal;
  await act.tx.pressRequest.update({ where: { id }, data: { draft: null } });
  await showRequest(act, id);
  await tellTaker(act, request, texts.returnedFor(request.code, why));
  return texts.returned(request.code);
}

/** What was agreed has been given. */
export async function giveAgreed(act: Act, id: number): Promise<string> {
  const request = await taken(act, id);
  if ('refusal' in request) return request.refusal;
  if (request.draft === null || request.agreedAt === null) return texts.noDraft(request.code);
  return answered(act, request, request.draft);
}

/** The request, if the actor is the one to answer it; else a sentence. */
export async function taken(act: Act, id: number): Promise<PressRequest | { readonly refusal: string }> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return { refusal: texts.gone };
  if (isOver(request)) return { refusal: texts.isOver(request.code) };
  if (request.takenById === act.actor.person?.id) return request;
  const { takenBy, code } = request;
  if (takenBy !== null) return { refusal: texts.alreadyTaken(code, takenBy.name) };
  return { refusal: texts.mayNot(linesOf(await speakersFor(act, request.topic))) };
}

async function answered(act: Act, request: PressRequest, words: string): Promise<string> {
  const { id, code, outlet, byId, requestId, agreeingId } = request;
  await act.tx.pressRequest.update({ where: { id }, data: { answer: words, answeredAt: act.now } });
  await act.record('press.answer', `press-request/${id}`, code);
  for (const raised of [requestId, agreeingId])
    if (raised !== null) await settleRaised(act, raised, { words: `${code}: ${words}` });
  await showRequest(act, id);
  if (byId !== act.actor.person?.id) {
    const notBefore = await heardAt(act);
    const timing = { reason: `press/${id}/answered`, ...(notBefore === undefined ? {} : { notBefore }) };
    const text = texts.answeredFor(code, outlet, act.actor.person?.name ?? '');
    await act.tell({ person: byId }, { text }, timing);
  }
  return texts.answered(code);
}

/** The plan's task of agreeing first is owed by the unit of whoever is to answer, and done once a leader agrees. */
async function raiseAgreeing(act: Act, { id, code, words, agreeingId, takenById }: PressRequest): Promise<void> {
  const duty = (await requirePlan(act.tx)).plan.press?.agreeing;
  const [post] = act.actor.posts;
  if (duty === undefined || agreeingId !== null || takenById === null || post === undefined) return;
  const title = `${code}, ${shortWords(words)}`;
  const owing = { unit: post.unit.code, holder: takenById, by: takenById };
  const agreeing = await raise(act, { code: `${code}-YK`, duties: [duty], title, at: act.now, ...owing });
  if (agreeing !== undefined) await act.tx.pressRequest.update({ where: { id }, data: { agreeingId: agreeing } });
}

async function toAgree(act: Act, id: number): Promise<PressRequest | { readonly refusal: string }> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return { refusal: texts.gone };
  act.require(agreePermission, request.unit);
  if (isOver(request)) return { refusal: texts.isOver(request.code) };
  return request.draft === null || request.agreedAt !== null ? { refusal: texts.noDraft(request.code) } : request;
}

async function tellTaker(act: Act, { id, takenById }: PressRequest, text: string): Promise<void> {
  if (takenById === null || takenById === act.actor.person?.id) return;
  const choices = [[openRequest.choice(texts.open, { request: id })]];
  await act.tell({ person: takenById }, { text, choices }, { reason: `press/${id}/said/${act.now.getTime()}` });
}
