/** `/dang`: what was approved and stands nowhere yet, newest first. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { paperDuties } from '../../ledger/plan/paper-duties.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { channelsFor } from './channels.js';
import { listChannels, moreToPublish, openPublishing } from './choices.js';
import { publishingScreen } from './item-screen.js';
import { texts } from './texts.js';

const ITEMS_PER_PAGE = 5;
const CODE = /^BAI-\d{4}-\d{3,}$/i;

/** With the code of an item, that item. */
export async function showPublishing(act: Act, typed: string): Promise<Reply> {
  const code = typed.trim().toUpperCase();
  if (code === '') return toPublish(act, null);
  const item = CODE.test(code) ? await act.tx.submission.findUnique({ where: { code }, select: { id: true } }) : null;
  return item === null ? [{ text: texts.noSuchItem(typed.trim().slice(0, 40)) }] : publishingScreen(act, item.id);
}

/** `before`: only older ones than this. */
export async function toPublish(act: Act, before: number | null): Promise<Reply> {
  if ((await channelsFor(act)).length === 0) return [{ text: texts.notYours }];
  const { plan, calendar } = await requirePlan(act.tx);
  const rows = await act.tx.submission.findMany({
    where: {
      state: 'approved',
      mergedIntoId: null,
      OR: [{ heldUntil: null }, { heldUntil: { lte: act.now } }],
      publications: { none: { takenDownAt: null } },
      credits: { none: { state: { not: 'void' }, task: { dutyCode: { in: [...paperDuties(plan)] } } } },
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: ITEMS_PER_PAGE + 1,
    select: {
      id: true,
      code: true,
      title: true,
      children: true,
      decidedAt: true,
      firstSentAt: true,
      unit: { select: { name: true } },
    },
  });
  const shown = rows.slice(0, ITEMS_PER_PAGE);
  const where = [listChannels.choice(texts.whereStands, {})];
  if (shown.length === 0) return [{ text: before === null ? texts.nothingToPublish : texts.noMore, choices: [where] }];
  const lines = shown.map(({ code, title, unit, children, decidedAt, firstSentAt }) =>
    texts.waits(
      code,
      title,
      unit.name,
      numericDay(dayOf(decidedAt ?? firstSentAt, calendar.zone)),
      children === 'unsure',
    ),
  );
  const last = shown.at(-1);
  const more =
    rows.length > shown.length && last !== undefined ? [moreToPublish.choice(texts.older, { before: last.id })] : [];
  return [
    {
      text: [texts.waiting, ...lines].join('\n\n'),
      choices: [
        ...shown.map(({ id, code }) => [openPublishing.choice(texts.open(code), { submission: id })]),
        ...(more.length === 0 ? [] : [more]),
        where,
      ],
    },
  ];
}
