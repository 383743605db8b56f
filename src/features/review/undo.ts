/** Decisions taken back: by whoever took them, while nobody has been told; later by the office, with a reason, on record. */
import type { Act } from '../../act.js';
import { deskOf } from '../../ledger/desk.js';
import { takeBackCredits } from '../../ledger/pay.js';
import { type Item, isHeld, loadItem } from '../items/index.js';
import { showDesk } from './desk-card.js';
import { reviewPermission } from './permissions.js';
import { texts } from './texts.js';

/** A sentence for whoever pressed. */
export async function undoDecision(
  act: Act,
  { submission, decision: id }: { readonly submission: number; readonly decision: number },
): Promise<string> {
  const item = await loadItem(act.tx, submission);
  const { decision } = item;
  if (decision === undefined || decision.id !== id || !isHeld(item, act.now)) return texts.tooLateToUndo(item.code);
  const desk = await deskOf(act.tx, decision.level);
  act.require(reviewPermission, desk.unit);
  if (decision.by.id !== act.actor.person?.id) return texts.undoIsTheirs(decision.by.name);
  await takeBack(act, item, undefined);
  await showDesk(act, await loadItem(act.tx, submission), desk);
  return texts.undone(item.code);
}

/** The item stands where it stood before its newest decision; the decision is kept as it was, with who took it back. */
export async function takeBack(act: Act, item: Item, why: string | undefined): Promise<void> {
  const { decision } = item;
  const { person } = act.actor;
  if (decision === undefined || person === undefined) throw new Error(`nobody decided on submission ${item.id}`);
  const { id, versionId, level, kind, reason, byId, at } = decision;
  await act.tx.decision.delete({ where: { id } });
  await act.tx.undoneDecision.create({
    data: { versionId, level, kind, reason, byId, at, undoneById: person.id, undoneAt: act.now, why: why ?? null },
  });
  if (kind !== 'return') await takeBackCredits(act.tx, item.id, { state: kind === 'approve' ? 'counted' : 'void', at });
  const before = await act.tx.decision.findFirst({
    where: { versionId },
    orderBy: { id: 'desc' },
    select: { at: true },
  });
  await act.tx.submission.update({
    where: { id: item.id },
    data: { state: 'inReview', level, decidedAt: before?.at ?? null, heldUntil: null, mergedIntoId: null },
  });
  await act.record('review.undo', `submission/${item.id}`, `${kind} at level ${level}`);
}
