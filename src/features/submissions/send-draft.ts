/** Sends a draft: it becomes a submission with a code, or the next version of one that came back. */
import type { Act } from '../../act.js';
import { dayOf, startOf } from '../../calendar/day.js';
import { addWorkingDays } from '../../calendar/working-days.js';
import { nextCode } from '../../ledger/next-code.js';
import { supersedeNil } from '../../ledger/opinion.js';
import { promiseCredit, promiseOnly, promiseSlot } from '../../ledger/pay.js';
import { firstLevel } from '../../ledger/plan/route.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { followSubmission } from '../assignments/index.js';
import { loadItem } from '../items/index.js';
import { keepFingerprints } from '../likeness/index.js';
import { askReviewers } from '../review/index.js';
import { type Draft, loadDraft } from './draft.js';
import { titleOf, wordsOfItem } from './item-words.js';
import { type Outlook, outlookOf, type Payable } from './outlook.js';
import { submitPermission } from './permissions.js';
import { isOpenToChange } from './rework-item.js';
import { texts } from './texts.js';
import { printsOf } from './warnings.js';

export type Children = 'none' | 'agreed' | 'unsure';

/** What became of it: sent, or a sentence that says what is missing. `stays`: the draft is there to be looked at again. */
export type SendResult =
  | { readonly sent: true; readonly submission: number }
  | { readonly sent: false; readonly why: string; readonly stays?: true };

export interface SendOptions {
  /** A draft, or a sent item whose words were edited since, which goes as its next version. */
  readonly as?: 'open' | 'sent';
  /** The task its author saw it go to: it goes to no other. Undefined: they saw none. */
  readonly seen?: number | null | undefined;
}

export async function sendDraft(
  act: Act,
  collection: number,
  children: Children,
  { as = 'open', seen }: SendOptions = {},
): Promise<SendResult> {
  const draft = await loadDraft(act.tx, collection);
  if (draft.personId !== act.actor.person?.id || draft.state !== as) return { sent: false, why: texts.notOpen };
  if (draft.submissionId !== undefined && !isOpenToChange(await loadItem(act.tx, draft.submissionId), act.now))
    return { sent: false, why: texts.notToChange };
  const outlook = await outlookOf(act, draft);
  if (draft.slotId !== null && outlook.slot === undefined) {
    await act.tx.collection.update({ where: { id: draft.id }, data: { slotId: null } });
    return { sent: false, why: texts.slotTaken, stays: true };
  }
  if (seen !== undefined && seen !== (outlook.task?.id ?? null))
    return { sent: false, why: texts.taskChanged, stays: true };
  if (outlook.unit === undefined || outlook.needs !== 'nothing')
    return { sent: false, why: texts.notReady, stays: true };
  // An item goes again for the unit it was sent for, also when its author has moved to another.
  act.require(submitPermission, draft.submissionId === undefined ? outlook.unit : 'anywhere');

  const edition = await requirePlan(act.tx);
  const submission =
    (await resend(act, draft, outlook, children, edition)) ?? (await sendFirst(act, draft, outlook, children, edition));
  await act.tx.collection.update({
    where: { id: draft.id },
    data: {
      state: 'sent',
      openFor: null,
      unitId: outlook.unit.id,
      taskId: outlook.task?.id ?? null,
      title: titleOf(draft),
      children,
      touchedAt: act.now,
    },
  });
  await keepFingerprints(act.tx, submission, printsOf(draft, outlook));
  await act.record('submissions.send', `submission/${submission}`);
  await askReviewers(act, submission);
  await followSubmission(act, submission);
  return { sent: true, submission };
}

async function sendFirst(
  act: Act,
  draft: Draft,
  { unit, task, slot, topic }: Outlook,
  children: Children,
  edition: PlanInForce,
): Promise<number> {
  if (unit === undefined) throw new Error('a draft without a unit cannot be sent');
  const { id } = await act.tx.submission.create({
    data: {
      code: await nextCode(act.tx, 'BAI', act.now, edition.calendar.zone),
      collectionId: draft.id,
      authorId: draft.personId,
      unitId: unit.id,
      topic,
      title: titleOf(draft),
      folded: wordsOfItem(draft),
      children,
      state: 'inReview',
      level: firstLevel(edition.plan, unit.code),
      firstSentAt: act.now,
      sentAt: act.now,
    },
  });
  await writeVersion(act, draft, id, 1);
  if (task !== undefined) {
    await promiseCredit(act.tx, task.id, id, act.now, act.now, task.colleague?.id);
    await tellPromised(act, id, task);
  }
  await promiseSlot(act.tx, slot?.id, id, act.now, act.now);
  return id;
}

async function tellPromised(act: Act, id: number, task: Payable): Promise<void> {
  await tellColleague(act, id, task);
  if (task.nilAt !== null) await supersedeSigned(act, task);
}

/** What was signed as "nothing to report" is owed, and now in review; whoever signed hears of it. */
async function supersedeSigned(act: Act, task: Payable): Promise<void> {
  const signed = await act.tx.nilReturn.findUnique({ where: { standsFor: task.id }, select: { id: true, byId: true } });
  if (signed === null || !(await supersedeNil(act.tx, task.id, act.now))) return;
  await act.record('submissions.supersede-nil', `task/${task.id}`);
  if (signed.byId === act.actor.person?.id) return;
  const text = texts.nilSuperseded(act.actor.person?.name ?? '', titleOfTask(task.duty, task), task.unit.name);
  await act.tell({ person: signed.byId }, { text }, { reason: `submissions.nil/${signed.id}` });
}

async function tellColleague(act: Act, id: number, task: Payable): Promise<void> {
  const { colleague } = task;
  if (colleague === undefined) return;
  const { code } = await act.tx.submission.findUniqueOrThrow({ where: { id }, select: { code: true } });
  const text = texts.handedInForYou(act.actor.person?.name ?? '', code, titleOfTask(task.duty, task));
  await act.tell({ person: colleague.id }, { text }, { reason: `submissions.behalf/${id}` });
}

/** The next version of an item; one that came back keeps its first sending if it returns within the grace. */
async function resend(
  act: Act,
  draft: Draft,
  { task, slot, topic, hasPaid }: Outlook,
  children: Children,
  edition: PlanInForce,
): Promise<number | undefined> {
  const returned = await act.tx.submission.findUnique({
    where: { collectionId: draft.id },
    include: { versions: { orderBy: { number: 'desc' }, take: 1 } },
  });
  if (returned === null) return undefined;
  const inGrace = returned.decidedAt === null || act.now < graceEnds(returned.decidedAt, edition);
  await act.tx.submission.update({
    where: { id: returned.id },
    data: {
      state: 'inReview',
      title: titleOf(draft),
      folded: wordsOfItem(draft),
      topic,
      children,
      sentAt: act.now,
      decidedAt: null,
      claimedById: null,
      claimedAt: null,
    },
  });
  if (!inGrace)
    await act.tx.credit.updateMany({
      where: { submissionId: returned.id, state: 'pending' },
      data: { sentAt: act.now },
    });
  const sentAt = inGrace ? returned.firstSentAt : act.now;
  // Of words edited after sending their author saw no task.
  if (draft.state === 'open' && !hasPaid && (task !== undefined || draft.freely)) {
    const isNew = await promiseOnly(act.tx, task?.id, returned.id, sentAt, act.now, task?.colleague?.id);
    if (isNew && task !== undefined) await tellPromised(act, returned.id, task);
  }
  await promiseSlot(act.tx, slot?.id, returned.id, sentAt, act.now);
  await writeVersion(act, draft, returned.id, (returned.versions[0]?.number ?? 0) + 1);
  return returned.id;
}

/** The first instant at which a returned item counts as newly sent. */
function graceEnds(decidedAt: Date, { plan, calendar }: PlanInForce): Date {
  const lastDay = addWorkingDays(dayOf(decidedAt, calendar.zone), plan.deadlines.graceWorkingDays, calendar);
  return startOf(addWorkingDays(lastDay, 1, calendar), calendar.zone);
}

async function writeVersion(act: Act, draft: Draft, submission: number, number: number): Promise<void> {
  const files = draft.files.filter((file) => file.state !== 'failed');
  await act.tx.version.create({
    data: {
      submissionId: submission,
      number,
      title: titleOf(draft),
      text: draft.text,
      source: draft.sources.length === 0 ? null : draft.sources.join(', '),
      sentAt: act.now,
      attachments: { create: files.map((file, position) => ({ attachmentId: file.id, position })) },
    },
  });
}
