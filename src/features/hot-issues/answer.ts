/** The outside face of an issue: its owner writes it, a leader lets it out. */
import { type Act, NotAllowed } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { showAlert } from './alert-card.js';
import { beginWriting, mark, openIssue } from './choices.js';
import { faceFor, loadIssue } from './issue.js';
import { leadersOver } from './people.js';
import { approvePermission } from './permissions.js';
import { afterStep, handled, log, moveOn } from './take-step.js';
import { texts } from './texts.js';

/** A leader's own words need no approval. A sentence for whoever wrote them. */
export async function proposeAnswer(act: Act, id: number, words: string): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  if (issue.step !== 'answer') return texts.movedOn(issue.code, issue.step);
  if (act.may(approvePermission, issue.unit)) {
    if (!(await moveOn(act, issue, 'answer', 'stepDone', words))) return texts.already;
    await act.tx.hotIssue.update({ where: { id }, data: { answer: words } });
    await showAlert(act, id);
    return afterStep(act, id, 'answer');
  }
  await act.tx.hotIssue.update({ where: { id }, data: { draftAnswer: words } });
  await log(act, id, 'answerProposed', words);
  await showAlert(act, id);
  const { plan, calendar } = await requirePlan(act.tx);
  const about = { issue: id };
  const message = {
    text: texts.answerAsked(issue.code, act.actor.person?.name ?? '', words),
    choices: [
      [mark.choice(texts.approve, { ...about, what: 'approve' })],
      [beginWriting.choice(texts.returnAnswer, { ...about, what: 'returnAnswer' })],
      [openIssue.choice(texts.open, about)],
    ],
  };
  const notBefore = issue.urgentAt === null ? nextDigestAt(act.now, plan.reminders, calendar) : act.now;
  for (const person of await leadersOver(act.tx, issue.unit)) {
    const reason = `hot-issues/${id}/answer/${act.now.getTime()}`;
    await act.tell({ person }, message, { reason, priority: 'answer', notBefore });
  }
  return texts.answerSent(issue.code);
}

export async function approveAnswer(act: Act, id: number): Promise<string> {
  const issue = await toApprove(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { code, draft, ownerId } = issue;
  if (!(await moveOn(act, issue.row, 'answer', 'stepDone', draft))) return texts.noDraft(code);
  await act.tx.hotIssue.update({ where: { id }, data: { answer: draft } });
  await showAlert(act, id);
  if (ownerId !== null && ownerId !== act.actor.person?.id) {
    const reason = `hot-issues/${id}/approved`;
    const choices = [[openIssue.choice(texts.open, { issue: id })]];
    await act.tell({ person: ownerId }, { text: texts.answerApproved(code), choices }, { reason });
  }
  return afterStep(act, id, 'answer');
}

export async function returnAnswer(act: Act, id: number, reason: string): Promise<string> {
  const issue = await toApprove(act, id);
  if ('refusal' in issue) return issue.refusal;
  await act.tx.hotIssue.update({ where: { id }, data: { draftAnswer: null } });
  await log(act, id, 'answerReturned', reason);
  await showAlert(act, id);
  if (issue.ownerId !== null) {
    const message = {
      text: texts.answerReturned(issue.code, reason),
      choices: [[openIssue.choice(texts.open, { issue: id })]],
    };
    await act.tell({ person: issue.ownerId }, message, { reason: `hot-issues/${id}/returned/${act.now.getTime()}` });
  }
  return texts.answerBack(issue.code);
}

async function toApprove(act: Act, id: number) {
  const row = await loadIssue(act.tx, id);
  if (row === undefined) return { refusal: texts.gone };
  act.require(approvePermission, row.unit);
  if ((await faceFor(act, row)) !== 'inside') throw new NotAllowed(approvePermission.action);
  if (row.draftAnswer === null || row.step !== 'answer') return { refusal: texts.noDraft(row.code) };
  return { row, code: row.code, draft: row.draftAnswer, ownerId: row.ownerId };
}
