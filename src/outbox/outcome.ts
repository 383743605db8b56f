/** Writes down how a send went. The policy of a failure lives in its error, not here. */
import type { ChannelName, SendError, Sent } from '../channels/contract.js';
import { noSql, sql, type Tx } from '../db/client.js';
import { after } from '../lib/clock.js';
import { reachableAccount } from '../org/reach.js';
import { backoffMs } from './backoff.js';
import { type Claimed, isLeftover, readRefs, TURNED_AWAY } from './claim.js';
import { filesIn } from './files.js';
import { countCost } from './postage.js';

/** A channel that is set up wrongly is asked again after this, when the operator may have mended it. */
export const MISCONFIGURED_WAIT_MS = 60_000;

/** The part arrived: `sent` is absent when an existing message was edited in place. */
export async function markSent(tx: Tx, claimed: Claimed, sent: Sent | undefined, now: Date): Promise<void> {
  const [row] = await tx.$queryRaw<readonly SentRow[]>`
    SELECT "accountId", "wanted", "shown", "refs" FROM "Outgoing" WHERE "id" = ${claimed.row}`;
  if (row === undefined) throw new Error(`there is no message ${claimed.row} any more`);
  const finished = claimed.partNumber + 1 >= claimed.partCount;
  // A card may have been rewritten, or called to another chat, while this was under way.
  const moved = row.accountId !== claimed.account;
  const outdated = moved || row.wanted !== claimed.wanted;
  const refs = readRefs(row.refs);
  const shown = sent === undefined ? refs : refs.toSpliced(claimed.partNumber, 1, sent.message);
  await tx.$executeRaw`
    UPDATE "Outgoing" SET
      "state" = ${finished && !outdated ? 'sent' : 'waiting'},
      "partsSent" = ${outdated ? 0 : claimed.partNumber + 1},
      "shown" = ${finished && !moved ? claimed.wanted : row.shown},
      "tries" = 0,
      "refs" = ${JSON.stringify(moved ? [] : finished ? shown.slice(0, claimed.keptCount) : shown)}
      ${finished ? sql`, "sentAt" = ${now}, "error" = NULL` : noSql}
    WHERE "id" = ${claimed.row}`;
  if (sent === undefined) return;
  await rememberCopies(tx, claimed, sent);
  for (const cost of sent.costs ?? []) await countCost(tx, claimed.channel.name, cost, now);
}

interface SentRow {
  readonly accountId: number | null;
  readonly wanted: number;
  readonly shown: number;
  readonly refs: string;
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

/** The part did not arrive. `channels`: those that are running, to choose another way from. */
export async function markFailed(
  tx: Tx,
  claimed: Claimed,
  error: SendError,
  now: Date,
  channels: readonly ChannelName[],
): Promise<void> {
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id: claimed.row } });
  const tries = row.tries + 1;
  const again = (data: object) =>
    tx.outgoing.update({ where: { id: row.id }, data: { state: 'waiting', error: error.reason, ...data } });
  switch (error.reason) {
    case 'throttled':
      await again({ tries, notBefore: after(now, error.retryAfterMs ?? backoffMs(tries)) });
      return;
    case 'offline':
      await again({ tries, notBefore: after(now, backoffMs(tries)) });
      return;
    case 'misconfigured': {
      const others = channels.filter((name) => name !== claimed.channel.name);
      const elsewhere = claimed.partNumber > 0 ? undefined : await otherAccount(tx, claimed, row, others);
      if (elsewhere !== undefined) await again({ accountId: elsewhere, partsSent: 0, refs: '[]' });
      else await again({ tries, notBefore: after(now, MISCONFIGURED_WAIT_MS) });
      return;
    }
    case 'rejected':
      await markRejected(tx, claimed, error.message, now);
      return;
    case 'gone':
    case 'windowClosed':
      if (error.movedTo === undefined) await reroute(tx, claimed, error, row, now, channels);
      else await follow(tx, claimed, error.movedTo, row, now);
  }
}

interface Row {
  readonly personId: number | null;
  readonly tries: number;
  readonly error: string | null;
}

/** The fault is ours: tried again a few times, lest one message that cannot be sent hold its chat for ever. */
export async function markFault(tx: Tx, claimed: Claimed, isLast: boolean, now: Date): Promise<void> {
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id: claimed.row } });
  const tries = row.tries + 1;
  await tx.outgoing.update({
    where: { id: row.id },
    data: isLast
      ? { state: 'failed', error: 'could not be sent' }
      : { state: 'waiting', error: 'fault', tries, notBefore: after(now, backoffMs(tries)) },
  });
}

async function markRejected(tx: Tx, claimed: Claimed, detail: string, now: Date): Promise<void> {
  // Only a word that a message is old: where even that cannot be shown, nothing needs to be.
  if (isLeftover(claimed.part)) return markSent(tx, claimed, undefined, now);
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id: claimed.row } });
  const waiting = { state: 'waiting', error: 'rejected' } as const;
  if (claimed.replaces !== undefined) {
    // The old message may have been deleted by the person: from here on it is said anew instead of edited.
    const refs = JSON.stringify(readRefs(row.refs).slice(0, claimed.partNumber));
    await tx.outgoing.update({ where: { id: row.id }, data: { ...waiting, refs } });
    return;
  }
  // The wording that was refused is not wanted any more: there is a newer one to try.
  const data = row.wanted === claimed.wanted ? { state: 'failed' as const, error: detail } : waiting;
  await tx.outgoing.update({ where: { id: row.id }, data });
}

/** The chat has a new address: the message goes there. */
async function follow(tx: Tx, claimed: Claimed, to: string, { tries }: Row, now: Date): Promise<void> {
  const channel = claimed.channel.name;
  const taken = await tx.account.findUnique({ where: { channel_chat: { channel, chat: to } }, select: { id: true } });
  if (taken === null) await tx.account.update({ where: { id: claimed.account }, data: { chat: to } });
  // At once the first time; a platform that sends us in circles is not followed without a pause.
  const notBefore = tries === 0 ? null : after(now, backoffMs(tries));
  const elsewhere = taken === null ? {} : { accountId: taken.id, partsSent: 0, refs: '[]' };
  await tx.outgoing.update({
    where: { id: claimed.row },
    data: { state: 'waiting', tries: tries + 1, notBefore, ...elsewhere },
  });
}

async function reroute(
  tx: Tx,
  claimed: Claimed,
  { reason }: SendError,
  row: Row,
  now: Date,
  channels: readonly ChannelName[],
): Promise<void> {
  if (reason === 'gone') await tx.account.update({ where: { id: claimed.account }, data: { outOfReachAt: now } });
  const other = await otherAccount(tx, claimed, row, channels);
  // Of a chat that is gone and belongs to nobody, nobody will write again.
  const given = reason === 'gone' && row.personId === null ? 'failed' : 'held';
  await tx.outgoing.update({
    where: { id: claimed.row },
    data:
      other === undefined
        ? { state: given, error: reason }
        : { state: 'waiting', error: reason, accountId: other, partsSent: 0, refs: '[]' },
  });
}

/** Another way to the same person; none for what was turned away before: it would go to and fro between two closed doors. */
async function otherAccount(
  tx: Tx,
  { account }: Claimed,
  { personId, error }: Row,
  on: readonly ChannelName[],
): Promise<number | undefined> {
  const tried = TURNED_AWAY.includes(error);
  return personId === null || tried ? undefined : reachableAccount(tx, personId, { on, except: account });
}
