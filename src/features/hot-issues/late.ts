/**
 * A step that stands still beyond its clock is told upwards, once: of what nobody received to all it was told to, later to
 * the leaders over it and its owner. Decided again when it is said.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import type { House } from '../../feature.js';
import { type PlanInForce, planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import type { Json } from '../../lib/json.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Composed } from '../../outbox/claim.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { openIssue, receive } from './choices.js';
import { type Issue, loadIssue, requireIssue } from './issue.js';
import { leadersOver, peopleToAlert } from './people.js';
import { STEPS, stepDueAt } from './rules.js';
import { log } from './take-step.js';
import { texts } from './texts.js';

export const LATE = 'hot-issues.late';

const Args = z.object({ issue: z.number(), step: z.enum(STEPS) });

export const lateSweep: Sweep<House> = {
  name: 'hot-issues.late',
  async run({ db, clock, act }) {
    const open = await db.read.hotIssue.findMany({
      where: { closedAt: null },
      select: { id: true, step: true, stepSince: true, urgentAt: true },
    });
    if (open.length === 0) return;
    const edition = await planInForce(db.read);
    if (edition === undefined) return;
    const now = clock.now();
    await forEachDue(open, async (issue) => {
      const due = stepDueAt(issue, edition);
      if (due === undefined || now < due) return;
      const key = keyOf(issue.id, issue.step);
      if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
      await act(THE_HOUSE, `sweep/${key}`, (told) => tellLate(told, issue.id, edition));
    });
  },
};

/** Unsaid when the step was done meanwhile; what is not urgent waits for the hours in which people are spoken to. */
export async function composeLate(act: Act, person: number, args: Json): Promise<Composed> {
  const { issue: id, step } = Args.parse(args);
  const edition = await requirePlan(act.tx);
  const issue = await loadIssue(act.tx, id);
  const due = issue === undefined ? undefined : stepDueAt(issue, edition);
  if (issue === undefined || issue.step !== step || due === undefined) return 'withdraw';
  if (!(await hearers(act, issue)).includes(person)) return 'withdraw';
  const at = issue.urgentAt === null ? nextDigestAt(act.now, edition.plan.reminders, edition.calendar) : act.now;
  if (at > act.now) return { notBefore: at };
  const text = texts.late({
    code: issue.code,
    step,
    since: spellDueAt(due, edition.calendar.zone),
    owner: issue.owner?.name,
    urgent: issue.urgentAt !== null,
  });
  const about = { issue: id };
  const take = step === 'receive' ? [[receive.choice(texts.receive, about)]] : [];
  return { say: { text, choices: [...take, [openIssue.choice(texts.open, about)]] } };
}

async function tellLate(act: Act, id: number, edition: PlanInForce): Promise<void> {
  const issue = await requireIssue(act.tx, id);
  const due = stepDueAt(issue, edition);
  const { step } = issue;
  if (step === 'done' || due === undefined || act.now < due) return;
  const key = keyOf(id, step);
  if ((await act.tx.occurrence.findUnique({ where: { key } })) !== null) return;
  await act.tx.occurrence.create({ data: { key, at: act.now } });
  await log(act, id, 'late', null, step);
  const priority = issue.urgentAt === null ? 'notice' : 'answer';
  for (const person of await hearers(act, issue)) {
    await act.tellLate(person, LATE, { issue: id, step }, { reason: key, priority });
  }
}

async function hearers(act: Act, issue: Issue): Promise<readonly number[]> {
  if (issue.step === 'receive') return peopleToAlert(act.tx, issue, act.now);
  const owner = issue.ownerId === null ? [] : [issue.ownerId];
  return [...new Set([...(await leadersOver(act.tx, issue.unit)), ...owner])];
}

function keyOf(id: number, step: string): string {
  return `hot-issues/late/${id}/${step}`;
}
