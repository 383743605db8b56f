/** Takes the one decision on a version at a desk: approve, return with a reason, or reject with a reason. */
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { countCredits, voidCredits } from '../../ledger/pay.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { dutyOfTask, WITH_HOLDERS } from '../../ledger/standing.js';
import { followSubmission } from '../assignments/index.js';
import { loadItem, rework, showReceipt } from '../items/index.js';
import { askReviewers, showDesk } from './ask-reviewers.js';
import type { About } from './choices.js';
import { deskOf, nextLevel } from './desk.js';
import { reviewPermission } from './permissions.js';
import { texts } from './texts.js';

export type Verdict = { readonly kind: 'approve' } | { readonly kind: 'return' | 'reject'; readonly reason: string };

/** A sentence for the reviewer: done, or why it was not (decided already, withdrawn, a newer version). */
export async function decide(act: Act, about: z.infer<typeof About>, verdict: Verdict): Promise<string> {
  const desk = await deskOf(act.tx, about.level);
  act.require(reviewPermission, desk.unit);
  const { person } = act.actor;
  if (person === undefined) throw new Error('a decision needs a person');

  const item = await loadItem(act.tx, about.submission);
  if (item.version.number !== about.version) return texts.newerVersion(item.code);
  const edition = await requirePlan(act.tx);
  const next = verdict.kind === 'approve' ? nextLevel(edition, about.level) : undefined;
  // Compare and set: of two reviewers pressing at once, the second finds nothing to change.
  const { count } = await act.tx.submission.updateMany({
    where: { id: item.id, state: 'inReview', level: about.level },
    data: { ...after(verdict, next), decidedAt: act.now, claimedById: null, claimedAt: null },
  });
  if (count === 0) return texts.alreadyDecided(item.code, item.decision?.by.name);

  await act.tx.decision.create({
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
  const settled =
    verdict.kind === 'approve' && (desk.settles || next === undefined)
      ? await countCredits(act.tx, item.id, act.now)
      : [];
  if (verdict.kind === 'reject') await voidCredits(act.tx, item.id, act.now);

  await showDesk(act, await loadItem(act.tx, item.id), desk);
  await showReceipt(act, item.id);
  await tellAuthor(act, item.id, about, verdict, settled);
  await followSubmission(act, item.id);
  if (next !== undefined) await askReviewers(act, item.id);
  return texts.done[verdict.kind](item.code);
}

function after(verdict: Verdict, next: number | undefined) {
  if (verdict.kind === 'return') return { state: 'returned' as const };
  if (verdict.kind === 'reject') return { state: 'rejected' as const };
  return next === undefined ? { state: 'approved' as const } : { state: 'inReview' as const, level: next };
}

async function tellAuthor(
  act: Act,
  submission: number,
  about: z.infer<typeof About>,
  verdict: Verdict,
  settled: readonly number[],
): Promise<void> {
  const item = await loadItem(act.tx, submission);
  const tasks = await act.tx.task.findMany({
    where: { id: { in: [...settled] } },
    include: WITH_HOLDERS,
  });
  const edition = await requirePlan(act.tx);
  const paid = tasks.map((task) => texts.paid(dutyOfTask(edition, task)?.title ?? task.dutyCode, task.period));
  const message = {
    approve: { text: [texts.authorApproved(item.code, item.title), ...paid].join('\n') },
    return: {
      text: texts.authorReturned(item.code, item.title, reasonOf(verdict)),
      choices: [[rework.choice(texts.rework, item.id)]],
    },
    reject: { text: texts.authorRejected(item.code, item.title, reasonOf(verdict)) },
  }[verdict.kind];
  await act.tell({ person: item.authorId }, message, {
    reason: `review/${item.id}/${about.version}/${about.level}/author`,
  });
}

function reasonOf(verdict: Verdict): string {
  return 'reason' in verdict ? verdict.reason : '';
}
