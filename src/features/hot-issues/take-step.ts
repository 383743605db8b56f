/** A step of an issue is done, or not needed: the next one's clock begins. Each step is done once, whoever presses. */
import { type Act, NotAllowed } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { linkIn } from '../../lib/link.js';
import { settleRaised } from '../done-marks/index.js';
import { dropRaised, giveRaised, raise } from '../requests/index.js';
import { showAlert } from './alert-card.js';
import { openIssue } from './choices.js';
import { type Issue, loadIssue, mayHandle, requireIssue } from './issue.js';
import { handlePermission } from './permissions.js';
import { type Step, stageAfter, stepDueAt } from './rules.js';
import { texts, type Verdict } from './texts.js';

/** The issue, if the actor may do its steps; else a sentence. */
export async function handled(act: Act, id: number): Promise<Issue | { readonly refusal: string }> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return { refusal: texts.gone };
  if (!(await mayHandle(act, issue))) throw new NotAllowed(handlePermission.action);
  return issue.closedAt === null ? issue : { refusal: texts.alreadyClosed(issue.code) };
}

/** Whoever receives it owns it, until it is handed over. A sentence for them. */
export async function receiveIssue(act: Act, id: number): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody receives a hot issue');
  if (!(await moveOn(act, issue, 'receive', 'stepDone', null))) return movedOn(act, id);
  await own(act, issue, person.id);
  await showAlert(act, id);
  return texts.tookIt(issue.code);
}

export interface StepDone {
  readonly step: Exclude<Step, 'receive'>;
  readonly words: string;
  readonly verdict?: Verdict;
}

/** A sentence for whoever did it. */
export async function doStep(act: Act, id: number, { step, words, verdict }: StepDone): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  if (!(await moveOn(act, issue, step, 'stepDone', words))) return movedOn(act, id);
  if (verdict !== undefined) await act.tx.hotIssue.update({ where: { id }, data: { verdict } });
  if (step === 'publishResult') {
    await act.tx.hotIssue.update({ where: { id }, data: { publishedLink: linkIn(words) ?? words } });
    await close(act, id, words);
  }
  await showAlert(act, id);
  return afterStep(act, id, step);
}

/** A step that is not needed is on record with its reason. */
export async function skipStep(act: Act, id: number, reason: string): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { step } = issue;
  if (step === 'done' || !(await moveOn(act, issue, step, 'stepSkipped', reason))) return movedOn(act, id);
  if (step === 'receive' && act.actor.person !== undefined) await own(act, issue, act.actor.person.id);
  if (step === 'publishResult') await close(act, id, reason);
  await showAlert(act, id);
  return afterStep(act, id, step);
}

/** The rest of the steps is not needed. */
export async function closeEarly(act: Act, id: number, reason: string): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { count } = await act.tx.hotIssue.updateMany({
    where: { id, closedAt: null },
    data: { step: 'done', stepSince: act.now, draftAnswer: null },
  });
  if (count === 0) return texts.alreadyClosed(issue.code);
  await log(act, id, 'closedEarly', reason);
  await act.record('hot-issues.close-early', `hot-issue/${id}`, issue.code);
  await close(act, id, reason);
  await showAlert(act, id);
  return texts.closed(issue.code);
}

/** Hands it over. A sentence for whoever does. */
export async function handOverTo(act: Act, id: number, person: number): Promise<string> {
  const issue = await handled(act, id);
  if ('refusal' in issue) return issue.refusal;
  const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } });
  if (issue.step === 'receive') await moveOn(act, issue, 'receive', 'stepDone', null);
  await own(act, issue, person);
  await log(act, id, 'ownerChanged', name);
  await showAlert(act, id);
  const by = act.actor.person;
  if (by !== undefined && person !== by.id) {
    const reason = `hot-issues/${id}/owner/${act.now.getTime()}`;
    const choices = [[openIssue.choice(texts.open, { issue: id })]];
    await act.tell({ person }, { text: texts.yours(issue.code, by.name), choices }, { reason, priority: 'answer' });
  }
  return texts.handedOver(issue.code, name);
}

/** Writes a line of the log. */
export async function log(
  act: Act,
  id: number,
  kind: Issue['entries'][number]['kind'],
  words: string | null = null,
  step: Step | null = null,
): Promise<void> {
  const byId = act.actor.person?.id ?? null;
  await act.tx.hotIssueEntry.create({ data: { issueId: id, kind, step, byId, at: act.now, words } });
}

/** Compare and set: of two who do the same step, the second changes nothing. */
export async function moveOn(
  act: Act,
  { id, code }: Issue,
  step: Step,
  kind: 'stepDone' | 'stepSkipped',
  words: string | null,
): Promise<boolean> {
  const { count } = await act.tx.hotIssue.updateMany({
    where: { id, step, closedAt: null },
    data: { step: stageAfter(step), stepSince: act.now, ...(step === 'answer' ? { draftAnswer: null } : {}) },
  });
  if (count === 0) return false;
  await log(act, id, kind, words, step);
  await act.record(`hot-issues.${kind}`, `hot-issue/${id}`, `${code}, ${step}`);
  return true;
}

/** What the step led to, for whoever did it. */
export async function afterStep(act: Act, id: number, step: Step): Promise<string> {
  const edition = await requirePlan(act.tx);
  const issue = await requireIssue(act.tx, id);
  const due = stepDueAt(issue, edition);
  const spelled = due === undefined ? undefined : spellDueAt(due, edition.calendar.zone);
  return texts.stepDone(issue.code, step, issue.step, spelled);
}

async function movedOn(act: Act, id: number): Promise<string> {
  const { code, step } = await requireIssue(act.tx, id);
  return texts.movedOn(code, step);
}

/** The owner owes the plan's tasks of the issue by name; they are called by its code, which says nothing of it. */
async function own(act: Act, { id, code, unit, requestId, reportedAt, reportedById }: Issue, person: number) {
  await act.tx.hotIssue.update({ where: { id }, data: { ownerId: person } });
  if (requestId !== null) return giveRaised(act, requestId, person);
  const policy = (await requirePlan(act.tx)).plan.hotIssues;
  const duties = [policy?.handling, policy?.publication].flatMap((duty) => duty ?? []);
  const raised = { code, duties, unit: unit.code, title: code, at: reportedAt, by: reportedById, holder: person };
  const request = await raise(act, raised);
  if (request !== undefined) await act.tx.hotIssue.update({ where: { id }, data: { requestId: request } });
}

/** It is over: its tasks are settled with what came of it, and whoever reported it hears. */
async function close(act: Act, id: number, words: string): Promise<void> {
  await act.tx.hotIssue.update({ where: { id }, data: { closedAt: act.now } });
  const issue = await requireIssue(act.tx, id);
  if (issue.requestId !== null) {
    const link = issue.publishedLink === null ? undefined : linkIn(issue.publishedLink);
    await settleRaised(act, issue.requestId, { words: `${issue.code}: ${words}`, link });
    await dropRaised(act, issue.requestId);
  }
  const text = texts.resultFor(issue.code, issue.answer ?? undefined, issue.publishedLink ?? undefined);
  if (issue.reportedById !== act.actor.person?.id)
    await act.tell({ person: issue.reportedById }, { text }, { reason: `hot-issues/${id}/result` });
}
