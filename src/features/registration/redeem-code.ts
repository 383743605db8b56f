/** What a code is good for. Wrong ones are counted; after too many, none is looked at for a while, not even a right one. */
import type { Act } from '../../act.js';
import type { Tx } from '../../db/client.js';
import { after } from '../../lib/clock.js';
import { type AccountCode, findAccountCode } from '../linking/index.js';
import { spelled } from './institution.js';
import { type InviteRow, inviteByCode } from './invite-rows.js';
import { type CodeRefusal, lockedUntil, standingOf, TRIES_WINDOW_MS } from './rules.js';

export type Judged = { readonly invite: InviteRow } | { readonly refusal: CodeRefusal };
/** `link`: no invite, but the way in of somebody who is here already, on another account. */
export type Redeemed = Judged | { readonly link: AccountCode };

/** `code` as `codeIn` reads it; `account` is the one it came from. Uses nothing up: that happens on joining. */
export async function redeemCode(act: Act, account: number, code: string): Promise<Redeemed> {
  const locked = await lockOf(act.tx, account, act.now);
  if (locked !== undefined) return { refusal: locked };
  const link = await findAccountCode(act.tx, code, act.now);
  if (link !== undefined) return { link };
  const invite = await inviteByCode(act.tx, code);
  if (invite === null) {
    await act.tx.codeTry.create({ data: { accountId: account, at: act.now } });
    return { refusal: (await lockOf(act.tx, account, act.now)) ?? { why: 'unknown' } };
  }
  return judgeInvite(invite, act.now);
}

/** The same question of an invite found before: it may have been used, revoked or run out meanwhile. */
export function judgeInvite(invite: InviteRow, now: Date): Judged {
  const standing = invite.unit.retiredAt === null ? standingOf(invite, now) : 'revoked';
  return standing === 'open' ? { invite } : { refusal: { why: standing } };
}

async function lockOf(tx: Tx, account: number, now: Date): Promise<CodeRefusal | undefined> {
  const tries = await tx.codeTry.findMany({
    where: { accountId: account, at: { gt: after(now, -TRIES_WINDOW_MS) } },
    select: { at: true },
  });
  const until = lockedUntil(
    tries.map((each) => each.at),
    now,
  );
  return until === undefined ? undefined : { why: 'tooMany', until: await spelled(tx, until) };
}
