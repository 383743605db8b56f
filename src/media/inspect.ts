/** Looks at a stored file and says what it is and whether it can be used, by its content and never by its name. */
import { type FileHandle, open } from 'node:fs/promises';
import { keepsPromise, promisedType } from './file-name.js';
import { inspectPhoto, type PhotoFacts } from './inspect-photo.js';
import { isPolyglot } from './inspect-polyglot.js';
import {
  HEIC_TYPES,
  isZipMade,
  LOCKED_TYPE,
  type MediaKind,
  PHOTO_TYPES,
  PROGRAM_TYPES,
  type Recognised,
  recognise,
  SVG_TYPE,
  UNKNOWN_TYPE,
} from './inspect-type.js';
import { readAt, type ZipEntry } from './inspect-zip.js';
import type { PutProblem } from './store.js';

/**
 * Why a file cannot be used. tooLarge, empty: the store refuses it already. notDecodable: cut off or damaged.
 * tooManyPixels: a photo beyond 40 million. svg: a drawing that may hold scripts. heic: an iPhone's format. otherPhoto:
 * a picture format we do not read (BMP, RAW, …). polyglot: a photo or PDF with something else hidden in it. bomb:
 * unpacks to far more than it is. locked: has a password. program: software. typeMismatch: not what its name promises,
 * and no program that goes by the name will open it.
 */
export type MediaProblem =
  | PutProblem
  | 'notDecodable'
  | 'tooManyPixels'
  | 'svg'
  | 'heic'
  | 'otherPhoto'
  | 'polyglot'
  | 'bomb'
  | 'locked'
  | 'program'
  | 'typeMismatch';

interface Looked {
  readonly kind: MediaKind;
  /** Media type by content, without parameters. */
  readonly type: string;
  readonly bytes: number;
}

/** A usable file. `misnamed`: its name ends like another type's (a JPEG called .png, a photo called .docx). */
export type SoundMedia = Looked & { readonly ok: true; readonly misnamed: boolean } & (
    | ({ readonly kind: 'photo' } & PhotoFacts)
    | { readonly kind: Exclude<MediaKind, 'photo'> }
  );

/** A file not to be used. `size` in pixels where that is the problem. */
export type RefusedMedia = Looked & {
  readonly ok: false;
  readonly problem: MediaProblem;
  readonly size?: { readonly width: number; readonly height: number };
};

export type Inspection = SoundMedia | RefusedMedia;

/** `name`: as the person's device called it. `zone`: the plan's (IANA), for cameras that write no offset. */
export interface InspectOptions {
  readonly name?: string | undefined;
  readonly zone?: string;
}

const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 64 * 1024;
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
// Office files shrink to a tenth, long tables to a thirtieth.
const MAX_EXPANSION = 100;
const HARMLESS_UNPACKED_BYTES = 200 * 1024 * 1024;
// Content of these types opens under the names of old office formats too; school software exports such tables.
const OPENS_AS_OFFICE = /^text\/|^application\/xml$/;
const LENIENT_OFFICE = /^application\/(msword|vnd\.ms-excel|vnd\.ms-powerpoint|rtf|xml)$|^text\//;

/**
 * Inspects the file at `path`. Never throws for bad content; throws if the file cannot be read at all and, a RangeError,
 * for an unknown `zone`. Pictures are decoded once, one at a time; never call it inside a transaction.
 */
export async function inspectMedia(
  path: string,
  { name, zone = DEFAULT_ZONE }: InspectOptions = {},
): Promise<Inspection> {
  const file = await open(path, 'r');
  try {
    const { size: bytes } = await file.stat();
    if (bytes === 0) return { ok: false, problem: 'empty', kind: 'unknown', type: UNKNOWN_TYPE, bytes };
    const head = await readAt(file, 0, Math.min(bytes, HEAD_BYTES));
    const found = asNamed(await recognise(path, file, bytes, head), name);
    const looked = { kind: found.kind, type: found.type, bytes };
    const problem =
      problemOfType(found.type, found.kind) ??
      problemOfName(found, name) ??
      (await problemInside(file, bytes, head, found));
    if (problem !== undefined) return { ok: false, problem, ...looked };
    const misnamed = name !== undefined && !keepsPromise(name, found.type);
    if (found.kind !== 'photo') return { ok: true, misnamed, bytes, type: found.type, kind: found.kind };
    const photo = await inspectPhoto(path, found.type, zone);
    if (photo.ok) return { ...photo, misnamed, bytes, type: found.type, kind: 'photo' };
    if (photo.problem === 'notDecodable') return { ok: false, problem: photo.problem, ...looked };
    return { ok: false, problem: photo.problem, size: { width: photo.width, height: photo.height }, ...looked };
  } finally {
    await file.close();
  }
}

/** All plain text looks alike: whether it is a table, only the name can tell. */
function asNamed(found: Recognised, name: string | undefined): Recognised {
  if (found.type !== 'text/plain' || name === undefined || promisedType(name) !== 'text/csv') return found;
  return { ...found, type: 'text/csv' };
}

function problemOfType(type: string, kind: MediaKind): MediaProblem | undefined {
  if (type === SVG_TYPE) return 'svg';
  if (HEIC_TYPES.has(type)) return 'heic';
  if (PROGRAM_TYPES.has(type)) return 'program';
  if (type === LOCKED_TYPE) return 'locked';
  return kind === 'photo' && !PHOTO_TYPES.has(type) ? 'otherPhoto' : undefined;
}

/**
 * A photo called .docx is still a photo. But a bare container, text or unknown bytes under the name of a document,
 * photo or archive will open nowhere. Sound and film have too many forms for that judgement.
 */
function problemOfName(found: Recognised, name: string | undefined): MediaProblem | undefined {
  const promised = name === undefined ? undefined : promisedType(name);
  if (name === undefined || promised === undefined || keepsPromise(name, found.type)) return undefined;
  if (/^(audio|video)\//.test(promised)) return undefined;
  if (OPENS_AS_OFFICE.test(found.type)) return LENIENT_OFFICE.test(promised) ? undefined : 'typeMismatch';
  const bare = [UNKNOWN_TYPE, 'application/zip', 'application/x-cfb', 'application/gzip'].includes(found.type);
  return bare ? 'typeMismatch' : undefined;
}

async function problemInside(
  file: FileHandle,
  bytes: number,
  head: Buffer,
  { kind, type, entries }: Recognised,
): Promise<MediaProblem | undefined> {
  if (isZipMade(type)) {
    if (entries === undefined) return 'notDecodable';
    return isBomb(entries, bytes) ? 'bomb' : undefined;
  }
  if (type === 'application/pdf') {
    if (!(await endsAsPdf(file, bytes))) return 'notDecodable';
    return (await isPolyglot(file, bytes, head, 'pdf')) ? 'polyglot' : undefined;
  }
  return kind === 'photo' && (await isPolyglot(file, bytes, head, 'photo')) ? 'polyglot' : undefined;
}

function isBomb(entries: readonly ZipEntry[], bytes: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  return unpacked > HARMLESS_UNPACKED_BYTES && unpacked > bytes * MAX_EXPANSION;
}

/** A PDF ends with the place of its index (ISO 32000-1, 7.5.5); a download that broke off does not. */
async function endsAsPdf(file: FileHandle, bytes: number): Promise<boolean> {
  const tailAt = Math.max(0, bytes - TAIL_BYTES);
  return (await readAt(file, tailAt, bytes - tailAt)).includes('startxref');
}
