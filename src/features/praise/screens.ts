/** People worth telling of: what waits to be checked, who was confirmed, what one proposed oneself; and one of them. */
import { type Act, NotAllowed } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { carriedFiles } from '../carried-files/index.js';
import { loadPraise, type Praise } from './check.js';
import { mayCheck } from './checkers.js';
import { beginDeclining, confirm, openPraise, reward, type Shelf, seeShelf, unreward } from './choices.js';
import { checkPermission, proposePermission } from './permissions.js';
import { texts } from './texts.js';

const LATEST = 60;

/** How many wait for the actor to check them; undefined: checking is not theirs. */
export async function waitingCount(act: Act): Promise<number | undefined> {
  return (await mayCheck(act)) ? act.tx.commendation.count({ where: { state: 'proposed' } }) : undefined;
}

export async function proposedBefore(act: Act): Promise<boolean> {
  return (await act.tx.commendation.count({ where: { byId: act.actor.person?.id ?? 0 } })) > 0;
}

export async function shelfScreen(
  act: Act,
  { shelf, page }: { shelf: Shelf; page: number },
): Promise<readonly Message[]> {
  act.require(proposePermission, 'anywhere');
  if (shelf === 'proposed' && !(await mayCheck(act))) throw new NotAllowed(checkPermission.action);
  const rows = await act.tx.commendation.findMany({
    where: shelf === 'mine' ? { byId: act.actor.person?.id ?? 0 } : { state: shelf },
    orderBy: shelf === 'confirmed' ? { checkedAt: 'desc' } : { id: shelf === 'mine' ? 'desc' : 'asc' },
    take: LATEST,
    include: { unit: { select: { name: true } } },
  });
  if (rows.length === 0) return [{ text: texts.shelfEmpty[shelf] }];
  const { shown, next } = pageOf(rows, page, 0);
  const lines = shown.map(({ code, name, unit, rewardAt, state }) =>
    texts.shelfLine({
      code,
      name,
      unit: unit.name,
      rewarded: rewardAt !== null,
      state: shelf === 'mine' ? texts.states[state] : undefined,
    }),
  );
  const entries = shown.map(({ id, code, name }) => [openPraise.choice(texts.entry(code, name), { praise: id })]);
  const more = next === undefined ? [] : [[seeShelf.choice(turnLabel(next), { shelf, page: next })]];
  return [{ text: [texts.shelfHead[shelf], ...lines].join('\n'), choices: [...entries, ...more] }];
}

/** Who was confirmed everybody may read; a proposal only who made it and who checks it. */
export async function praiseScreen(act: Act, id: number): Promise<readonly Message[]> {
  act.require(proposePermission, 'anywhere');
  const praise = await loadPraise(act, id);
  if (praise === undefined) return [{ text: texts.gone }];
  const checks = await mayCheck(act);
  if (praise.state !== 'confirmed' && !checks && praise.byId !== act.actor.person?.id)
    throw new NotAllowed(checkPermission.action);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { code, name, unit, words, by, at, collectionId } = praise;
  const carried = collectionId === null ? undefined : await carriedFiles(act, collectionId, texts.files(code));
  const head = texts.one({ code, name, unit: unit.name, words, by: by.name, at: spellMoment(at, zone) });
  const text = [head, standing(praise, zone).join('\n')].join('\n\n');
  const message = { text, choices: checks ? choicesOf(praise) : [] };
  return [...(carried?.message === undefined ? [] : [carried.message]), message];
}

/** What was said about one, with what comes next under it. */
export async function withNext(act: Act, id: number, text: string): Promise<Message> {
  const praise = await loadPraise(act, id);
  if (praise === undefined || !(await mayCheck(act))) return { text };
  return { text, choices: [[openPraise.choice(texts.open, { praise: id })], ...changesOf(praise)] };
}

/** By the code of its task: of the article, or of the reward. */
export async function byCode(act: Act, code: string): Promise<Reply> {
  const named = [{ code }, { request: { code } }, { proposing: { code } }];
  const found = await act.tx.commendation.findFirst({ where: { OR: named }, select: { id: true } });
  return found === null ? [{ text: texts.gone }] : praiseScreen(act, found.id);
}

function standing({ state, checkedBy, checkedAt, reason, request, rewardAt, rewardBy }: Praise, zone: string) {
  const by = checkedBy?.name ?? '';
  if (state === 'declined') return [texts.declinedLine(by, reason ?? '')];
  if (state === 'proposed' || checkedAt === null) return [texts.waits];
  const [article] = request?.tasks ?? [];
  const written =
    article === undefined
      ? []
      : [article.settledAt === null ? texts.articleOpen(article.unit.name) : texts.articleDone];
  const rewarded = rewardAt === null ? [] : [texts.rewardLine(rewardBy?.name ?? '', spellMoment(rewardAt, zone))];
  return [texts.confirmedLine(by, spellMoment(checkedAt, zone)), ...written, ...rewarded];
}

/** Only what is asked of whoever checks may be the first: a "1" typed once too often changes nothing. */
function choicesOf(praise: Praise): readonly (readonly Choice[])[] {
  const { id, state } = praise;
  if (state === 'confirmed')
    return [[seeShelf.choice(texts.seeConfirmed, { shelf: 'confirmed', page: 0 })], ...changesOf(praise)];
  if (state === 'declined') return [];
  const about = { praise: id };
  return [[confirm.choice(texts.confirm, about)], [beginDeclining.choice(texts.decline, about)]];
}

function changesOf({ id, state, rewardAt }: Praise): readonly (readonly Choice[])[] {
  if (state !== 'confirmed') return [];
  const about = { praise: id };
  return [[rewardAt === null ? reward.choice(texts.reward, about) : unreward.choice(texts.unreward, about)]];
}
