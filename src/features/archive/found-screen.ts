/** `/kho`: what was found, newest first, a page at a time. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { itemLines, openItem } from '../items/index.js';
import { askWords, beginPhotos, showFilters, showFound } from './choices.js';
import { filterWords } from './filters.js';
import { photoTasks } from './photo-tasks.js';
import { findItems, type Query } from './query.js';
import { reachedUnits } from './reach.js';
import { texts } from './texts.js';

/** With the way on, the filters, other words and the photos, eight buttons. */
const ITEMS_PER_PAGE = 4;

export async function showArchive(act: Act, query: Query, before: number | null = null): Promise<Reply> {
  const units = await reachedUnits(act);
  if (units?.length === 0) return [{ text: texts.notYours }];
  const ids = await findItems(act.tx, query, { units, before, limit: ITEMS_PER_PAGE + 1 });
  const edition = await requirePlan(act.tx);
  const shown = await itemLines(act.tx, ids.slice(0, ITEMS_PER_PAGE), act.now, edition);
  const { zone } = edition.calendar;
  const asked = await filterWords(act, query, edition);
  const last = ids[ITEMS_PER_PAGE - 1];
  const photos = before === null && asked.length === 0 && (await photoTasks(act)).length > 0;
  const lines = shown.map(({ code, title, unit, author, firstSentAt, where }) =>
    texts.found(code, title, unit, author, numericDay(dayOf(firstSentAt, zone)), where),
  );
  const heading = asked.length === 0 ? texts.newest : texts.foundFor(asked);
  return [
    {
      text: [heading, ...(lines.length === 0 ? [before === null ? texts.nothing : texts.noMore] : lines)].join('\n\n'),
      choices: [
        ...shown.map(({ id, code }) => [openItem.choice(texts.open(code), id)]),
        ...(ids.length > ITEMS_PER_PAGE && last !== undefined
          ? [[showFound.choice(texts.older, { query, before: last })]]
          : []),
        [askWords.choice(texts.otherWords, { query })],
        [showFilters.choice(texts.filter, { query })],
        ...(photos ? [[beginPhotos.choice(texts.semesterPhotos, {})]] : []),
      ],
    },
  ];
}
