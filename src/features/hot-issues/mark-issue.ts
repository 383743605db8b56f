/** What is set on an issue beside its steps: urgent, restricted or open, notes and the lesson. */
import { type Act, NotAllowed } from '../../act.js';
import { showAlert } from './alert-card.js';
import { supersedeNils } from './file-issue.js';
import { faceFor, loadIssue, mayHandle } from './issue.js';
import { approvePermission, handlePermission } from './permissions.js';
import { handled, log } from './take-step.js';
import { texts } from './texts.js';

export async function makeUrgent(act: Act, id: number): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { count } = await act.tx.hotIssue.updateMany({ where: { id, urgentAt: null }, data: { urgentAt: act.now } });
  if (count === 0) return texts.already;
  await log(act, id, 'urgent');
  await showAlert(act, id);
  return texts.nowUrgent(issue.code);
}

/** Whoever handles it may close it to others; only a leader opens it. */
export async function restrict(act: Act, id: number): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { count } = await act.tx.hotIssue.updateMany({ where: { id, restricted: false }, data: { restricted: true } });
  if (count === 0) return texts.already;
  await log(act, id, 'restricted');
  await act.record('hot-issues.restrict', `hot-issue/${id}`, issue.code);
  await showAlert(act, id);
  return texts.nowRestricted(issue.code);
}

export async function open(act: Act, id: number): Promise<string> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return texts.gone;
  act.require(approvePermission, issue.unit);
  if ((await faceFor(act, issue)) !== 'inside') throw new NotAllowed(approvePermission.action);
  const { count } = await act.tx.hotIssue.updateMany({ where: { id, restricted: true }, data: { restricted: false } });
  if (count === 0) return texts.already;
  await log(act, id, 'opened');
  await act.record('hot-issues.open', `hot-issue/${id}`, issue.code);
  await supersedeNils(act, id);
  await showAlert(act, id);
  return texts.nowOpen(issue.code);
}

/** Also from whoever reported it, and also when it is over. */
export async function addNote(act: Act, id: number, words: string): Promise<string> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return texts.gone;
  if ((await faceFor(act, issue)) === undefined) throw new NotAllowed(handlePermission.action);
  await log(act, id, 'note', words);
  return texts.noted(issue.code);
}

export async function keepLesson(act: Act, id: number, words: string): Promise<string> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return texts.gone;
  if (!(await mayHandle(act, issue))) throw new NotAllowed(handlePermission.action);
  await act.tx.hotIssue.update({ where: { id }, data: { lesson: words } });
  await log(act, id, 'lesson', words);
  return texts.lessonKept(issue.code);
}
