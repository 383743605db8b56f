/** Requests of the press: one with what can be done about it, and the list of those the actor sees. */
import { type Act, NotAllowed } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import type { Choice, Message } from '../../outbox/message.js';
import { agree, handOn, listRequests, openRequest, sayGiven, takeIt, withdraw, write } from './choices.js';
import { agreesFirst } from './handle-request.js';
import { mentionsScreen } from './mention-screens.js';
import { agreePermission, followPermission, notePermission } from './permissions.js';
import { isOver, loadRequest, maySee, type PressRequest, speaksFor } from './request.js';
import { headOf, standingOf } from './request-card.js';
import { mayAnswer } from './rules.js';
import { speakersNow } from './speakers.js';
import { texts } from './texts.js';

const LATEST = 60;

export async function requestScreen(act: Act, id: number): Promise<readonly Message[]> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined) return [{ text: texts.gone }];
  if (!(await maySee(act, request))) throw new NotAllowed(followPermission.action);
  const text = [await headOf(act, request), (await standingOf(act, request)).join('\n')].join('\n\n');
  return [{ text, choices: isOver(request) ? [] : await choicesOf(act, request) }];
}

/** What was said about a request, with what comes next under it. */
export async function withNext(act: Act, id: number, text: string): Promise<Message> {
  const request = await loadRequest(act.tx, id);
  if (request === undefined || isOver(request) || !(await maySee(act, request))) return { text };
  return { text, choices: [...(await stepsOf(act, request)), [openRequest.choice(texts.open, { request: id })]] };
}

/** By the code of its task: a request, or a day's list. */
export async function byCode(act: Act, code: string): Promise<Reply> {
  const named = [{ code }, { request: { code } }, { agreeing: { code } }];
  const found = await act.tx.pressRequest.findFirst({ where: { OR: named }, select: { id: true } });
  if (found !== null) return requestScreen(act, found.id);
  const listed = await act.tx.pressMention.findFirst({ where: { request: { code } }, select: { id: true } });
  return listed === null ? [{ text: texts.gone }] : mentionsScreen(act, 0);
}

export async function listScreen(act: Act, page: number): Promise<readonly Message[]> {
  const requests = await requestsSeen(act);
  if (requests.length === 0) return [{ text: texts.noRequests }];
  const { shown, next } = pageOf(requests, page, 0);
  const lines = shown.map(({ code, outlet, takenBy, answeredAt }) => {
    if (answeredAt !== null) return texts.listLine({ code, outlet, state: texts.stateAnswered });
    return texts.listLine({
      code,
      outlet,
      state: takenBy === null ? texts.stateUntaken : texts.stateTaken(takenBy.name),
    });
  });
  const entries = shown.map(({ id, code, outlet }) => [openRequest.choice(texts.entry(code, outlet), { request: id })]);
  const more = next === undefined ? [] : [[listRequests.choice(turnLabel(next), { page: next })]];
  const open = requests.filter(({ answeredAt }) => answeredAt === null).length;
  return [{ text: [texts.listHead(open), ...lines].join('\n'), choices: [...entries, ...more] }];
}

/** How many wait for an answer; undefined: the actor has none to see. */
export async function openRequests(act: Act): Promise<number | undefined> {
  const requests = await requestsSeen(act);
  if (requests.length === 0 && !act.may(followPermission, 'anywhere')) return undefined;
  return requests.filter(({ answeredAt }) => answeredAt === null).length;
}

/** Those not answered first, the oldest of them on top; then the newest answered. */
async function requestsSeen(act: Act) {
  act.require(notePermission, 'anywhere');
  const person = act.actor.person?.id ?? 0;
  const rows = await act.tx.pressRequest.findMany({
    where: { removedAt: null },
    orderBy: { id: 'desc' },
    take: LATEST,
    include: { unit: { select: { path: true } }, takenBy: { select: { name: true } } },
  });
  const mine = (await speakersNow(act)).filter((speaker) => speaker.person === person);
  const seen = rows.filter(
    ({ unit, byId, takenById, topic }) =>
      byId === person ||
      takenById === person ||
      act.may(followPermission, unit) ||
      mine.some((speaker) => mayAnswer(speaker, topic)),
  );
  const open = seen.filter(({ answeredAt }) => answeredAt === null).toReversed();
  return [...open, ...seen.filter(({ answeredAt }) => answeredAt !== null)];
}

async function choicesOf(act: Act, request: PressRequest): Promise<readonly (readonly Choice[])[]> {
  const about = { request: request.id };
  const person = act.actor.person?.id;
  const follows = act.may(followPermission, request.unit);
  const moves = [
    ...(follows || request.takenById === person ? [handOn.choice(texts.handOn, about)] : []),
    ...(follows || request.byId === person ? [withdraw.choice(texts.withdrawIt, about)] : []),
  ];
  return [...(await stepsOf(act, request)), ...(moves.length === 0 ? [] : [moves])];
}

/** The buttons of what comes next, for whoever does it. */
async function stepsOf(act: Act, request: PressRequest): Promise<readonly (readonly Choice[])[]> {
  const about = { request: request.id };
  const { takenById, draft, agreedAt, unit, topic } = request;
  if (takenById === null) return (await speaksFor(act, topic)) ? [[takeIt.choice(texts.take, about)]] : [];
  const waits = draft !== null && agreedAt === null;
  if (takenById !== act.actor.person?.id) {
    if (!waits || !act.may(agreePermission, unit)) return [];
    return [[agree.choice(texts.agree, about)], [write.choice(texts.returnIt, { ...about, what: 'return' as const })]];
  }
  if (agreedAt !== null && draft !== null) return [[sayGiven.choice(texts.given, about)]];
  const label = (await agreesFirst(act, request)) ? texts.askAgreement : texts.answerIt;
  return [[write.choice(label, { ...about, what: 'answer' as const })]];
}
