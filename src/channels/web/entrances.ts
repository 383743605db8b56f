/** The ways into a chat: a personal link that opens once, and an invitation that opens a chat for whoever follows it. */
import type { Read, Tx } from '../../db/client.js';
import { after, DAY_MS, MINUTE_MS } from '../../lib/clock.js';
import { linkCode, sha256 } from '../../lib/codes.js';
import type { ChatRef } from '../contract.js';
import { takeEntrance } from './inbound.js';
import { createChat } from './mailbox.js';
import { chatRef } from './refs.js';

export const LINK_LIFETIME_MS = 7 * DAY_MS;
/** The answer to a press may get lost on the way: the same visit may press again for so long. */
const PRESS_AGAIN_MS = 10 * MINUTE_MS;

const LINK_FORM = /^[\w-]{22}$/;
/** What an invitation's address may carry; Telegram's limit for the same thing. */
export const INVITE_FORM = /^[\w-]{1,64}$/;

/** Why a personal link does not open: each has a sentence that says what to do. */
export type LinkProblem = 'unknown' | 'used' | 'expired';

/** Makes a personal link to a chat and returns its code, which is stored nowhere. */
export async function createLink(tx: Tx, chat: ChatRef, now: Date): Promise<string> {
  const code = linkCode();
  await tx.webLink.create({
    data: { codeHash: sha256(code), chatId: chat, createdAt: now, expiresAt: after(now, LINK_LIFETIME_MS) },
  });
  return code;
}

/** What a link would do if it were pressed by this visit now. */
export async function lookAtLink(
  read: Read,
  code: string,
  visit: string | undefined,
  now: Date,
): Promise<{ readonly chat: ChatRef } | { readonly problem: LinkProblem; readonly chat?: ChatRef }> {
  if (!LINK_FORM.test(code)) return { problem: 'unknown' };
  const link = await read.webLink.findUnique({ where: { codeHash: sha256(code) } });
  if (link === null) return { problem: 'unknown' };
  const chat = chatRef(link.chatId);
  if (link.usedAt !== null) {
    const again = visit !== undefined && link.usedBy === sha256(visit) && now < after(link.usedAt, PRESS_AGAIN_MS);
    return again ? { chat } : { problem: 'used', chat };
  }
  return link.expiresAt <= now ? { problem: 'expired', chat } : { chat };
}

/** Presses a link: from now on it is used, and its chat is entered. */
export async function followLink(
  tx: Tx,
  code: string,
  visit: string,
  now: Date,
): Promise<{ readonly chat: ChatRef } | { readonly problem: LinkProblem; readonly chat?: ChatRef }> {
  const found = await lookAtLink(tx, code, visit, now);
  if ('problem' in found) return found;
  await tx.webLink.updateMany({
    where: { codeHash: sha256(code), usedAt: null },
    data: { usedAt: now, usedBy: sha256(visit) },
  });
  const first = await tx.webChat.updateMany({ where: { id: found.chat, enteredAt: null }, data: { enteredAt: now } });
  if (first.count > 0) await takeEntrance(tx, found.chat, { visit: sha256(visit), code: undefined }, now);
  return found;
}

/** Follows an invitation into the chat the browser has already, or into a new one. */
export async function followInvite(
  tx: Tx,
  code: string | undefined,
  visit: string,
  present: ChatRef | undefined,
  now: Date,
): Promise<ChatRef> {
  const openedBy = sha256(visit);
  const known = present ?? (await tx.webChat.findUnique({ where: { openedBy }, select: { id: true } }))?.id;
  const chat = known === undefined ? await createChat(tx, { name: '', openedBy }, now) : chatRef(known);
  await tx.webChat.updateMany({ where: { id: chat, enteredAt: null }, data: { enteredAt: now } });
  await takeEntrance(tx, chat, { visit: sha256(`${visit}/${code ?? ''}`), code }, now);
  return chat;
}
