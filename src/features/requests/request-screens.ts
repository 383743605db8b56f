/** What one asked for or reported, newest first; one request by itself. */
import { type Act, NotAllowed } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { mayCancel } from './cancel-request.js';
import { beginCancelling, listRequests, openRequestEntry } from './choices.js';
import { askPermission, cancelRequestPermission } from './permissions.js';
import { loadRequest } from './request.js';
import { shortWords } from './rules.js';
import { texts } from './texts.js';

const LATEST = 60;

/** One's own; the office and the leaders see everybody's. */
export async function requestsScreen(act: Act, page: number): Promise<readonly Message[]> {
  const all = act.may(cancelRequestPermission, 'anywhere');
  const rows = await act.tx.request.findMany({
    where: { kind: { not: 'followed' }, ...(all ? {} : { byId: act.actor.person?.id ?? 0 }) },
    orderBy: { id: 'desc' },
    take: LATEST,
    select: { id: true, code: true, words: true },
  });
  if (rows.length === 0) return [{ text: texts.noRequests }];
  const { shown, next } = pageOf(rows, page, 0);
  const listed = shown.map(({ id, code, words }) => [
    openRequestEntry.choice(texts.entry(code, shortWords(words)), { request: id }),
  ]);
  const more = next === undefined ? [] : [[listRequests.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.requests(all), choices: [...listed, ...more] }];
}

/** For whoever asked, the units that were asked, the office and the leaders. */
export async function requestScreen(act: Act, id: number): Promise<readonly Message[]> {
  const request = await loadRequest(act.tx, id, act.now);
  if (request === undefined) return [{ text: texts.gone }];
  const concerned =
    mayCancel(act, request) ||
    act.actor.posts.some((post) => request.tasks.some((task) => task.unit.id === post.unit.id));
  if (!concerned) throw new NotAllowed(askPermission.action);
  const { calendar, dutyOf } = await requirePlan(act.tx);
  const duty = dutyOf(request.dutyCode);
  const lines = request.tasks.map((task) =>
    texts.task(task.unit.name, task.state, spellDueAt(task.dueAt, calendar.zone)),
  );
  const text = texts.one({
    code: request.code,
    kind: request.kind,
    duty: duty?.title ?? request.dutyCode,
    clause: duty?.clause ?? '',
    words: request.words,
    by: request.by.name,
    at: spellMoment(request.at, calendar.zone),
    cancelled: request.cancelledAt === null ? undefined : (request.cancelReason ?? ''),
  });
  const choices =
    request.cancelledAt === null && mayCancel(act, request)
      ? [[beginCancelling.choice(texts.cancel, { request: id })]]
      : [];
  return [{ text: [text, lines.join('\n')].join('\n\n'), choices }];
}
