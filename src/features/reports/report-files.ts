/** Files of reports: stored, and known as media, so that they can be sent. */
import type { Act } from '../../act.js';
import type { House } from '../../feature.js';

export const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ARCHIVE_TYPE = 'application/zip';

const MAX_FILE_BYTES = 100 * 1024 * 1024;

export interface StoredReport {
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
}

/** Outside transactions. Throws when the store does not take it. */
export async function storedFile({ media }: House, bytes: Uint8Array, name: string): Promise<StoredReport> {
  const stored = await media.put(once(bytes), { maxBytes: MAX_FILE_BYTES });
  if (!stored.ok) throw new Error(`the report's file was not taken: ${stored.problem}`);
  return { sha256: stored.sha256, bytes: stored.bytes, name };
}

export async function keepMedia({ tx, now }: Act, { sha256, bytes }: StoredReport, type: string): Promise<void> {
  const facts = { sha256, bytes, type, kind: 'document', storedAt: now } as const;
  await tx.media.upsert({ where: { sha256 }, create: facts, update: {} });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
