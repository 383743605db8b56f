/** Words edited in the chat after sending: they go as a new version when their author says so, while nobody has decided. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { sendEdited } from './choices.js';
import { loadDraft } from './draft.js';
import { refresh } from './draft-card.js';
import { sendDraft } from './send-draft.js';
import { texts } from './texts.js';

/** Asks once, however often the message is edited. */
export async function offerRevision(act: Act, collection: number): Promise<void> {
  const { personId, submission } = await act.tx.collection.findUniqueOrThrow({
    where: { id: collection },
    select: { personId: true, submission: { select: { code: true } } },
  });
  if (submission === null) return;
  await act.card(
    revisionKey(collection),
    { person: personId },
    { text: texts.askRevision(submission.code), choices: [[sendEdited.choice(texts.sendRevision, collection)]] },
  );
}

export async function sendRevision(act: Act, collection: number): Promise<Reply> {
  const sent = await act.tx.submission.findUnique({
    where: { collectionId: collection },
    select: { id: true, code: true, children: true },
  });
  if (sent === null) return [{ text: texts.notOpen }];
  const { submissionId, state } = await loadDraft(act.tx, collection);
  if (submissionId === undefined) return [{ text: texts.notOpen }];
  const result = await sendDraft(act, collection, sent.children, { as: state === 'open' ? 'open' : 'sent' });
  if (!result.sent) return [{ text: result.why }];
  await refresh(act, collection);
  const number = await act.tx.version.count({ where: { submissionId: sent.id } });
  const { person } = act.actor;
  if (person === undefined) return undefined;
  await act.card(revisionKey(collection), { person: person.id }, { text: texts.revisionSent(sent.code, number) });
  return undefined;
}

function revisionKey(collection: number): string {
  return `revision/${collection}`;
}
