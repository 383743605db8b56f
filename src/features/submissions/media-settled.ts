/** A file was fetched or given up: the draft or receipt counts it, and reviewers waiting for it get to see it. */
import type { Act } from '../../act.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { givenFileSettled } from '../assignments/index.js';
import { askReviewers, showLateFile } from '../review/index.js';
import { loadDraft } from './draft.js';
import { refresh } from './draft-card.js';
import { wordsOfItem } from './item-words.js';

export async function mediaSettled(act: Act, attachment: number): Promise<void> {
  const { late, collection, ...file } = await act.tx.attachment.findUniqueOrThrow({
    where: { id: attachment },
    include: { media: { select: { kind: true } }, collection: { include: { submission: { select: { id: true } } } } },
  });
  if (collection.state === 'given') return givenFileSettled(act, attachment);
  if (file.state === 'stored') await takePlaceOfFailed(act, file);
  await refresh(act, collection.id, { gathering: true });
  const submission = collection.submission?.id;
  if (submission === undefined || collection.state !== 'sent') return;
  const words = wordsOfItem(await loadDraft(act.tx, collection.id));
  await act.tx.submission.update({ where: { id: submission }, data: { folded: words } });
  if (late) await showLateFile(act, submission, attachment);
  await askReviewers(act, submission);
}

/** People have read that a file failed before they send it again. */
const READ_MS = 2 * SECOND_MS;

interface Arrived {
  readonly id: number;
  readonly collectionId: number;
  readonly at: Date;
  readonly kind: string;
  readonly declaredType: string | null;
  readonly media: { readonly kind: string } | null;
}

/** Sent again after its failure was told, a file stands for the one that failed: all are there now. */
async function takePlaceOfFailed(act: Act, arrived: Arrived): Promise<void> {
  const failed = await act.tx.attachment.findMany({
    where: {
      collectionId: arrived.collectionId,
      state: 'failed',
      settledAt: { lte: after(arrived.at, -READ_MS) },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, declaredType: true, media: { select: { kind: true } } },
  });
  const replaced = failed.find((each) => isPicture(each) === isPicture(arrived));
  if (replaced === undefined) return;
  await act.tx.attachment.update({ where: { id: replaced.id }, data: { state: 'removed' } });
}

function isPicture({ kind, declaredType, media }: Omit<Arrived, 'id' | 'collectionId' | 'at'>): boolean {
  return (media?.kind ?? kind) === 'photo' || declaredType?.startsWith('image/') === true;
}
