/** The alert: one message to each whom an issue concerns, that follows it from the report to the end. */
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import type { Message } from '../../outbox/message.js';
import { peopleWithCard } from '../../outbox/told.js';
import { openIssue, receive } from './choices.js';
import { headOf, standingOf } from './head.js';
import { type Issue, requireIssue } from './issue.js';
import { leadersOver, peopleToAlert } from './people.js';
import { texts } from './texts.js';

/** Shows the issue as it stands to everybody it concerns; who saw it before and may no longer is told no more of it. */
export async function showAlert(act: Act, id: number): Promise<void> {
  const issue = await requireIssue(act.tx, id);
  const edition = await requirePlan(act.tx);
  const people = await peopleToAlert(act.tx, issue, act.now);
  const message = await alertMessage(act, issue, edition);
  for (const person of people) await act.card(keyOf(id), { person }, message, timing(act, issue, person, edition));
  for (const person of await peopleWithCard(act.tx, keyOf(id))) {
    if (people.includes(person)) continue;
    const parting = { text: texts.moved(issue.code) };
    await act.card(keyOf(id), { person }, parting, timing(act, issue, person, edition));
  }
  if (issue.restricted && (await leadersOver(act.tx, issue.unit)).length === 0) {
    // Somebody has to know that nobody hears.
    const reason = `hot-issues/${id}/nobody`;
    await act.tell({ role: 'office' }, { text: texts.nobodyLeads(issue.code) }, { reason, priority: 'answer' });
  }
}

/** When people hear of it, if not at once. */
export function heardAt(urgent: boolean, { plan, calendar }: PlanInForce, now: Date): Date | undefined {
  const at = urgent ? now : nextDigestAt(now, plan.reminders, calendar);
  return at > now ? at : undefined;
}

function timing(act: Act, { urgentAt }: Issue, person: number, edition: PlanInForce) {
  const priority = urgentAt === null ? ('notice' as const) : ('answer' as const);
  const notBefore = person === act.actor.person?.id ? undefined : heardAt(urgentAt !== null, edition, act.now);
  return { priority, ...(notBefore === undefined ? {} : { notBefore }) };
}

async function alertMessage(act: Act, issue: Issue, edition: PlanInForce): Promise<Message> {
  const { zone } = edition.calendar;
  const received = issue.entries.find((entry) => entry.kind === 'stepDone' && entry.step === 'receive');
  const lines = [
    await headOf(act, issue, edition),
    ...(received === undefined ? [] : [texts.receivedBy(received.by?.name ?? '', spellMoment(received.at, zone))]),
    standingOf(issue, edition, act.now),
    ...(issue.draftAnswer === null ? [] : [texts.waitsForApproval]),
  ];
  const about = { issue: issue.id };
  const take = issue.step === 'receive' ? [[receive.choice(texts.receive, about)]] : [];
  return { text: lines.join('\n'), choices: [...take, [openIssue.choice(texts.open, about)]] };
}

function keyOf(id: number): string {
  return `hot-issues/${id}`;
}
