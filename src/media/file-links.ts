/**
 * Addresses under which a file is fetched that a chat cannot show. Whoever holds one may open it for two weeks: it stands
 * in a private chat, cannot be guessed, and is stored only as a hash.
 */
import type { Read, Tx } from '../db/client.js';
import { after, DAY_MS } from '../lib/clock.js';
import { linkCode, sha256 } from '../lib/codes.js';

/** Where the pages with the files are, without the code. */
export const FILE_PATH = '/tep';

const LIFETIME_MS = 14 * DAY_MS;

/** `row`: the message that tells the address; what it told before at another try opens nothing any more. */
export async function writeFileLink(
  tx: Tx,
  row: number,
  file: { readonly sha256: string; readonly name: string },
  now: Date,
): Promise<string> {
  const code = linkCode();
  await tx.fileLink.deleteMany({ where: { outgoingId: row, sha256: file.sha256 } });
  await tx.fileLink.create({
    data: {
      tokenHash: sha256(code),
      outgoingId: row,
      sha256: file.sha256,
      name: file.name,
      createdAt: now,
      expiresAt: after(now, LIFETIME_MS),
    },
  });
  return code;
}

export interface LinkedFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: string;
}

/** Undefined: unknown, too old, or the file is kept no more. */
export async function findLinkedFile(read: Read, code: string, now: Date): Promise<LinkedFile | undefined> {
  const link = await read.fileLink.findUnique({ where: { tokenHash: sha256(code) } });
  if (link === null || link.expiresAt <= now) return undefined;
  const media = await read.media.findUnique({ where: { sha256: link.sha256 }, select: { bytes: true, type: true } });
  return media === null ? undefined : { sha256: link.sha256, name: link.name, ...media };
}

/** Those past their time; the files stay. */
export async function forgetOldFileLinks(tx: Tx, now: Date): Promise<void> {
  await tx.fileLink.deleteMany({ where: { expiresAt: { lte: now } } });
}
