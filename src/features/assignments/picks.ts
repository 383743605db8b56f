/** What follows when something about given work is chosen. */
import type { Act } from '../../act.js';
import { definePick, type Pick, type Reply } from '../../conversation/handlers.js';
import { acceptTask, askingFor } from './answer-task.js';
import { cancelDialog } from './cancel.dialog.js';
import { cancellable, dropUntakenTask } from './cancel-assignment.js';
import * as offered from './choices.js';
import { declineDialog } from './decline.dialog.js';
import { beginDone, type doneDialog } from './done.dialog.js';
import { extendDialog } from './extend.dialog.js';
import { decideExtension, extendableTask } from './extension.js';
import { chooseReassigned, listGiven, showGiven } from './given-list.js';
import { beginHandOut } from './hand-out.dialog.js';
import { texts } from './texts.js';

export function assignmentPicks(done: ReturnType<typeof doneDialog>): readonly Pick[] {
  return [
    definePick({ ...offered.accept, run: async (act, { holder }) => [{ text: await acceptTask(act, holder) }] }),
    definePick({ ...offered.decline, run: (act, { holder }) => beginDecline(act, holder) }),
    definePick({ ...offered.reportDone, run: (act, { task }) => beginDone(act, task, done) }),
    definePick({ ...offered.askMoreTime, run: (act, { task }) => beginExtension(act, task) }),
    definePick({
      ...offered.decideMoreTime,
      run: async (act, { extension, grant }) => {
        const answer = await decideExtension(act, extension, grant);
        return answer === undefined ? undefined : [{ text: answer }];
      },
    }),
    definePick({ ...offered.handOut, run: (act, { task }) => beginHandOut(act, task) }),
    definePick({ ...offered.dropTask, run: async (act, { task }) => [{ text: await dropUntakenTask(act, task) }] }),
    definePick({ ...offered.open, run: (act, { assignment }) => showGiven(act, assignment) }),
    definePick({
      ...offered.reassign,
      run: (act, { assignment, page }): Promise<Reply> => chooseReassigned(act, assignment, page),
    }),
    definePick({ ...offered.cancel, run: (act, { assignment }) => beginCancel(act, assignment) }),
    definePick({ ...offered.list, run: (act, { page }) => listGiven(act, page) }),
  ];
}

/** Asks why only where there is still something to answer. */
async function beginDecline(act: Act, holder: number): Promise<Reply> {
  const found = await askingFor(act, holder);
  return 'refusal' in found ? [{ text: found.refusal }] : declineDialog.at('why', { holder });
}

async function beginExtension(act: Act, id: number): Promise<Reply> {
  const task = await extendableTask(act, id);
  if ('refusal' in task) return [{ text: task.refusal }];
  return extendDialog.at('due', { task: id, present: task.dueAt.toISOString() });
}

async function beginCancel(act: Act, id: number): Promise<Reply> {
  const assignment = await cancellable(act, id);
  if (assignment === undefined) return [{ text: texts.nothingToCancel }];
  return cancelDialog.at('why', { assignment: id, title: assignment.title });
}
