/** Puts an item before the reviewers of its desk: its files, then a card with its words and the decision to take. */
import type { Act } from '../../act.js';
import { deskOf } from '../../ledger/desk.js';
import { indexItem, isComplete, isHeld, loadItem, sentFiles } from '../items/index.js';
import { closeOlderCards, isLong, showDesk } from './desk-card.js';
import { texts } from './texts.js';

/**
 * Does nothing until every file is fetched or given up and the decision of the desk before stands, and nothing twice: it
 * may be called whenever something changed.
 */
export async function askReviewers(act: Act, submission: number): Promise<void> {
  await indexItem(act.tx, submission);
  const item = await loadItem(act.tx, submission);
  if (item.state !== 'inReview' || isHeld(item, act.now) || !isComplete(item)) return;
  const desk = await deskOf(act.tx, item.level);
  const { photos, files } = sentFiles(item);
  const text = isLong(item) ? item.version.text : '';
  await closeOlderCards(act, item);
  if (photos.length + files.length > 0 || text !== '') {
    const reason = `review/${item.id}/${item.version.number}/${item.level}/files`;
    await act.tell({ role: desk.role, unit: desk.unit.id }, { text, photos, files }, { reason });
  }
  await showDesk(act, item, desk);
}

/** Shows at its desk what became of an item otherwise than by a decision there. */
export async function refreshDesk(act: Act, submission: number): Promise<void> {
  const item = await loadItem(act.tx, submission);
  await showDesk(act, item, await deskOf(act.tx, item.level));
}

/** A file that came after sending joins the version that was sent, and its reviewers see it. */
export async function showLateFile(act: Act, submission: number, attachment: number): Promise<void> {
  const item = await loadItem(act.tx, submission);
  const id = { versionId: item.version.id, attachmentId: attachment };
  const known = await act.tx.versionAttachment.findUnique({ where: { versionId_attachmentId: id } });
  const file = await act.tx.attachment.findUniqueOrThrow({ where: { id: attachment }, include: { media: true } });
  if (known !== null || file.media === null) return;
  await act.tx.versionAttachment.create({ data: { ...id, position: item.version.attachments.length } });
  if (item.state !== 'inReview' && item.state !== 'approved') return;
  const desk = await deskOf(act.tx, item.level);
  const ref = { sha256: file.media.sha256, name: file.name ?? 'anh.jpg' };
  const carried = file.media.kind === 'photo' ? { photos: [ref] } : { files: [ref] };
  await act.tell(
    { role: desk.role, unit: desk.unit.id },
    { text: texts.lateFile(item.code), ...carried },
    { reason: `review/${item.id}/late/${attachment}` },
  );
}
