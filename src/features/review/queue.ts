/** `/duyet`: what waits at one's desks, oldest first, with who is looking at it. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { turnLabel } from '../../conversation/listing.js';
import type { Read } from '../../db/client.js';
import { levelsOf } from '../../ledger/desk.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { ActorPost } from '../../org/actor.js';
import { itemHeads } from '../items/index.js';
import { read } from './choices.js';
import { texts } from './texts.js';

const ITEMS_PER_PAGE = 6;

/** Waiting at these desks, unless the decision of the desk before can still be taken back. */
function waitingAt(levels: readonly number[], now: Date) {
  return {
    state: 'inReview' as const,
    level: { in: [...levels] },
    OR: [{ heldUntil: null }, { heldUntil: { lte: now } }],
  };
}

/** How many items wait for somebody with these posts. */
export async function waitingForReview(from: Read, posts: readonly ActorPost[], now: Date): Promise<number> {
  const levels = levelsOf(await requirePlan(from), posts);
  return levels.length === 0 ? 0 : from.submission.count({ where: waitingAt(levels, now) });
}

/** `skip`: how many of the oldest have been shown. */
export async function showWaiting(act: Act, skip = 0): Promise<Reply> {
  const edition = await requirePlan(act.tx);
  const levels = levelsOf(edition, act.actor.posts);
  const where = waitingAt(levels, act.now);
  const total = levels.length === 0 ? 0 : await act.tx.submission.count({ where });
  if (total === 0) return [{ text: texts.nothingWaiting }];
  const from = skip < total ? skip : 0;
  const rows = await act.tx.submission.findMany({
    where,
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    skip: from,
    take: ITEMS_PER_PAGE,
    select: { id: true },
  });
  const { zone } = edition.calendar;
  const ids = rows.map(({ id }) => id);
  const lines = await itemHeads(act.tx, ids, act.now, edition);
  const shown = lines.map((line) =>
    texts.waitingItem(line.code, line.title, line.unit, numericDay(dayOf(line.sentAt, zone)), line.claimedBy?.name),
  );
  const opens = lines.map(({ id, code, version, level }) => [
    read.choice(texts.readOne(code), { submission: id, version, level }),
  ]);
  const next = from + rows.length;
  const turn = total <= ITEMS_PER_PAGE ? [] : [[moreWaiting.choice(turnLabel(next < total ? next : 0), next)]];
  return [{ text: [texts.waiting(total), ...shown].join('\n\n'), choices: [...opens, ...turn] }];
}

export const moreWaiting = definePick({
  name: 'review.more',
  key: z.number().int().min(0),
  run: (act, skip) => showWaiting(act, skip),
});
