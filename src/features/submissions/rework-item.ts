/** Opens an item as a draft again: one that came back, or one nobody has decided yet. Nothing of it is lost either way. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { forgetAim, isHeld, loadItem } from '../items/index.js';
import { takeIn } from './choices.js';
import { textOf } from './draft.js';
import { refresh } from './draft-card.js';
import { texts } from './texts.js';

export async function reworkItem(act: Act, submission: number): Promise<Reply> {
  const item = await itemToChange(act, submission);
  if (typeof item === 'string') return [{ text: item }];
  await forgetAim(act, item.authorId);
  const other = await act.tx.collection.findUnique({
    where: { openFor: item.authorId },
    select: { id: true, submission: { select: { id: true } } },
  });
  if (other === null || other.id === item.collectionId) return openAgain(act, item);
  await refresh(act, other.id);
  if (other.submission !== null) return [{ text: texts.otherDraftFirst }];
  const choice = takeIn.choice(texts.takeIn(item.code), { draft: other.id, submission });
  return [{ text: texts.otherDraftFirstOrIn, choices: [[choice]] }];
}

/** What somebody wrote without pressing first goes into the item it was meant for, which is opened; nothing is typed twice. */
export async function takeDraftIn(act: Act, draft: number, submission: number): Promise<Reply> {
  const item = await itemToChange(act, submission);
  if (typeof item === 'string') return [{ text: item }];
  const open = await act.tx.collection.findUnique({
    where: { id: draft, openFor: item.authorId, state: 'open', submission: { is: null } },
    select: { id: true },
  });
  if (open === null) return [{ text: texts.notOpen }];
  await act.tx.collection.update({ where: { id: draft }, data: { state: 'dropped', openFor: null } });
  await act.tx.piece.updateMany({ where: { collectionId: draft }, data: { collectionId: item.collectionId } });
  await act.tx.attachment.updateMany({ where: { collectionId: draft }, data: { collectionId: item.collectionId } });
  await refresh(act, draft);
  return openAgain(act, item);
}

type ChangingItem = Awaited<ReturnType<typeof loadItem>>;

/** The item, or why the one who asks cannot change it. */
async function itemToChange(act: Act, submission: number): Promise<ChangingItem | string> {
  const item = await loadItem(act.tx, submission);
  if (item.authorId !== act.actor.person?.id) return texts.notYours;
  return isOpenToChange(item, act.now) ? item : texts.notToChange;
}

/** Its draft stands where its author types: what they pressed may be days below its receipt. */
async function openAgain(act: Act, { authorId, collectionId, state }: ChangingItem): Promise<Reply> {
  await act.tx.collection.update({
    where: { id: collectionId },
    data: { state: 'open', openFor: authorId, touchedAt: act.now, remindedAt: null },
  });
  await act.tell({ person: authorId }, { text: state === 'returned' ? texts.reworkHow : texts.amendHow });
  await refresh(act, collectionId, { below: true });
  return undefined;
}

/** Whether its author may send another version: it came back, or nobody has decided on the newest one. */
export function isOpenToChange(item: Pick<ChangingItem, 'state' | 'heldUntil' | 'decision'>, now: Date): boolean {
  if (isHeld(item, now)) return false;
  return item.state === 'returned' || (item.state === 'inReview' && item.decision === undefined);
}

/**
 * The item goes on as it was sent last. What its author has added since goes into a draft of its own where `keepNew`,
 * else it is put aside.
 */
export async function stopRework(act: Act, submission: number, { keepNew }: { keepNew: boolean }): Promise<void> {
  const item = await loadItem(act.tx, submission);
  const { collectionId, version } = item;
  const open = await act.tx.collection.findFirst({
    where: { id: collectionId, state: 'open' },
    select: { personId: true, pieces: { select: { id: true, channel: true, chat: true } } },
  });
  if (open === null) return;
  await act.tx.collection.update({
    where: { id: collectionId },
    data: { state: 'sent', openFor: null, title: version.title },
  });
  const kept = version.attachments.map(({ attachmentId }) => attachmentId);
  await act.tx.attachment.updateMany({
    where: { id: { in: kept }, state: 'removed', sha256: { not: null } },
    data: { state: 'stored' },
  });
  const added = { collectionId, id: { notIn: kept }, state: { not: 'removed' as const }, late: false };
  const newPieces = { collectionId, at: { gt: item.sentAt } };
  const fresh = (await act.tx.attachment.count({ where: added })) + (await act.tx.piece.count({ where: newPieces }));
  if (keepNew && fresh > 0) {
    const { id } = await act.tx.collection.create({
      data: {
        personId: open.personId,
        openFor: open.personId,
        state: 'open',
        openedAt: act.now,
        touchedAt: act.now,
      },
    });
    await act.tx.attachment.updateMany({ where: added, data: { collectionId: id } });
    await act.tx.piece.updateMany({ where: newPieces, data: { collectionId: id } });
    await refresh(act, id);
  } else {
    await act.tx.attachment.updateMany({ where: added, data: { state: 'removed' } });
    await act.tx.piece.deleteMany({ where: newPieces });
  }
  await putBackWords(act, collectionId, version.text, open.pieces[0]);
}

/** The pieces say again what was sent; they may have been edited or rewritten since. */
async function putBackWords(
  act: Act,
  collection: number,
  text: string,
  where: { readonly channel: 'telegram' | 'zalo' | 'web'; readonly chat: string } | undefined,
): Promise<void> {
  const pieces = await act.tx.piece.findMany({
    where: { collectionId: collection },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { text: true },
  });
  if (textOf(pieces) === text || where === undefined) return;
  await act.tx.piece.deleteMany({ where: { collectionId: collection } });
  const { channel, chat } = where;
  await act.tx.piece.create({ data: { collectionId: collection, channel, chat, text, at: act.now } });
}
