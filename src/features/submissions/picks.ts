/** What follows when something under a draft is chosen. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { rework, withdraw } from '../items/index.js';
import * as offered from './choices.js';
import { loadDraft } from './draft.js';
import { colleagueQuestion, refresh } from './draft-card.js';
import { outlookOf } from './outlook.js';
import { sendRevision } from './revise.js';
import { reworkItem, stopRework, takeDraftIn } from './rework-item.js';
import { rewriteDialog } from './rewrite.dialog.js';
import { sendDraft } from './send-draft.js';
import { texts } from './texts.js';
import { withdrawSubmission } from './withdraw-submission.js';

/** Runs `change` on one's own open draft and shows it anew; anyone else's, or a draft that has gone, is said to be gone. */
async function onOpenDraft(act: Act, draft: number, change: () => Promise<unknown>): Promise<Reply> {
  const row = await act.tx.collection.findUnique({ where: { id: draft }, select: { personId: true, state: true } });
  if (row === null || row.state !== 'open' || row.personId !== act.actor.person?.id) return [{ text: texts.notOpen }];
  await change();
  await refresh(act, draft);
  return undefined;
}

const update = (act: Act, id: number, data: object) =>
  act.tx.collection.update({ where: { id }, data: { ...data, touchedAt: act.now } });

export const picks = [
  definePick({
    ...offered.chooseUnit,
    run: (act, { draft, unit }) =>
      onOpenDraft(act, draft, () => update(act, draft, { unitId: unit, taskId: null, slotId: null })),
  }),
  definePick({
    ...offered.chooseTask,
    run: (act, { draft, task }) =>
      onOpenDraft(act, draft, () =>
        update(act, draft, { taskId: task, freely: task === null, ...(task === null && { slotId: null }) }),
      ),
  }),
  definePick({
    ...offered.chooseSlot,
    run: (act, { draft, slot }) =>
      onOpenDraft(act, draft, () => update(act, draft, { slotId: slot, ...(slot !== null && { freely: false }) })),
  }),
  definePick({
    ...offered.turnColleagues,
    run: async (act, { draft, page }) => {
      const row = await act.tx.collection.findUnique({ where: { id: draft }, select: { personId: true, state: true } });
      if (row?.state !== 'open' || row.personId !== act.actor.person?.id) return [{ text: texts.notOpen }];
      const outlook = await outlookOf(act, await loadDraft(act.tx, draft));
      return [colleagueQuestion(draft, outlook, await requirePlan(act.tx), page)];
    },
  }),
  definePick({
    ...offered.chooseTopic,
    run: (act, { draft, topic }) => onOpenDraft(act, draft, () => update(act, draft, { topic })),
  }),
  definePick({
    ...offered.turnTopics,
    run: async (act, { draft, page }) => {
      const answer = await onOpenDraft(act, draft, async () => undefined);
      if (answer === undefined) await refresh(act, draft, { page });
      return answer;
    },
  }),
  definePick({
    ...offered.send,
    run: async (act, { draft, children, task }) => {
      const result = await sendDraft(act, draft, children, { seen: task });
      if (result.sent) {
        await refresh(act, draft);
        return undefined;
      }
      if (result.stays !== true || act.actor.person === undefined) return [{ text: result.why }];
      // What it lacks is said in the draft as it stands by now.
      await act.tell({ person: act.actor.person.id }, { text: result.why });
      await refresh(act, draft, { below: true });
      return undefined;
    },
  }),
  definePick({
    ...offered.drop,
    run: (act, draft) =>
      onOpenDraft(act, draft, async () => {
        const { submissionId } = await loadDraft(act.tx, draft);
        if (submissionId === undefined) await update(act, draft, { state: 'dropped', openFor: null });
        else await stopRework(act, submissionId, { keepNew: false });
      }),
  }),
  definePick({
    ...offered.edit,
    run: async (act, draft) => {
      const open = await act.tx.collection.findUnique({
        where: { id: draft },
        select: { personId: true, state: true },
      });
      if (open?.state !== 'open' || open.personId !== act.actor.person?.id) return [{ text: texts.notOpen }];
      return rewriteDialog.at('what', { draft });
    },
  }),
  definePick({ ...rework, run: (act, submission) => reworkItem(act, submission) }),
  definePick({ ...offered.takeIn, run: (act, { draft, submission }) => takeDraftIn(act, draft, submission) }),
  definePick({ ...offered.sendEdited, run: (act, draft) => sendRevision(act, draft) }),
  definePick({ ...withdraw, run: (act, submission) => withdrawSubmission(act, submission) }),
];
