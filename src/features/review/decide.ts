/** Takes the one decision on a version at a desk: approve, return with a reason, or reject with a reason. */
import type { Act } from '../../act.js';
import { deskOf } from '../../ledger/desk.js';
import { countCredits, voidCredits } from '../../ledger/pay.js';
import { nextLevel } from '../../ledger/plan/route.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import type { Message } from '../../outbox/message.js';
import { loadItem } from '../items/index.js';
import { type About, undo } from './choices.js';
import { whyNot } from './claim.js';
import { goodChoices, showDesk } from './desk-card.js';
import { texts } from './texts.js';

export type Verdict = { readonly kind: 'approve' } | { readonly kind: 'return' | 'reject'; readonly reason: string };

export interface DecideOptions {
  /** The item goes into this one of another unit. */
  readonly mergeInto?: number;
  /** It sets right an earlier decision that everybody knows: nobody has to wait for second thoughts. */
  readonly atOnce?: boolean;
}

/**
 * An answer for the reviewer: done, with the way back, or why it was not (decided already, withdrawn, a newer version,
 * somebody else is at it). The author and the next desk hear of it when it cannot be undone any more.
 */
export async function decide(
  act: Act,
  about: About,
  verdict: Verdict,
  { mergeInto, atOnce = false }: DecideOptions = {},
): Promise<Message> {
  const why = await whyNot(act, about);
  if (why !== undefined) return { text: why };
  const { person } = act.actor;
  if (person === undefined) throw new Error('a decision needs a person');

  const desk = await deskOf(act.tx, about.level);
  const item = await loadItem(act.tx, about.submission);
  const { plan } = await requirePlan(act.tx);
  const next = verdict.kind === 'approve' ? nextLevel(plan, item.unit.code, about.level) : undefined;
  const heldUntil = atOnce ? act.now : after(act.now, plan.route.undoSeconds * SECOND_MS);
  // Compare and set: of two reviewers pressing at once, the second finds nothing to change.
  const { count } = await act.tx.submission.updateMany({
    where: { id: item.id, state: 'inReview', level: about.level },
    data: {
      ...stateAfter(verdict, next),
      decidedAt: act.now,
      heldUntil,
      claimedById: null,
      claimedAt: null,
      ...(mergeInto === undefined ? {} : { mergedIntoId: mergeInto }),
    },
  });
  if (count === 0) return { text: texts.alreadyDecided(item.code, item.decision?.by.name) };

  const decision = await act.tx.decision.create({
    data: {
      versionId: item.version.id,
      level: about.level,
      kind: verdict.kind,
      reason: 'reason' in verdict ? verdict.reason : null,
      byId: person.id,
      at: act.now,
    },
  });
  await act.record(`review.${verdict.kind}`, `submission/${item.id}`, `version ${about.version}, level ${about.level}`);
  if (verdict.kind === 'approve' && (desk.settles || next === undefined)) await countCredits(act.tx, item.id, act.now);
  if (verdict.kind === 'reject') await voidCredits(act.tx, item.id, act.now);
  const decided = await loadItem(act.tx, item.id);
  await showDesk(act, decided, desk, (holder) => holder === person.id);
  const way = undo.choice(texts.undo, { submission: item.id, decision: decision.id });
  // Where a card cannot be rewritten, this is the last the reviewer sees of the item.
  const choices = [...(atOnce ? [] : [[way]]), ...goodChoices(plan, decided, desk)];
  return { text: texts.done[verdict.kind](item.code, plan.route.undoSeconds), choices };
}

function stateAfter(verdict: Verdict, next: number | undefined) {
  if (verdict.kind === 'return') return { state: 'returned' as const };
  if (verdict.kind === 'reject') return { state: 'rejected' as const };
  return next === undefined ? { state: 'approved' as const } : { state: 'inReview' as const, level: next };
}
