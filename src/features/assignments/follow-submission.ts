/** Items on their way towards given tasks: the cards of whoever owes and whoever gave them follow. */
import type { Act } from '../../act.js';
import { closeRequests } from './extension.js';
import { showAssignment } from './giver-card.js';
import { showTask } from './task-card.js';

/** Call it when an item was sent, decided or withdrawn. */
export async function followSubmission(act: Act, submission: number): Promise<void> {
  const credits = await act.tx.credit.findMany({
    where: { submissionId: submission, task: { holders: { some: {} } } },
    select: { task: { select: { id: true, assignmentId: true, settledAt: true } } },
  });
  for (const { task } of credits) {
    if (task.settledAt !== null) await closeRequests(act, task.id);
    await showTask(act, task.id);
    if (task.assignmentId !== null) await showAssignment(act, task.assignmentId);
  }
}
