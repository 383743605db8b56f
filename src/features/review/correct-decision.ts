/** The office sets a decision right that everybody has heard of: on record, with a reason its author reads. */
import type { Act } from '../../act.js';
import { deskOf } from '../../ledger/desk.js';
import { type Item, isHeld, loadItem, showReceipt } from '../items/index.js';
import { announce } from './announce.js';
import { askReviewers } from './ask-reviewers.js';
import { decide } from './decide.js';
import { correctPermission } from './permissions.js';
import { texts } from './texts.js';
import { takeBack } from './undo.js';

/** What it should have been; `review`: somebody shall decide again. */
export type Corrected = 'review' | 'approve' | 'reject';

/** Why there is nothing to correct; undefined: there is. */
export async function whyNotCorrect(act: Act, item: Item): Promise<string | undefined> {
  act.require(correctPermission, item.unit);
  if (item.decision === undefined || item.state === 'withdrawn') return texts.nothingToCorrect(item.code);
  if (isHeld(item, act.now)) return texts.stillHeld(item.code);
  const where = { submissionId: item.id };
  const published = await act.tx.publication.count({ where: { ...where, takenDownAt: null } });
  if (published > 0) return texts.takeDownFirst(item.code);
  const sentUp = await act.tx.packageItem.count({ where: { ...where, package: { sentAt: { not: null } } } });
  return sentUp > 0 ? texts.sentUpAlready(item.code) : undefined;
}

/** A sentence for the office. */
export async function correctDecision(act: Act, submission: number, to: Corrected, why: string): Promise<string> {
  const item = await loadItem(act.tx, submission);
  const refused = await whyNotCorrect(act, item);
  const { decision } = item;
  if (refused !== undefined || decision === undefined) return refused ?? texts.nothingToCorrect(item.code);
  // Its author may have begun to rework it: what they added stays in the collection.
  await act.tx.collection.updateMany({
    where: { id: item.collectionId, state: 'open' },
    data: { state: 'sent', openFor: null },
  });
  await takeBack(act, item, why);
  if (to === 'review') {
    await askReviewers(act, submission);
    await showReceipt(act, submission);
  } else {
    const about = { submission, version: item.version.number, level: decision.level };
    await decide(act, about, to === 'approve' ? { kind: 'approve' } : { kind: 'reject', reason: why }, {
      atOnce: true,
    });
    await announce(act, submission, { author: false });
  }
  await act.record('review.correct', `submission/${submission}`, `${decision.kind} to ${to}`);
  await act.tell({ person: item.authorId }, { text: texts.authorCorrected(item.code, to, why) });
  const { role, unit } = await deskOf(act.tx, decision.level);
  await act.tell({ role, unit: unit.id }, { text: texts.deskCorrected(item.code, to, why) });
  return texts.corrected(item.code, to);
}
