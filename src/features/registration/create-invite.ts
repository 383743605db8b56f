/** Makes an invite: a code and a link for one person, or a link for several whose joining somebody accepts. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { type WrittenInvite, writeInvite } from './invite-rows.js';
import { forRole, invitePermission } from './permissions.js';

export const INVITE_DAYS = 7;

export interface InviteOrder {
  readonly role: Role;
  readonly unit: number;
  /** 1: for one person. More: for as many, each accepted by a lead or the office. */
  readonly uses: number;
  readonly days: number;
}

export interface Invited extends WrittenInvite {
  readonly expiresAt: Date;
  readonly unit: { readonly code: string; readonly name: string };
}

export async function createInvite(act: Act, { role, unit, uses, days }: InviteOrder): Promise<Invited> {
  const place = await act.tx.unit.findUniqueOrThrow({ where: { id: unit } });
  act.require(forRole(role, invitePermission), place);
  const expiresAt = after(act.now, days * DAY_MS);
  const written = await writeInvite(act.tx, {
    unitId: unit,
    role,
    uses,
    expiresAt,
    createdAt: act.now,
    createdById: act.actor.person?.id ?? null,
  });
  await act.record('registration.invite', `invite/${written.id}`, `${role} ${place.code} x${uses}`);
  return { ...written, expiresAt, unit: { code: place.code, name: place.name } };
}
