/** Writes down how a send went. The policy of a failure lives in its error, not here. */
import type { SendError, Sent } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { after } from '../lib/clock.js';
import { reachableAccount } from '../org/reach.js';
import { backoffMs } from './backoff.js';
import { type Claimed, readRefs } from './claim.js';
import type { DraftPart } from './render.js';

/** A channel that is set up wrongly is asked again after this, when the operator may have mended it. */
const MISCONFIGURED_WAIT_MS = 60_000;

/** The part arrived: `sent` is absent when an existing message was edited in place. */
export async function markSent(tx: Tx, claimed: Claimed, sent: Sent | undefined, now: Date): Promise<void> {
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id: claimed.row } });
  const finished = claimed.partNumber + 1 >= claimed.partCount;
  const outdated = row.wanted !== claimed.wanted;
  await tx.outgoing.update({
    where: { id: claimed.row },
    data: {
      state: finished && !outdated ? 'sent' : 'waiting',
      partsSent: outdated ? 0 : claimed.partNumber + 1,
      shown: finished ? claimed.wanted : row.shown,
      tries: 0,
      ...(sent === undefined
        ? {}
        : { refs: JSON.stringify(readRefs(row.refs).toSpliced(claimed.partNumber, 1, sent.message)) }),
      ...(finished ? { sentAt: now, error: null } : {}),
    },
  });
  if (sent !== undefined) await rememberCopies(tx, claimed, sent);
}

async function rememberCopies(tx: Tx, claimed: Claimed, sent: Sent): Promise<void> {
  const { form, hashes } = filesIn(claimed.part);
  for (const [index, ref] of sent.media.entries()) {
    const sha256 = hashes[index];
    if (sha256 === undefined || claimed.copies.get(`${form}/${sha256}`) === ref) continue;
    const id = { channel: claimed.channel.name, sha256, form };
    await tx.mediaCopy.upsert({ where: { channel_sha256_form: id }, create: { ...id, ref }, update: { ref } });
  }
}

/** The files of a part, and under which form channels keep their copies of them. */
export function filesIn(part: DraftPart): { readonly form: 'photo' | 'file'; readonly hashes: readonly string[] } {
  if (part.kind === 'photo') return { form: 'photo', hashes: [part.photo.sha256] };
  if (part.kind === 'album') return { form: 'photo', hashes: part.photos.map((photo) => photo.sha256) };
  if (part.kind === 'file') return { form: 'file', hashes: [part.file.sha256] };
  return { form: 'file', hashes: [] };
}

/** The part did not arrive. */
export async function markFailed(tx: Tx, claimed: Claimed, error: SendError, now: Date): Promise<void> {
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id: claimed.row } });
  const again = (data: object) =>
    tx.outgoing.update({ where: { id: row.id }, data: { state: 'waiting', error: error.reason, ...data } });
  switch (error.reason) {
    case 'throttled':
      await again({ tries: row.tries + 1, notBefore: after(now, error.retryAfterMs ?? backoffMs(row.tries + 1)) });
      return;
    case 'offline':
      await again({ tries: row.tries + 1, notBefore: after(now, backoffMs(row.tries + 1)) });
      return;
    case 'misconfigured':
      await again({ tries: row.tries + 1, notBefore: after(now, MISCONFIGURED_WAIT_MS) });
      return;
    case 'rejected':
      // An old message may have been deleted by the person: say it anew instead of editing.
      if (claimed.replaces !== undefined) await again({ refs: '[]', tries: row.tries + 1 });
      else await tx.outgoing.update({ where: { id: row.id }, data: { state: 'failed', error: error.message } });
      return;
    case 'gone':
    case 'windowClosed':
      await reroute(tx, claimed, error, row.personId, now);
  }
}

async function reroute(tx: Tx, claimed: Claimed, error: SendError, person: number | null, now: Date): Promise<void> {
  if (error.movedTo !== undefined) {
    await tx.account.update({ where: { id: claimed.account }, data: { chat: error.movedTo } });
    await tx.outgoing.update({ where: { id: claimed.row }, data: { state: 'waiting' } });
    return;
  }
  if (error.reason === 'gone') await tx.account.update({ where: { id: claimed.account }, data: { outOfReachAt: now } });
  const other = person === null ? undefined : await reachableAccount(tx, person);
  await tx.outgoing.update({
    where: { id: claimed.row },
    data:
      other === undefined || other === claimed.account
        ? { state: 'failed', error: error.reason }
        : { state: 'waiting', accountId: other, partsSent: 0, refs: '[]' },
  });
}
