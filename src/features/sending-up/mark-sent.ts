/** A package went up, with proof: its items pay the institution's task towards the level above. */

import type { Act } from '../../act.js';
import { periodCalled } from '../../calendar/period.js';
import type { ProofKind } from '../../ledger/by-word.js';
import { isPhotoSet, payPhotoTask, unpaidPhotoTasks } from '../../ledger/pay-photos.js';
import { payUpward } from '../../ledger/pay-upward.js';
import { addresseeName } from '../../ledger/plan/addressee.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { dutyOfTask, titleOfTask, WITH_HOLDERS } from '../../ledger/standing.js';
import { takeFiles } from '../carried-files/index.js';
import { showReceipt } from '../items/index.js';
import { contentsOf, loadPack, type Pack } from '../packages/index.js';
import { refreshDraft } from '../submissions/index.js';
import { ownDesk } from './desk.js';
import { texts } from './texts.js';

export interface Proof {
  readonly kind: ProofKind;
  /** As typed, or how many files. */
  readonly words: string;
  /** Of kind file: those sent after this one. */
  readonly filesAfter: number;
}

/** Why it cannot be marked; undefined: it can. */
export function whyNotSend({ state, sentAt, sentBy, droppedAt, code }: Pack): string | undefined {
  if (droppedAt !== null) return texts.dropped;
  if (sentAt !== null) return texts.sentAlready(code, sentBy?.name ?? '');
  return state === 'made' ? undefined : texts.stillPacking;
}

/** A sentence for whoever said so. */
export async function markSent(act: Act, id: number, proof: Proof): Promise<string> {
  if ((await ownDesk(act)) === undefined) return texts.notYours;
  return sendUp(act, await loadPack(act.tx, id), proof);
}

/** Whoever calls this has checked that the actor may. */
export async function sendUp(act: Act, pack: Pack, proof: Proof): Promise<string> {
  const why = whyNotSend(pack);
  const { person } = act.actor;
  if (why !== undefined || person === undefined) return why ?? texts.notYours;
  const collectionId =
    proof.kind === 'file' ? await takeFiles(act, 'fresh', proof.filesAfter, refreshDraft) : undefined;
  if (proof.kind === 'file' && collectionId === undefined) return texts.noFiles;
  // Compare and set: of two who say so at once, the second finds it gone.
  const { count } = await act.tx.package.updateMany({
    where: { id: pack.id, sentAt: null, droppedAt: null },
    data: {
      sentAt: act.now,
      sentById: person.id,
      proofKind: proof.kind,
      proof: proof.words,
      collectionId: collectionId ?? null,
    },
  });
  if (count === 0) return texts.sentAlready(pack.code, '');
  await act.record('sending-up.sent', `package/${pack.id}`, proof.kind);
  const edition = await requirePlan(act.tx);
  const paid =
    pack.kind === 'photos'
      ? await payPhotoSet(act, edition, pack)
      : await payUpward(act.tx, edition, pack.items, 'articles', act.now);
  const names = pack.to.map((code) => addresseeName(edition.plan, code));
  for (const submission of pack.items) await tellAuthor(act, submission, pack, names);
  const tasks = await act.tx.task.findMany({ where: { id: { in: [...paid] } }, include: WITH_HOLDERS });
  const settled = tasks.map((task) => {
    const duty = dutyOfTask(edition, task);
    return texts.settled(
      duty === undefined ? task.clause : titleOfTask(duty, task),
      periodCalled(task.period, edition.calendar),
    );
  });
  return [texts.marked(pack.code), ...settled].join('\n');
}

async function tellAuthor(act: Act, submission: number, pack: Pack, to: readonly string[]): Promise<void> {
  const item = await act.tx.submission.findUniqueOrThrow({
    where: { id: submission },
    select: { code: true, title: true, authorId: true },
  });
  await showReceipt(act, submission);
  // Of a whole period's photos nobody wants a message for each.
  if (item.authorId === act.actor.person?.id || pack.kind === 'photos') return;
  await act.tell(
    { person: item.authorId },
    { text: texts.authorSentUp(item.code, item.title, to) },
    { reason: `sending-up/${pack.id}/${submission}` },
  );
}

/** Both tiers at once: the institution's own task, and that of each unit whose photos are in it and suffice. */
async function payPhotoSet(act: Act, { plan }: PlanInForce, pack: Pack): Promise<readonly number[]> {
  const upward = plan.duties.filter((duty) => isPhotoSet(duty) && duty.tier === 'upward');
  const below = plan.duties.filter((duty) => isPhotoSet(duty) && upward.some(({ fedBy }) => fedBy.includes(duty.code)));
  const contents = (await contentsOf(act.tx, pack.items)).map(({ id, unit, photos }) => ({
    id,
    unit: unit.id,
    photos: photos.filter(({ subject }) => subject !== null).length,
  }));
  const period = pack.period ?? '';
  const paid: number[] = [];
  for (const task of await unpaidPhotoTasks(act.tx, { duties: [...upward, ...below], period })) {
    const own = upward.some(({ code }) => code === task.dutyCode);
    const set = contents.filter((item) => item.photos > 0 && (own || item.unit === task.unitId));
    if (set.length === 0) continue;
    const photos = set.reduce((sum, item) => sum + item.photos, 0);
    if (await payPhotoTask(act.tx, task, { submissions: set.map(({ id }) => id), photos }, act.now)) paid.push(task.id);
  }
  return paid;
}

/** A sentence for whoever dropped it: its items can be chosen again. */
export async function dropPack(act: Act, id: number): Promise<string> {
  if ((await ownDesk(act)) === undefined) return texts.notYours;
  const pack = await loadPack(act.tx, id);
  const { count } = await act.tx.package.updateMany({
    where: { id, sentAt: null, droppedAt: null },
    data: { droppedAt: act.now },
  });
  if (count === 0) return pack.sentAt === null ? texts.dropped : texts.sentAlready(pack.code, pack.sentBy?.name ?? '');
  await act.record('sending-up.drop', `package/${id}`);
  return texts.droppedNow(pack.code);
}
