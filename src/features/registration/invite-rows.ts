/**
 * Invites as rows. An invite for one person is a pair: the link's code and, right after it, the typed one; using or
 * revoking one does so to the other. Only hashes of codes are stored.
 */
import type { Role, Tx } from '../../db/client.js';
import { linkCode, sha256, typedCode } from '../../lib/codes.js';
import { standingOf } from './rules.js';

export interface NewInvite {
  readonly unitId: number;
  readonly role: Role;
  readonly uses: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly createdById: number | null;
  /** Somebody of the roster for whom alone it is. */
  readonly personId?: number;
}

const WITH_UNIT = { unit: { select: { id: true, name: true, path: true, retiredAt: true } } } as const;

export type InviteRow = NonNullable<Awaited<ReturnType<typeof inviteById>>>;

export interface WrittenInvite {
  readonly id: number;
  /** The link's code, 128 bits. */
  readonly link: string;
  /** Eight characters; only for one person. */
  readonly typed: string | undefined;
}

export async function writeInvite(tx: Tx, { uses, ...facts }: NewInvite): Promise<WrittenInvite> {
  const link = linkCode();
  // Whoever passes on a link for many cannot answer for all who follow it.
  const common = { ...facts, usesLeft: uses, approval: uses > 1 };
  const { id } = await tx.invite.create({ data: { ...common, form: 'link', codeHash: sha256(link) } });
  if (uses > 1) return { id, link, typed: undefined };
  const typed = typedCode();
  // Written directly after its link, in the same transaction: `twinOf` finds it by that.
  await tx.invite.create({ data: { ...common, form: 'typed', codeHash: sha256(typed) } });
  return { id, link, typed };
}

export async function inviteById(tx: Tx, id: number) {
  return tx.invite.findUnique({ where: { id }, include: WITH_UNIT });
}

/** `code` as `codeIn` reads it. */
export async function inviteByCode(tx: Tx, code: string): Promise<InviteRow | null> {
  return tx.invite.findUnique({ where: { codeHash: sha256(code) }, include: WITH_UNIT });
}

/** Counts one use; false when there was none left at this moment. */
export async function spendUse(tx: Tx, invite: InviteRow, now: Date): Promise<boolean> {
  if (standingOf(invite, now) !== 'open') return false;
  const ids = await pairOf(tx, invite);
  const { count } = await tx.invite.updateMany({
    where: { id: { in: ids }, usesLeft: { gt: 0 } },
    data: { usesLeft: { decrement: 1 } },
  });
  return count > 0;
}

/** Somebody who used it was not taken: another may. */
export async function giveBackUse(tx: Tx, id: number): Promise<void> {
  await tx.invite.update({ where: { id }, data: { usesLeft: { increment: 1 } } });
}

export async function markRevoked(tx: Tx, invite: InviteRow, now: Date): Promise<void> {
  await tx.invite.updateMany({ where: { id: { in: await pairOf(tx, invite) } }, data: { revokedAt: now } });
}

async function pairOf(tx: Tx, invite: { id: number; form: 'link' | 'typed' }): Promise<number[]> {
  if (invite.form === 'typed') return [invite.id, invite.id - 1];
  const next = await tx.invite.findUnique({ where: { id: invite.id + 1 }, select: { form: true } });
  return next?.form === 'typed' ? [invite.id, invite.id + 1] : [invite.id];
}
