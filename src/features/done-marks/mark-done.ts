/** Somebody says that a task of the plan is done, with the proof its duty wants: it is settled at this instant. */
import type { Act } from '../../act.js';
import { byWordOf, keepsFindings, type ProofKind } from '../../ledger/by-word.js';
import { titleOfTask } from '../../ledger/standing.js';
import { closeRequests, showTask } from '../assignments/index.js';
import { filesInWords, takeFiles } from '../carried-files/index.js';
import { refreshDraft } from '../submissions/index.js';
import { owedTask, type PlanTask } from './owed.js';
import { texts } from './texts.js';

export interface Mark {
  readonly task: number;
  readonly kind: ProofKind;
  /** As typed; empty where the files sent since `filesAfter` are the proof. */
  readonly proof: string;
  readonly filesAfter: number;
}

/** A sentence for whoever said it. */
export async function markDone(act: Act, mark: Mark): Promise<string> {
  const task = await owedTask(act, mark.task, 'mark');
  if ('refusal' in task) return task.refusal;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody says that it is done');
  // The plan may have come to want another proof since it was asked for.
  if (byWordOf(task.duty)?.proof !== mark.kind) return texts.otherProof;
  if (keepsFindings(task.duty) && (await act.tx.finding.count({ where: { taskId: task.id } })) === 0)
    return texts.findingsFirst;

  // Compare and set: of two who report at once, the second finds nothing to settle.
  const { count } = await act.tx.task.updateMany({
    where: { id: task.id, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
    data: { settledAt: act.now },
  });
  if (count === 0) return texts.nothingOwed;
  const words = mark.kind === 'file' ? await filesInWords(act, 'fresh', mark.filesAfter) : undefined;
  if (mark.kind === 'file' && words === undefined) throw new Error('the files that prove it are gone');
  const collectionId =
    mark.kind === 'file' ? ((await takeFiles(act, 'fresh', mark.filesAfter, refreshDraft)) ?? null) : null;
  const owner = ownerOf(task, person.id);
  await act.tx.doneMark.create({
    data: {
      taskId: task.id,
      byId: person.id,
      forPersonId: owner ?? null,
      proofKind: mark.kind,
      proof: words ?? mark.proof,
      collectionId,
      at: act.now,
    },
  });
  await act.record('done-marks.mark', `task/${task.id}`, mark.kind);
  await closeRequests(act, task.id);
  await showTask(act, task.id);
  const title = titleOfTask(task.duty, task);
  if (owner !== undefined)
    await act.tell(
      { person: owner },
      { text: texts.doneForYou(person.name, title) },
      { reason: `done-marks/${task.id}/${act.now.getTime()}` },
    );
  return texts.done(title, task.unit.name);
}

/** Whose task it was, when somebody else holds it by name. */
function ownerOf({ holders }: PlanTask, by: number): number | undefined {
  const people = holders.flatMap(({ person }) => person?.id ?? []);
  return people.includes(by) ? undefined : people[0];
}
