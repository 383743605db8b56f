/** Gives files to a message: by the asset Zalo still has of them, else by uploading them. An asset lives seven days. */
import { z } from 'zod';
import { type Clock, DAY_MS } from '../../lib/clock.js';
import { type MediaRef, SendError, type StoredFile } from '../contract.js';
import type { Api } from './api.js';
import { FILE_LIMIT_BYTES, IMAGE_LIMIT_BYTES, IMAGE_TYPES, ZALO_CAPABILITIES } from './capabilities.js';
import { ASSET_EXPIRED, BAD_PARAMETER, kindOf, ZaloRefusal } from './errors.js';
import { type AssetKind, assetRef, readMediaRef } from './refs.js';

/** A day less than Zalo keeps it: the message may wait. */
const ASSET_LIFE_MS = 6 * DAY_MS;

const LIMITS = {
  image: { bytes: IMAGE_LIMIT_BYTES, types: IMAGE_TYPES, path: '/v2.0/oa/upload/image' },
  file: { bytes: FILE_LIMIT_BYTES, types: ZALO_CAPABILITIES.file.types ?? [], path: '/v2.0/oa/upload/file' },
} as const;

/** Zalo judges by the end of the name. */
const ENDINGS: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ['image/jpeg', ['.jpg', '.jpeg']],
  ['image/png', ['.png']],
  ['application/pdf', ['.pdf']],
  ['application/msword', ['.doc']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['.docx']],
  ['text/csv', ['.csv']],
]);

const Uploaded = z.union([
  z.object({ attachment_id: z.string().min(1) }).transform(({ attachment_id: id }) => id),
  z.object({ token: z.string().min(1) }).transform(({ token: id }) => id),
]);

/**
 * Sends with the asset of this file. Where Zalo knows a remembered asset no more, or says that a fresh one has expired,
 * nothing was delivered: it is uploaded once more. Throws what `send` throws, or SendError for a file Zalo does not take.
 */
export async function withAsset<T>(
  { api, clock }: { readonly api: Api; readonly clock: Clock },
  file: StoredFile,
  kind: AssetKind,
  send: (id: string) => Promise<T>,
): Promise<{ readonly result: T; readonly media: MediaRef }> {
  const known = file.known === undefined ? undefined : readMediaRef(file.known);
  if (file.known !== undefined && known?.kind === kind && isFresh(known.uploadedAtMs, clock)) {
    try {
      return { result: await send(known.id), media: file.known };
    } catch (error) {
      if (!isUnknownAsset(error)) throw error;
    }
  }
  try {
    return await uploadAndSend();
  } catch (error) {
    if (!(error instanceof ZaloRefusal) || error.code !== ASSET_EXPIRED) throw error;
    return await uploadAndSend();
  }

  async function uploadAndSend() {
    const uploadedAt = clock.now();
    const id = await upload(api, file, kind);
    return { result: await send(id), media: assetRef(kind, uploadedAt, id) };
  }
}

function isFresh(uploadedAtMs: number, clock: Clock): boolean {
  return clock.now().getTime() - uploadedAtMs < ASSET_LIFE_MS;
}

/** Expired, or never heard of: another OA's, for instance. */
function isUnknownAsset(error: unknown): boolean {
  return error instanceof ZaloRefusal && (error.code === ASSET_EXPIRED || error.code === BAD_PARAMETER);
}

async function upload(api: Api, file: StoredFile, kind: AssetKind): Promise<string> {
  const { bytes: limit, types, path } = LIMITS[kind];
  if (file.bytes > limit) throw new SendError('rejected', `a ${kind} of ${file.bytes} bytes: Zalo takes ${limit}`);
  if (!types.includes(file.type)) throw new SendError('rejected', `a ${kind} of type ${file.type}: Zalo takes it not`);
  const bytes = await readAll(file);
  return Uploaded.parse(await api.upload(path, { name: named(file), type: file.type, bytes }));
}

/** At most five megabytes: the form needs them whole. */
async function readAll(file: StoredFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of file.open()) chunks.push(chunk);
  } catch (error) {
    throw new SendError('rejected', `the stored file ${file.sha256.slice(0, 12)} cannot be read: ${kindOf(error)}`);
  }
  return Buffer.concat(chunks);
}

function named({ name, type }: StoredFile): string {
  const endings = ENDINGS.get(type);
  if (endings === undefined || endings.some((ending) => name.toLowerCase().endsWith(ending))) return name;
  return name + endings[0];
}
