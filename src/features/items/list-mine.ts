/** `/bai`: one's own items, newest first, each with where it is and with whom. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { openItem } from './choices.js';
import { texts } from './texts.js';
import { itemLines } from './where.js';

const ITEMS_PER_PAGE = 7;

interface Which {
  readonly before?: number;
  readonly asked?: string;
}

/** `before`: only older ones than this. `asked`: the one with this code, where it is one's own. */
export async function listMine(act: Act, { before, asked = '' }: Which = {}): Promise<Reply> {
  const { person } = act.actor;
  if (person === undefined) return undefined;
  const rows = await act.tx.submission.findMany({
    where: {
      authorId: person.id,
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(asked === '' ? {} : { code: asked.toUpperCase() }),
    },
    orderBy: { id: 'desc' },
    take: ITEMS_PER_PAGE + 1,
    select: { id: true },
  });
  if (rows.length === 0) return [{ text: asked === '' ? texts.none : texts.noneCalled(asked) }];
  const ids = rows.slice(0, ITEMS_PER_PAGE).map(({ id }) => id);
  const lines = await itemLines(act.tx, ids, act.now);
  const last = ids.at(-1);
  const more = rows.length > ITEMS_PER_PAGE && last !== undefined ? [[older.choice(texts.older, last)]] : [];
  const opens = lines.map(({ id, code }) => openItem.choice(texts.open(code), id));
  return [
    {
      text: [texts.mine, ...lines.map(({ code, title, where }) => texts.line(code, title, where))].join('\n\n'),
      choices: [...inPairs(opens), ...more],
    },
  ];
}

export const older = definePick({
  name: 'items.older',
  key: z.number(),
  run: (act, before) => listMine(act, { before }),
});

function inPairs<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));
}
