/**
 * Takes a person out of the house. What they did stays where the archive and the closed numbers need it, under nobody's
 * name; everything that was only about them goes. Inner steps: their callers have decided that it may be.
 */
import type { Act } from '../../act.js';
import type { Tx } from '../../db/client.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { fold, sortName } from '../../lib/fold.js';
import { texts } from './texts.js';

/** Platforms repeat an update for a day: until then it must be known as one that was handled. */
const CHAT_KEPT_MS = 2 * DAY_MS;

/** Ends all their posts; their accounts are nobody's, and nothing of these is kept two days later. */
export async function forgetPostsOf(act: Act, person: number): Promise<void> {
  const { tx, now } = act;
  await tx.membership.updateMany({ where: { personId: person, until: null }, data: { until: now } });
  await tx.taskHolder.updateMany({ where: { personId: person, endedAt: null }, data: { endedAt: now } });
  await tx.submission.updateMany({ where: { claimedById: person }, data: { claimedById: null, claimedAt: null } });
  await tx.person.update({ where: { id: person }, data: { phone: null, agreedAt: null, noticeVersion: null } });
  await tx.person.updateMany({ where: { id: person, leftAt: null }, data: { leftAt: now } });
  await tx.accountCode.deleteMany({ where: { personId: person } });
  await tx.invite.updateMany({ where: { personId: person, revokedAt: null }, data: { revokedAt: now } });
  await tx.pressMandate.updateMany({ where: { personId: person, revokedAt: null }, data: { revokedAt: now } });
  const accounts = await tx.account.findMany({ where: { personId: person }, select: { id: true } });
  for (const { id } of accounts) await forgetAccount(tx, id, now);
}

/** From now on nobody's, and forgotten two days later. */
export async function forgetAccount(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.dialog.updateMany({ where: { activeFor: id }, data: { state: 'interrupted', activeFor: null } });
  await tx.account.update({
    where: { id },
    data: { personId: null, menuStale: true, forgetAt: after(now, CHAT_KEPT_MS) },
  });
}

/** The person is nobody from here on. Does nothing the second time. `farewell`: their chats are told. */
export async function erasePerson(act: Act, id: number, { farewell }: { readonly farewell: boolean }): Promise<void> {
  const { tx, now } = act;
  const person = await tx.person.findUnique({ where: { id }, include: { accounts: true } });
  if (person === null || person.erasedAt !== null) return;
  const accounts = person.accounts.map((account) => account.id);
  await forgetPostsOf(act, id);
  await dropUnsent(tx, id);
  await looseFromChats(tx, id);
  await tx.outgoing.updateMany({
    where: { OR: [{ personId: id }, { accountId: { in: accounts } }], state: { in: ['waiting', 'held'] } },
    data: { state: 'withdrawn' },
  });
  await tx.outgoing.updateMany({
    where: { OR: [{ personId: id }, { accountId: { in: accounts } }], state: { not: 'sending' } },
    data: { body: null, parts: null, choices: null, args: null },
  });
  await emptyInbox(tx, person.accounts);
  await tx.dialog.deleteMany({ where: { accountId: { in: accounts } } });
  await tx.joinRequest.updateMany({
    where: { OR: [{ accountId: { in: accounts } }, { personId: id }] },
    data: { name: '' },
  });
  await tx.absence.updateMany({ where: { substituteId: id }, data: { substituteId: null } });
  await tx.absence.deleteMany({ where: { personId: id } });
  // Why somebody could not do something is often about their life.
  await tx.taskHolder.updateMany({ where: { answeredById: id }, data: { reason: null } });
  await tx.extension.updateMany({ where: { askedById: id }, data: { reason: '' } });
  await tx.privacyRequest.updateMany({ where: { personId: id }, data: { words: null, reason: null } });
  await dropFromSearch(tx, id, person.name);
  const nobody = { name: texts.nobody, sortName: sortName(texts.nobody), erasedAt: now };
  await tx.person.update({ where: { id }, data: nobody });
  await act.record('privacy.erased', `person/${id}`);
  if (!farewell) return;
  for (const account of accounts) {
    await act.tell({ account }, { text: texts.farewell }, { reason: `privacy/erased/${id}` });
  }
}

/** Drafts are nobody's record yet. */
async function dropUnsent(tx: Tx, person: number): Promise<void> {
  const drafts = { personId: person, state: { not: 'given' }, submission: null } as const;
  await tx.piece.deleteMany({ where: { collection: { is: drafts } } });
  await tx.attachment.updateMany({
    where: { collection: { is: drafts }, versions: { none: {} } },
    data: { state: 'removed', name: null },
  });
  await tx.collection.updateMany({
    where: drafts,
    data: { state: 'dropped', openFor: null, title: null },
  });
}

/** What was sent stays; from which chat it came does not. */
async function looseFromChats(tx: Tx, person: number): Promise<void> {
  const theirs = { collection: { is: { personId: person } } };
  await tx.piece.updateMany({ where: theirs, data: { chat: '', message: null, forwardedFrom: null } });
  await tx.attachment.updateMany({ where: { ...theirs, state: 'waiting' }, data: { state: 'removed' } });
  await tx.attachment.updateMany({
    where: theirs,
    data: { accountId: 0, chat: '', message: null, album: null, ref: '', forwardedFrom: null },
  });
}

async function emptyInbox(
  tx: Tx,
  accounts: readonly { readonly channel: 'telegram' | 'zalo' | 'web'; readonly sender: string }[],
): Promise<void> {
  for (const { channel, sender } of accounts) {
    await tx.inbox.updateMany({ where: { channel, sender, state: { not: 'new' } }, data: { body: '{}' } });
  }
}

/** Their name is a word the archive finds items by. */
async function dropFromSearch(tx: Tx, author: number, name: string): Promise<void> {
  const items = await tx.submission.findMany({ where: { authorId: author }, select: { id: true, facets: true } });
  const words = fold(name);
  for (const { id, facets } of items) {
    if (!facets.includes(words)) continue;
    await tx.submission.update({ where: { id }, data: { facets: facets.replaceAll(words, '') } });
  }
}
