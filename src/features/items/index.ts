/** Items: what was sent, wherever it is on its way. `/bai` lists one's own. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { levelOf } from './item.js';
import { texts } from './texts.js';

export { rework, withdraw } from './choices.js';
export { type Item, isComplete, loadItem, sentFiles } from './item.js';
export { countLines, receiptKey, showReceipt } from './receipt.js';

const ITEMS_PER_PAGE = 8;

/** One's own items, newest first; `before`: only older ones than this. */
async function listMine(act: Act, before?: number): Promise<Reply> {
  const { person } = act.actor;
  if (person === undefined) return undefined;
  const rows = await act.tx.submission.findMany({
    where: { authorId: person.id, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: ITEMS_PER_PAGE + 1,
    include: {
      versions: { orderBy: { number: 'desc' }, take: 1, include: { decisions: { orderBy: { id: 'desc' }, take: 1 } } },
    },
  });
  if (rows.length === 0) return [{ text: texts.none }];
  const edition = await requirePlan(act.tx);
  const shown = rows.slice(0, ITEMS_PER_PAGE);
  const lines = shown.map((row) => {
    const decision = row.versions[0]?.decisions[0];
    const reason = decision?.kind === 'approve' ? undefined : decision?.reason;
    return texts.line(row.code, row.title, texts.state(row.state, levelOf(edition, row.level)?.title, reason));
  });
  const last = shown.at(-1);
  const more = rows.length > ITEMS_PER_PAGE && last !== undefined ? [[older.choice(texts.older, last.id)]] : [];
  return [{ text: [texts.mine, ...lines].join('\n\n'), choices: more }];
}

const older = definePick({ name: 'items.older', key: z.number(), run: (act, before) => listMine(act, before) });

export const items = defineFeature({
  name: 'items',
  commands: [
    {
      name: 'bai',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      run: (act) => listMine(act),
    },
  ],
  picks: [older],
});
