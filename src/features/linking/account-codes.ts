/**
 * Codes that make another account a person's own: one to follow as a link, one to type, good for one use. Only hashes
 * are stored.
 */
import type { Tx } from '../../db/client.js';
import { linkCode, sha256, typedCode } from '../../lib/codes.js';

export interface NewCodes {
  readonly person: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Who of the institution gives them; undefined: the person asked. */
  readonly by: number | undefined;
}

export interface WrittenCodes {
  /** 128 bits. */
  readonly link: string;
  /** Eight characters. */
  readonly typed: string;
}

/** In place of all earlier ones of this person. */
export async function writeCodes(tx: Tx, { person, createdAt, expiresAt, by }: NewCodes): Promise<WrittenCodes> {
  await dropCodes(tx, person);
  const written = { link: linkCode(), typed: typedCode() };
  const facts = { personId: person, createdAt, expiresAt, createdById: by ?? null };
  await tx.accountCode.createMany({
    data: [written.link, written.typed].map((code) => ({ codeHash: sha256(code), ...facts })),
  });
  return written;
}

export async function dropCodes(tx: Tx, person: number): Promise<void> {
  await tx.accountCode.deleteMany({ where: { personId: person } });
}

/** What a code is good for: an account of this person, by their own wish or by the office's. */
export interface AccountCode {
  readonly person: { readonly id: number; readonly name: string };
  readonly byOffice: boolean;
}

/** Undefined: none of ours, used, too old, or of somebody who has left. */
export async function findCode(tx: Tx, code: string, now: Date): Promise<AccountCode | undefined> {
  const row = await tx.accountCode.findUnique({
    where: { codeHash: sha256(code) },
    select: { expiresAt: true, createdById: true, person: { select: { id: true, name: true, leftAt: true } } },
  });
  if (row === null || row.expiresAt <= now || row.person.leftAt !== null) return undefined;
  const { id, name } = row.person;
  return { person: { id, name }, byOffice: row.createdById !== null };
}
