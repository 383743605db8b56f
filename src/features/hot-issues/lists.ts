/** Issues as lists: what is under way or done, as far as one sees it, and what one reported oneself. */
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { drill, listMine, listOpen, openIssue } from './choices.js';
import { faceFor } from './issue.js';
import { crisisPermission, reportPermission } from './permissions.js';
import { stepDueAt } from './rules.js';
import { texts } from './texts.js';

const LATEST = 60;
const UNIT = { select: { id: true, code: true, name: true, path: true } } as const;

/** Those under way whose inside the actor sees, the most urgent clock first; or those done, newest first. */
async function issuesSeen(act: Act, closed: boolean) {
  const rows = await act.tx.hotIssue.findMany({
    where: closed ? { closedAt: { not: null } } : { closedAt: null },
    orderBy: { id: 'desc' },
    ...(closed ? { take: LATEST } : {}),
    include: { unit: UNIT },
  });
  const edition = await requirePlan(act.tx);
  const seen = [];
  for (const row of rows) {
    if ((await faceFor(act, row)) === 'inside') seen.push({ ...row, due: stepDueAt(row, edition) });
  }
  const FAR = Number.POSITIVE_INFINITY;
  return closed ? seen : seen.toSorted((a, b) => (a.due?.getTime() ?? FAR) - (b.due?.getTime() ?? FAR));
}

export async function openIssueCount(act: Act): Promise<number> {
  return (await issuesSeen(act, false)).length;
}

export async function reportedBefore(act: Act): Promise<boolean> {
  const mine = { reportedById: act.actor.person?.id ?? 0 };
  return (await act.tx.hotIssue.findFirst({ where: mine, select: { id: true } })) !== null;
}

export async function listScreen(act: Act, { page, closed }: { page: number; closed: boolean }): Promise<Message[]> {
  act.require(reportPermission, 'anywhere');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const issues = await issuesSeen(act, closed);
  const mayDrill = act.may(crisisPermission, 'anywhere');
  const others: readonly (readonly Choice[])[] = [
    [listOpen.choice(closed ? texts.seeOpenAgain : texts.seeClosed, { page: 0, closed: !closed })],
    ...(mayDrill ? [[drill.choice(texts.drill, null)]] : []),
  ];
  if (issues.length === 0) return [{ text: closed ? texts.noneClosed : texts.noneOpen, choices: others }];
  const { shown, next } = pageOf(issues, page, others.length);
  const lines = shown.map(({ code, urgentAt, place, step, due }) =>
    texts.listLine({
      code,
      urgent: urgentAt !== null,
      place,
      step,
      due: due === undefined ? undefined : spellDueAt(due, zone),
      late: due !== undefined && act.now >= due,
    }),
  );
  const more = next === undefined ? [] : [[listOpen.choice(turnLabel(next), { page: next, closed })]];
  const entries = shown.map(({ id, code, place }) => [openIssue.choice(texts.entry(code, place), { issue: id })]);
  const text = [texts.listHead(closed, issues.length), ...lines].join('\n');
  return [{ text, choices: [...entries, ...more, ...others] }];
}

/** What the actor reported, newest first: from outside, unless they see more. */
export async function mineScreen(act: Act, page: number): Promise<Message[]> {
  act.require(reportPermission, 'anywhere');
  const rows = await act.tx.hotIssue.findMany({
    where: { reportedById: act.actor.person?.id ?? 0 },
    orderBy: { id: 'desc' },
    take: LATEST,
    select: { id: true, code: true, place: true, step: true },
  });
  if (rows.length === 0) return [{ text: texts.noneMine }];
  const { shown, next } = pageOf(rows, page, 0);
  const more = next === undefined ? [] : [[listMine.choice(turnLabel(next), { page: next })]];
  const entries = shown.map(({ id, code, place }) => [openIssue.choice(texts.entry(code, place), { issue: id })]);
  const lines = shown.map(({ code, place, step }) => texts.mineLine(code, place, step));
  return [{ text: [texts.mineHead, ...lines].join('\n'), choices: [...entries, ...more] }];
}
