/**
 * Files that go with something: an assignment, a hot issue, a paper, the proof that something was done. They arrive in
 * the person's draft like everything people send; from there they move, with their captions, into a collection of their own.
 */
import type { Act } from '../../act.js';
import { HOUR_MS, after as instantAfter } from '../../lib/clock.js';
import type { FileRef, Message } from '../../outbox/message.js';
import { texts } from './texts.js';

/** Shows a draft anew, after files were taken out of it. */
export type DraftChanged = (act: Act, collection: number) => Promise<void>;

/** all: every file of the draft. fresh: only those sent since the conversation began. */
export type Which = 'none' | 'fresh' | 'all';

/** The number of the newest file the person has sent so far: what comes later is fresh. */
export async function newestFile(act: Act): Promise<number> {
  const newest = await act.tx.attachment.findFirst({
    where: { collection: { personId: act.actor.person?.id ?? 0 } },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return newest?.id ?? 0;
}

/**
 * Whether this draft is nothing but files, with their captions, for a question its author is in the middle of: all came
 * since that conversation began, and it takes them along.
 */
export async function awaitsItsQuestion(act: Act, collection: number): Promise<boolean> {
  const rows = await act.tx.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM "Dialog" d
    JOIN "Account" a ON a."id" = d."activeFor"
    JOIN "Collection" c ON c."openFor" = a."personId"
    WHERE c."id" = ${collection} AND d."updatedAt" > ${instantAfter(act.now, -IN_THE_MIDDLE_MS)}
      AND coalesce(json_extract(d."answers", '$.kind'), 'file') = 'file'
      AND (SELECT min(f."id") FROM "Attachment" f WHERE f."collectionId" = c."id" AND f."state" <> 'removed')
        > json_extract(d."answers", '$.filesAfter')
      AND NOT EXISTS (
        SELECT 1 FROM "Piece" p WHERE p."collectionId" = c."id" AND NOT EXISTS (
          SELECT 1 FROM "Attachment" f
          WHERE f."collectionId" = c."id" AND f."channel" = p."channel" AND f."chat" = p."chat"
            AND f."message" = p."message"))
    LIMIT 1`;
  return rows.length > 0;
}

/** Whether files of this draft go along with a question its author is in the middle of. */
export async function filesGoAlong(act: Act, collection: number): Promise<boolean> {
  const rows = await act.tx.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM "Dialog" d
    JOIN "Account" a ON a."id" = d."activeFor"
    JOIN "Collection" c ON c."openFor" = a."personId"
    WHERE c."id" = ${collection} AND d."updatedAt" > ${instantAfter(act.now, -IN_THE_MIDDLE_MS)}
      AND coalesce(json_extract(d."answers", '$.kind'), 'file') = 'file'
      AND (SELECT max(f."id") FROM "Attachment" f WHERE f."collectionId" = c."id" AND f."state" <> 'removed')
        > json_extract(d."answers", '$.filesAfter')
    LIMIT 1`;
  return rows.length > 0;
}

/** A question left alone for longer is probably forgotten. */
const IN_THE_MIDDLE_MS = HOUR_MS;

/** How many files of the open draft can go along; `after`: as `newestFile` said at the beginning. */
export async function filesOnOffer(act: Act, after: number): Promise<{ readonly all: number; readonly fresh: number }> {
  const files = await draftFiles(act, 'all', after);
  return { all: files.length, fresh: files.filter(({ id }) => id > after).length };
}

/** "2 ảnh, 1 tệp"; undefined: none. */
export async function filesInWords(act: Act, which: Which, after: number): Promise<string | undefined> {
  const files = await draftFiles(act, which, after);
  return files.length === 0 ? undefined : wordsOf(files);
}

/** Moves files of the open draft into a collection of their own, whose number is returned; undefined: there were none. */
export async function takeFiles(
  act: Act,
  which: Which,
  after: number,
  draftChanged: DraftChanged,
): Promise<number | undefined> {
  const { person } = act.actor;
  const files = await draftFiles(act, which, after);
  const [first] = files;
  if (person === undefined || first === undefined) return undefined;
  const { id } = await act.tx.collection.create({
    data: { personId: person.id, state: 'given', openedAt: act.now, touchedAt: act.now },
  });
  await act.tx.attachment.updateMany({
    where: { id: { in: files.map((file) => file.id) } },
    data: { collectionId: id },
  });
  for (const { channel, chat, message } of files) {
    if (message === null) continue;
    const caption = { collectionId: first.collectionId, channel, chat, message };
    await act.tx.piece.updateMany({ where: caption, data: { collectionId: id } });
  }
  await dropIfEmpty(act, first.collectionId);
  await draftChanged(act, first.collectionId);
  return id;
}

async function draftFiles(act: Act, which: Which, after: number) {
  if (which === 'none') return [];
  return act.tx.attachment.findMany({
    where: {
      state: { in: ['waiting', 'stored'] },
      // What was sent before with an item that came back stays with it.
      versions: { none: {} },
      collection: { openFor: act.actor.person?.id ?? 0 },
      ...(which === 'fresh' ? { id: { gt: after } } : {}),
    },
    orderBy: { id: 'asc' },
    select: { id: true, collectionId: true, kind: true, channel: true, chat: true, message: true },
  });
}

async function dropIfEmpty(act: Act, collection: number): Promise<void> {
  const { submission, _count } = await act.tx.collection.findUniqueOrThrow({
    where: { id: collection },
    select: {
      submission: { select: { id: true } },
      _count: { select: { pieces: true, attachments: { where: { state: { not: 'removed' } } } } },
    },
  });
  if (submission !== null || _count.pieces + _count.attachments > 0) return;
  await act.tx.collection.update({ where: { id: collection }, data: { state: 'dropped', openFor: null } });
}

function wordsOf(files: readonly { readonly kind: string }[]): string {
  const photos = files.filter(({ kind }) => kind === 'photo').length;
  return texts.files(photos, files.length - photos);
}

/** "2 ảnh, 1 tệp" of a collection, and the message that carries what has been fetched of it. */
export async function carriedFiles(act: Act, collection: number, text: string) {
  const files = await act.tx.attachment.findMany({
    where: { collectionId: collection, state: { in: ['waiting', 'stored'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { kind: true, name: true, sha256: true, media: { select: { kind: true } } },
  });
  const stored = files.flatMap(({ sha256, name, media }) =>
    sha256 === null || media === null ? [] : [{ sha256, name, photo: media.kind === 'photo' }],
  );
  const message: Message | undefined = stored.length === 0 ? undefined : { text, ...filesOf(stored) };
  return { words: files.length === 0 ? undefined : wordsOf(files), message };
}

/** Stored files as a message carries them. */
export function filesOf(
  stored: readonly { readonly sha256: string; readonly name: string | null; readonly photo: boolean }[],
): { readonly photos: readonly FileRef[]; readonly files: readonly FileRef[] } {
  const named = (photo: boolean, base: string, ending: string) =>
    stored
      .filter((file) => file.photo === photo)
      .map(({ sha256, name }, index) => ({ sha256, name: name ?? `${base}-${index + 1}${ending}` }));
  return { photos: named(true, 'anh', '.jpg'), files: named(false, 'tep', '') };
}
