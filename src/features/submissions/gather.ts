/** Everything a person sends joins what they are gathering: their open collection, or the one its album belongs to. */
import type { Act } from '../../act.js';
import type { ChannelName, Content, IncomingFile } from '../../channels/contract.js';
import type { Contribution, Origin } from '../../conversation/handlers.js';
import { isCourtesy } from '../../conversation/typed-words.js';
import { after, MINUTE_MS } from '../../lib/clock.js';
import { nfc } from '../../lib/fold.js';
import { awaitsItsQuestion, filesGoAlong } from '../carried-files/index.js';
import { forgetOldAim, loadItem } from '../items/index.js';
import { offerTyped } from '../registration/index.js';
import { loadDraft, proposedTitle } from './draft.js';
import { isOpen, refresh } from './draft-card.js';
import { offerRevision } from './revise.js';
import { isOpenToChange } from './rework-item.js';
import { asksForDraft } from './rules.js';
import { texts } from './texts.js';

/** Adds text, photos or files; edits replace what they edited. Shows the draft. */
export async function gather(act: Act, content: Contribution, origin: Origin): Promise<void> {
  const { person, account } = act.actor;
  if (person === undefined || account === undefined) return;
  if (content.edited === true) return editGathered(act, content, origin);
  if (content.kind === 'text') {
    if (content.forwardedFrom === undefined) {
      if (asksForDraft(content.text)) return showDraft(act, person.id);
      const offered = await offerTyped(act, content.text);
      if (offered !== undefined) return act.tell({ account: account.id }, offered);
    }
    const { id, below } = await openCollection(act, person.id);
    await addPiece(act, id, content.text, origin, content.forwardedFrom);
    return refresh(act, id, { ...GATHERING, below: below || content.text.length > LONG_TEXT });
  }
  const joins = await siblingsCollection(act, content);
  // Pictures push what stood above them out of sight; those of an album that come later do not ask for a card each.
  const { id, below } =
    joins === undefined ? { ...(await openCollection(act, person.id)), below: true } : { id: joins, below: false };
  await addFiles(act, id, content, origin);
  if (content.caption !== '') await addPiece(act, id, content.caption, origin, content.forwardedFrom);
  // Beside an article that waits, they are no part of it: the question stays the last thing seen.
  const elsewhere = (await filesGoAlong(act, id)) && !(await awaitsItsQuestion(act, id));
  await refresh(act, id, { ...GATHERING, below: below && !elsewhere });
  if (!elsewhere) return;
  const reason = `submissions.along/${id}/${content.album ?? origin.message ?? act.now.toISOString()}`;
  await act.tell({ account: account.id }, { text: texts.goesAlong }, { reason, priority: 'answer' });
}

const GATHERING = { gathering: true };

/** Characters that fill a phone's screen: what stood above them is out of sight. */
const LONG_TEXT = 500;

/** Whoever comes back to a draft after this has scrolled past it. */
const AWAY_MS = 10 * MINUTE_MS;

/** Shows the draft where its author types; without one, how to begin. */
export async function showDraft(act: Act, person: number): Promise<void> {
  const open = await act.tx.collection.findUnique({ where: { openFor: person }, select: { id: true } });
  if (open === null) return act.tell({ person }, { text: texts.howToSubmit });
  await refresh(act, open.id, { below: true, whole: true });
}

/** The collection this album's earlier parts went to, whenever that was. */
async function siblingsCollection(act: Act, content: Extract<Content, { kind: 'media' }>): Promise<number | undefined> {
  const { account } = act.actor;
  if (content.album === undefined || account === undefined) return undefined;
  const sibling = await act.tx.attachment.findFirst({
    where: {
      channel: account.channel,
      chat: account.chat,
      album: content.album,
      collection: { state: { not: 'dropped' } },
    },
    select: { collectionId: true },
  });
  return sibling?.collectionId;
}

async function openCollection(act: Act, person: number): Promise<{ readonly id: number; readonly below: boolean }> {
  await forgetOldAim(act, person);
  const open = await act.tx.collection.findUnique({
    where: { openFor: person },
    select: { id: true, touchedAt: true },
  });
  if (open !== null) {
    await act.tx.collection.update({ where: { id: open.id }, data: { touchedAt: act.now } });
    return { id: open.id, below: open.touchedAt < after(act.now, -AWAY_MS) };
  }
  const { id } = await act.tx.collection.create({
    data: { personId: person, openFor: person, state: 'open', openedAt: act.now, touchedAt: act.now },
  });
  return { id, below: false };
}

async function addPiece(
  act: Act,
  collection: number,
  text: string,
  origin: Origin,
  forwardedFrom: string | undefined,
): Promise<void> {
  const { account } = act.actor;
  const clean = nfc(text).trim();
  if (account === undefined || clean === '') return;
  await act.tx.piece.create({
    data: {
      collectionId: collection,
      channel: account.channel,
      chat: account.chat,
      message: origin.message ?? null,
      text: clean,
      forwardedFrom: forwardedFrom ?? null,
      at: origin.at,
    },
  });
}

async function addFiles(
  act: Act,
  collection: number,
  content: Extract<Content, { kind: 'media' }>,
  origin: Origin,
): Promise<void> {
  const { account } = act.actor;
  if (account === undefined) return;
  const late = !(await isOpen(act, collection));
  await act.tx.attachment.createMany({
    data: content.files.map((file) => ({
      collectionId: collection,
      accountId: account.id,
      channel: account.channel,
      chat: account.chat,
      message: origin.message ?? null,
      album: content.album ?? null,
      ...offered(file),
      forwardedFrom: content.forwardedFrom ?? null,
      state: 'waiting' as const,
      at: origin.at,
      late,
    })),
  });
}

/** An edited message replaces its words where they are gathered; what was sent already stays as it was sent. */
async function editGathered(act: Act, content: Contribution, origin: Origin): Promise<void> {
  const { account } = act.actor;
  if (account === undefined || origin.message === undefined) return;
  const words = nfc(content.kind === 'text' ? content.text : content.caption).trim();
  const where = { channel: account.channel, chat: account.chat, message: origin.message };
  if (content.kind === 'media') await exchangeFile(act, where, content);
  const piece = await act.tx.piece.findFirst({ where, include: { collection: true } });
  if (piece !== null) {
    const { collection } = piece;
    // The platform also announces edits of things we do not show: only a real change counts.
    if (piece.text === words) return;
    if (collection.state === 'sent') return editSent(act, { id: piece.id, collection: collection.id }, words);
    if (collection.state !== 'open') return sayItChangesNothing(act, words);
    await changePiece(act, piece.id, words);
    return refresh(act, piece.collection.id);
  }
  const attachment = await act.tx.attachment.findFirst({
    where,
    include: { collection: { select: { id: true, state: true } } },
  });
  if (attachment === null && content.kind === 'text') return sayItChangesNothing(act, words);
  if (attachment === null || attachment.collection.state !== 'open' || words === '') return;
  await addPiece(act, attachment.collection.id, words, origin, undefined);
  await refresh(act, attachment.collection.id);
}

/** What was edited is no part of a draft: an answer, a command, something given away. */
async function sayItChangesNothing(act: Act, words: string): Promise<void> {
  const { account } = act.actor;
  if (account === undefined || isCourtesy(words)) return;
  await act.tell({ account: account.id }, { text: texts.editedInVain });
}

/** A message's picture or file can be exchanged for another: in a draft the new one takes its place. */
async function exchangeFile(
  act: Act,
  where: { readonly channel: ChannelName; readonly chat: string; readonly message: string },
  { files: [file] }: Extract<Content, { kind: 'media' }>,
): Promise<void> {
  const known = await act.tx.attachment.findFirst({
    where: { ...where, state: { not: 'removed' } },
    select: { id: true, ref: true, declaredBytes: true, collection: { select: { id: true, state: true } } },
  });
  // The platform may name the same file otherwise: fetched again, it is known by its content.
  if (known === null || file === undefined || known.ref === file.ref) return;
  const { collection } = known;
  if (collection.state === 'sent') {
    if (known.declaredBytes !== (file.bytes ?? null)) await sayItStays(act, collection.id);
    return;
  }
  if (collection.state !== 'open') return;
  const anew = { state: 'waiting', sha256: null, problem: null, tries: 0, nextTryAt: null, settledAt: null } as const;
  await act.tx.attachment.update({ where: { id: known.id }, data: { ...offered(file), ...anew } });
  await refresh(act, collection.id, GATHERING);
}

/** A picture that was sent stays; how to send another instead. */
async function sayItStays(act: Act, collection: number): Promise<void> {
  const { person } = act.actor;
  const submission = await act.tx.submission.findUnique({
    where: { collectionId: collection },
    select: { code: true },
  });
  if (person === undefined || submission === null) return;
  await act.tell({ person: person.id }, { text: texts.exchangedTooLate(submission.code) });
}

function offered(file: IncomingFile) {
  return {
    ref: file.ref,
    kind: file.kind,
    name: file.name === undefined ? null : nfc(file.name),
    declaredType: file.type ?? null,
    declaredBytes: file.bytes ?? null,
  };
}

async function changePiece(act: Act, id: number, words: string): Promise<void> {
  if (words === '') await act.tx.piece.delete({ where: { id } });
  else await act.tx.piece.update({ where: { id }, data: { text: words } });
}

/** What was sent stays as it was sent; while nobody has decided, the new words may go as a new version. */
async function editSent(
  act: Act,
  { id, collection }: { readonly id: number; readonly collection: number },
  words: string,
): Promise<void> {
  const { submission, title } = await act.tx.collection.findUniqueOrThrow({
    where: { id: collection },
    select: { title: true, submission: { select: { id: true, code: true } } },
  });
  if (submission === null) return;
  if (!isOpenToChange(await loadItem(act.tx, submission.id), act.now)) {
    const { person } = act.actor;
    if (person !== undefined) await act.tell({ person: person.id }, { text: texts.editedTooLate(submission.code) });
    return;
  }
  const { text: before } = await loadDraft(act.tx, collection);
  await changePiece(act, id, words);
  // A title nobody chose follows the first line.
  if (title === proposedTitle(before))
    await act.tx.collection.update({ where: { id: collection }, data: { title: null } });
  await offerRevision(act, collection);
}
