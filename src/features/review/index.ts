/** Review: items go from desk to desk by the plan's route; each version gets exactly one decision at each. */
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { loadItem, sentFiles } from '../items/index.js';
import { type About, approve, rejectItem, returnItem } from './choices.js';
import { decide } from './decide.js';
import { deskOf, levelsOf } from './desk.js';
import { reviewPermission } from './permissions.js';
import { reasonDialog } from './reason.dialog.js';
import { texts } from './texts.js';

export { askReviewers, showLateFile } from './ask-reviewers.js';
export { waitingForReview } from './desk.js';

const ITEMS_SHOWN = 5;

/** What waits at one's desks, oldest first, each with its choices once more. */
async function showWaiting(act: Act): Promise<Reply> {
  const levels = await levelsOf(act.tx, act.actor.posts);
  const where = { state: 'inReview' as const, level: { in: [...levels] } };
  const rows = await act.tx.submission.findMany({
    where,
    orderBy: { sentAt: 'asc' },
    take: ITEMS_SHOWN,
    select: {
      id: true,
      code: true,
      title: true,
      level: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
    },
  });
  if (rows.length === 0) return [{ text: texts.nothingWaiting }];
  const total = await act.tx.submission.count({ where });
  return [
    { text: texts.waiting(total) },
    ...rows.map((row) => {
      const about = { submission: row.id, version: row.versions[0]?.number ?? 1, level: row.level };
      return {
        text: texts.waitingItem(row.code, row.title),
        choices: [
          [
            approve.choice(texts.approve, about),
            returnItem.choice(texts.return, about),
            rejectItem.choice(texts.reject, about),
          ],
          [read.choice(texts.read, about)],
        ],
      };
    }),
  ];
}

/** Asks for the reason only where there is still something to decide. */
async function askReason(act: Act, about: z.infer<typeof About>, kind: 'return' | 'reject'): Promise<Reply> {
  const desk = await deskOf(act.tx, about.level);
  act.require(reviewPermission, desk.unit);
  const item = await loadItem(act.tx, about.submission);
  if (item.version.number !== about.version) return [{ text: texts.newerVersion(item.code) }];
  if (item.state !== 'inReview' || item.level !== about.level)
    return [{ text: texts.alreadyDecided(item.code, item.decision?.by.name) }];
  return reasonDialog.at('reason', { ...about, kind });
}

const read = definePick({
  name: 'review.read',
  key: approve.key,
  async run(act, about) {
    const desk = await deskOf(act.tx, about.level);
    act.require(reviewPermission, desk.unit);
    const item = await loadItem(act.tx, about.submission);
    return [{ text: [item.title, item.version.text].filter((part) => part !== '').join('\n\n'), ...sentFiles(item) }];
  },
});

export const review = defineFeature({
  name: 'review',
  permissions: [reviewPermission],
  commands: [
    {
      name: 'duyet',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => post.role !== 'member'),
      run: showWaiting,
    },
  ],
  dialogs: [reasonDialog],
  picks: [
    definePick({ ...approve, run: async (act, about) => [{ text: await decide(act, about, { kind: 'approve' }) }] }),
    definePick({ ...returnItem, run: (act, about) => askReason(act, about, 'return') }),
    definePick({ ...rejectItem, run: (act, about) => askReason(act, about, 'reject') }),
    read,
  ],
});
