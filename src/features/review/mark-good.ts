/** An approved item is put forward for sending up, or not any more: those who choose find it first on their list. */
import type { Act } from '../../act.js';
import { deskOf } from '../../ledger/desk.js';
import { loadItem } from '../items/index.js';
import { showDesk } from './desk-card.js';
import { reviewPermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence for whoever pressed. */
export async function putForward(
  act: Act,
  { submission, good }: { readonly submission: number; readonly good: boolean },
): Promise<string> {
  const item = await loadItem(act.tx, submission);
  if (item.state !== 'approved' || item.decision === undefined) return texts.onlyApproved(item.code);
  const desk = await deskOf(act.tx, item.decision.level);
  act.require(reviewPermission, desk.unit);
  await act.tx.submission.update({
    where: { id: submission },
    data: good
      ? { goodAt: item.goodAt ?? act.now, goodById: act.actor.person?.id ?? null }
      : { goodAt: null, goodById: null },
  });
  await act.record(good ? 'review.good' : 'review.not-good', `submission/${submission}`);
  await showDesk(act, await loadItem(act.tx, submission), desk);
  return good ? texts.putForward(item.code) : texts.notPutForward(item.code);
}
