/** The author takes an item back while nobody has decided it. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { voidCredits } from '../../ledger/pay.js';
import { followSubmission } from '../assignments/index.js';
import { showReceipt } from '../items/index.js';
import { refreshDesk } from '../review/index.js';
import { texts } from './texts.js';

export async function withdrawSubmission(act: Act, submission: number): Promise<Reply> {
  const item = await act.tx.submission.findUnique({
    where: { id: submission },
    select: { authorId: true, collectionId: true, state: true },
  });
  if (item === null || item.authorId !== act.actor.person?.id) return [{ text: texts.notYours }];
  const { count } = await act.tx.submission.updateMany({
    where: { id: submission, state: { in: ['inReview', 'returned'] } },
    data: { state: 'withdrawn', decidedAt: act.now, heldUntil: null, claimedById: null, claimedAt: null },
  });
  if (count === 0) return [{ text: item.state === 'withdrawn' ? texts.withdrawnAlready : texts.tooLateToWithdraw }];
  await act.tx.collection.updateMany({
    where: { id: item.collectionId, state: 'open' },
    data: { state: 'sent', openFor: null },
  });
  await voidCredits(act.tx, submission, act.now);
  await act.record('submissions.withdraw', `submission/${submission}`);
  await showReceipt(act, submission);
  await refreshDesk(act, submission);
  await followSubmission(act, submission);
  return undefined;
}
