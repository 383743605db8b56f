/** Opens what came back as a draft again; nothing of it is lost. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { refresh } from './draft-card.js';
import { texts } from './texts.js';

export async function reworkReturned(act: Act, submission: number): Promise<Reply> {
  const { person } = act.actor;
  const item = await act.tx.submission.findUnique({
    where: { id: submission },
    select: { authorId: true, state: true, collectionId: true },
  });
  if (person === undefined || item === null || item.authorId !== person.id) return [{ text: texts.notYours }];
  if (item.state !== 'returned') return [{ text: texts.notReturned }];
  const other = await act.tx.collection.findUnique({ where: { openFor: person.id }, select: { id: true } });
  if (other !== null && other.id !== item.collectionId) {
    await refresh(act, other.id);
    return [{ text: texts.otherDraftFirst }];
  }
  await act.tx.collection.update({
    where: { id: item.collectionId },
    data: { state: 'open', openFor: person.id, touchedAt: act.now },
  });
  await refresh(act, item.collectionId);
  return [{ text: texts.reworkHow }];
}
