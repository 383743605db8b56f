/** Files on their way in: one request a file, streamed to disk, known by the page's own name for it. */
import { randomUUID } from 'node:crypto';
import type { Database, Read } from '../../db/client.js';
import type { Clock } from '../../lib/clock.js';
import { type ChatRef, type MediaRef, OpenError } from '../contract.js';
import { FILE_LIMIT_BYTES, REFUSED_EXTENSIONS } from './capabilities.js';
import type { Disk } from './disk.js';
import { toOpenError } from './errors.js';
import { plainName } from './file-name.js';
import { readMediaRef, type WebMedia } from './refs.js';

/** What one chat may leave lying here before the house has fetched it: five of the largest files. */
const WAITING_LIMIT_BYTES = 5 * FILE_LIMIT_BYTES;
/** Left free on the disk: the database and everything else needs it more than an upload. */
const RESERVE_BYTES = 512 * 1024 * 1024;

export interface Upload {
  readonly clientId: string;
  readonly name: string;
  /** As the browser calls it; may be wrong or missing. */
  readonly type: string | undefined;
  /** As the request announces it. */
  readonly bytes: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Why an upload was not taken, as a code the texts have a sentence for. */
export type UploadRefusal = 'fileTooBig' | 'fileEmpty' | 'fileType' | 'tooMuchWaiting' | 'diskFull';

export type UploadOutcome =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly refusal: UploadRefusal };

export interface UploadParts {
  readonly db: Database;
  readonly disk: Disk;
  readonly clock: Clock;
}

/** Rejects when the line breaks or the disk fails; then nothing of it is kept. Repeated, it is stored once. */
export async function takeUpload(
  { db, disk, clock }: UploadParts,
  chat: ChatRef,
  { clientId, name: given, type: declared, bytes: announced, body }: Upload,
): Promise<UploadOutcome> {
  const known = await knownUpload(db.read, chat, clientId);
  if (known !== undefined) return { ok: true, bytes: known };
  const name = plainName(given);
  if (REFUSED_EXTENSIONS.includes(name.split('.').at(-1)?.toLowerCase() ?? '')) return refused('fileType');
  if (announced !== undefined && announced > FILE_LIMIT_BYTES) return refused('fileTooBig');
  if (announced === 0) return refused('fileEmpty');
  const size = announced ?? FILE_LIMIT_BYTES;
  if ((await waitingBytes(db.read, chat)) + size > WAITING_LIMIT_BYTES) return refused('tooMuchWaiting');
  if ((await disk.freeBytes()) - size < RESERVE_BYTES) return refused('diskFull');

  const id = randomUUID();
  const put = await disk.putUpload(id, body, FILE_LIMIT_BYTES);
  if (typeof put === 'string') return refused(put === 'empty' ? 'fileEmpty' : 'fileTooBig');
  const type = plainType(declared);
  const kept = await db.transaction(async (tx) => {
    // The same upload came twice at once, and the other was quicker.
    if ((await knownUpload(tx, chat, clientId)) !== undefined) return false;
    await tx.webFile.create({
      data: { id, chatId: chat, clientId, kind: kindOf(type), name, type, bytes: put.bytes, storedAt: clock.now() },
    });
    return true;
  });
  if (!kept) await disk.remove({ kind: 'upload', id });
  return { ok: true, bytes: put.bytes };
}

/** Opens what the mailbox holds, as the contract wants it; an upload read to its end counts as fetched. */
export async function openUpload({ db, disk, clock }: UploadParts, ref: MediaRef): Promise<AsyncIterable<Uint8Array>> {
  const media = readMediaRef(ref);
  if (media === undefined) throw new OpenError('gone', 'not a file of this channel');
  try {
    const row = media.kind === 'upload' ? await db.read.webFile.findUnique({ where: { id: media.id } }) : undefined;
    const size = await disk.sizeOf(media);
    if (row === null || size === undefined) throw new OpenError('gone', 'the mailbox holds this file no more');
    return streamed({ db, disk, clock }, media, size);
  } catch (error) {
    throw toOpenError(error);
  }
}

async function* streamed({ db, disk, clock }: UploadParts, media: WebMedia, size: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const chunk of disk.read(media)) {
      read += chunk.byteLength;
      yield chunk;
    }
    if (read !== size) throw new OpenError('later', `the file ended after ${read} of ${size} bytes`);
    if (media.kind === 'copy') return;
    await db.transaction((tx) =>
      tx.webFile.updateMany({ where: { id: media.id, fetchedAt: null }, data: { fetchedAt: clock.now() } }),
    );
  } catch (error) {
    throw toOpenError(error);
  }
}

/** Its size, if this upload was stored before. */
async function knownUpload(read: Read, chat: ChatRef, clientId: string): Promise<number | undefined> {
  const row = await read.webFile.findUnique({ where: { chatId_clientId: { chatId: chat, clientId } } });
  return row === null ? undefined : row.bytes;
}

async function waitingBytes(read: Read, chat: ChatRef): Promise<number> {
  const { _sum: sum } = await read.webFile.aggregate({
    where: { chatId: chat, clientId: { not: null }, fetchedAt: null, removedAt: null },
    _sum: { bytes: true },
  });
  return sum.bytes ?? 0;
}

function refused(refusal: UploadRefusal): UploadOutcome {
  return { ok: false, refusal };
}

function plainType(declared: string | undefined): string {
  const type = declared?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z]+\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}

function kindOf(type: string): 'photo' | 'video' | 'audio' | 'document' {
  if (type.startsWith('image/') && type !== 'image/svg+xml') return 'photo';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'document';
}
