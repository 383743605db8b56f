/** Decisions that can no longer be taken back are told: to the author, to whoever gave the task, to the next desk. */
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import type { House } from '../../feature.js';
import { deskOf } from '../../ledger/desk.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { dutyOfTask, titleOfTask, WITH_HOLDERS } from '../../ledger/standing.js';
import { THE_HOUSE } from '../../org/actor.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { followSubmission } from '../assignments/index.js';
import { type Item, loadItem, rework, showReceipt } from '../items/index.js';
import { askReviewers } from './ask-reviewers.js';
import { showDesk } from './desk-card.js';
import { texts } from './texts.js';

export const announceDecisions: Sweep<House> = {
  name: 'review.announce',
  async run(house) {
    const due = await house.db.read.submission.findMany({
      where: { heldUntil: { lte: house.clock.now() } },
      select: { id: true },
      orderBy: { heldUntil: 'asc' },
    });
    await forEachDue(due, ({ id }) => house.act(THE_HOUSE, `review/announce/${id}`, (act) => announce(act, id)));
  },
};

/** Does nothing while the decision can be taken back, and nothing twice. `author`: false where they are told otherwise. */
export async function announce(act: Act, submission: number, { author = true } = {}): Promise<void> {
  const { count } = await act.tx.submission.updateMany({
    where: { id: submission, heldUntil: { lte: act.now } },
    data: { heldUntil: null },
  });
  if (count === 0) return;
  const item = await loadItem(act.tx, submission);
  if (item.author.leftAt === null) {
    const told = author && (await tellAuthor(act, item));
    await showReceipt(act, submission, { knows: told });
  } else await tellUnit(act, item);
  await followSubmission(act, submission);
  // It only cannot be taken back any more.
  if (item.decision !== undefined) await showDesk(act, item, await deskOf(act.tx, item.decision.level), () => true);
  await askReviewers(act, submission);
}

/** False where the receipt says enough. */
async function tellAuthor(act: Act, item: Item): Promise<boolean> {
  const { decision } = item;
  if (decision === undefined || item.state === 'withdrawn') return false;
  const reason = decision.reason ?? '';
  const message = {
    approve: { text: [texts.authorApproved(item.code, item.title), ...(await paidBy(act, item))].join('\n') },
    return: {
      text: texts.authorReturned(item.code, item.title, reason),
      choices: [[rework.choice(texts.rework, item.id)]],
    },
    reject: { text: texts.authorRejected(item.code, item.title, reason) },
  }[decision.kind];
  if (decision.kind === 'approve' && item.state === 'inReview') return false;
  await act.tell({ person: item.authorId }, message, { reason: `review/decision/${decision.id}` });
  return true;
}

/** Whoever wrote it has left: what came back is for whoever answers for the unit. */
async function tellUnit(act: Act, { code, title, author, unit, state, decision }: Item): Promise<void> {
  if (state !== 'returned' || decision?.kind !== 'return') return;
  const text = texts.unitReturned(code, title, decision.reason ?? '', author.name);
  const lead = { role: 'lead', unit: unit.mergedIntoId ?? unit.id } as const;
  await act.tell(lead, { text }, { reason: `review/decision/${decision.id}` });
}

/** The tasks it settled. */
async function paidBy(act: Act, item: Item): Promise<readonly string[]> {
  const tasks = await act.tx.task.findMany({
    where: { settledAt: { not: null }, credits: { some: { submissionId: item.id, state: 'counted' } } },
    include: WITH_HOLDERS,
  });
  const edition = await requirePlan(act.tx);
  return tasks.map((task) => {
    const duty = dutyOfTask(edition, task);
    const period = parsePeriod(task.period, edition.calendar);
    return texts.paid(
      duty === undefined ? task.clause : titleOfTask(duty, task),
      period === undefined ? task.period : periodName(period),
    );
  });
}
