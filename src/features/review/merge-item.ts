/** Approves an item as part of another unit's about the same thing: what it pays is paid all the same. */
import type { Act } from '../../act.js';
import type { Message } from '../../outbox/message.js';
import { loadItem } from '../items/index.js';
import type { About } from './choices.js';
import { decide } from './decide.js';
import { texts } from './texts.js';
import { canTakeIn } from './twins.js';

export async function mergeItem(act: Act, about: About, into: number): Promise<Message> {
  const target = await act.tx.submission.findUnique({
    where: { id: into },
    select: { id: true, code: true, state: true, mergedIntoId: true, unit: { select: { id: true } } },
  });
  const item = await loadItem(act.tx, about.submission);
  if (target === null || !canTakeIn(item, { ...target, isMerged: target.mergedIntoId !== null }))
    return { text: texts.notMergeable(target?.code) };
  return decide(act, about, { kind: 'approve' }, { mergeInto: into });
}
