/** An item does not stand there any more: the record stays, with who took it down and why. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { showReceipt } from '../items/index.js';
import { channelFor, channelName } from './channels.js';
import { texts } from './texts.js';

/** Why there is nothing to take down; undefined: there is. */
export async function whyNotTakeDown(act: Act, publication: number): Promise<string | undefined> {
  const row = await act.tx.publication.findUnique({
    where: { id: publication },
    select: { channel: true, takenDownAt: true, takenDownBy: { select: { name: true } } },
  });
  if (row === null || (await channelFor(act, row.channel)) === undefined) return texts.notYours;
  return row.takenDownAt === null ? undefined : texts.takenDownAlready(row.takenDownBy?.name ?? '');
}

/** A sentence for whoever took it down. */
export async function takeDown(act: Act, publication: number, reason: string): Promise<string> {
  const why = await whyNotTakeDown(act, publication);
  const { person } = act.actor;
  if (why !== undefined || person === undefined) return why ?? texts.notYours;
  const row = await act.tx.publication.update({
    where: { id: publication },
    data: { takenDownAt: act.now, takenDownById: person.id, takeDownReason: reason },
    include: { submission: { select: { id: true, code: true, title: true, authorId: true } } },
  });
  const { plan } = await requirePlan(act.tx);
  const { submission } = row;
  const name = channelName(plan, row.channel);
  await act.record('publishing.take-down', `publication/${publication}`, row.channel);
  await showReceipt(act, submission.id);
  if (submission.authorId !== person.id) {
    const text = texts.authorTakenDown(submission.code, submission.title, name, reason);
    await act.tell({ person: submission.authorId }, { text }, { reason: `publishing/${publication}/down` });
  }
  return texts.tookDown(submission.code, name);
}
