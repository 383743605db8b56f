/** What stands where: channel by channel, newest first, with what was taken down in its place. */
import type { Act } from '../../act.js';
import { dayOf, parseDay } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { channelName, channelsFor } from './channels.js';
import { listChannels, listPublished, openPublishing } from './choices.js';
import { texts } from './texts.js';

const ROWS_PER_PAGE = 5;
const CHANNEL_BUTTONS = 8;

export async function channelsScreen(act: Act): Promise<Reply> {
  if ((await channelsFor(act)).length === 0) return [{ text: texts.notYours }];
  const { plan } = await requirePlan(act.tx);
  const counted = await act.tx.publication.groupBy({
    by: ['channel'],
    where: { takenDownAt: null },
    _count: { _all: true },
    orderBy: { _count: { channel: 'desc' } },
  });
  const known = await act.tx.publication.findMany({ distinct: ['channel'], select: { channel: true } });
  if (known.length === 0) return [{ text: texts.nothingStands }];
  const standing = new Map(counted.map((row) => [row.channel, row._count._all]));
  const rows = known
    .map(({ channel }) => ({ channel, name: channelName(plan, channel), count: standing.get(channel) ?? 0 }))
    .toSorted((a, b) => b.count - a.count);
  return [
    {
      text: [texts.standing, ...rows.map(({ name, count }) => texts.channelCount(name, count))].join('\n'),
      choices: rows
        .slice(0, CHANNEL_BUTTONS)
        .map(({ channel, name }) => [listPublished.choice(name, { channel, skip: 0 })]),
    },
  ];
}

export async function publishedScreen(act: Act, channel: string, skip: number): Promise<Reply> {
  if ((await channelsFor(act)).length === 0) return [{ text: texts.notYours }];
  const { plan, calendar } = await requirePlan(act.tx);
  const rows = await act.tx.publication.findMany({
    where: { channel },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    skip,
    take: ROWS_PER_PAGE + 1,
    include: { submission: { select: { id: true, code: true, title: true } } },
  });
  const shown = rows.slice(0, ROWS_PER_PAGE);
  if (shown.length === 0) return [{ text: texts.nothingStands }];
  const lines = shown.map(({ on, submission, link, note, takenDownAt, takeDownReason }) => {
    const day = parseDay(on);
    const gone =
      takenDownAt === null
        ? undefined
        : texts.goneSince(numericDay(dayOf(takenDownAt, calendar.zone)), takeDownReason ?? '');
    return texts.published(
      submission.code,
      submission.title,
      day === undefined ? on : numericDay(day),
      link ?? note,
      gone,
    );
  });
  const more =
    rows.length > shown.length ? [[listPublished.choice(texts.older, { channel, skip: skip + shown.length })]] : [];
  const opens = shown.map(({ submission }) => [
    openPublishing.choice(texts.open(submission.code), { submission: submission.id }),
  ]);
  return [
    {
      text: [texts.onChannel(channelName(plan, channel)), ...lines].join('\n\n'),
      choices: [...opens, ...more, [listChannels.choice(texts.otherChannels, {})]],
    },
  ];
}
