/**
 * The platform behind the web chat: its chats and messages, kept in tables of their own. Every change of a chat gets the
 * next number of that chat; a page that knows up to n asks for what is above n, so edits and new messages are one thing.
 */
import { z } from 'zod';
import type { Read, Tx } from '../../db/client.js';
import { linkCode } from '../../lib/codes.js';
import type { ButtonRows, ChatRef, MenuEntry } from '../contract.js';
import { chatRef } from './refs.js';
import type { Changes, ShownFile, ShownMessage, ShownState } from './shapes.js';

/** How many messages a page begins with, and gets when it asks for older ones. */
const PAGE_MESSAGES = 50;
/** Further behind than this, beginning anew is quicker. */
const MAX_CHANGES = 300;

/** What stands in a message of ours. */
export interface Wording {
  readonly text: string;
  readonly buttons: ButtonRows;
  readonly askPhone?: string;
}

/** A file of a message, of which the content is on the disk already. */
export interface FileEntry {
  readonly id: string;
  readonly sha256: string;
  readonly kind: ShownFile['kind'];
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** `openedBy`: the hashed visit of a stranger; absent for a chat made for somebody. */
export async function createChat(
  tx: Tx,
  { name, openedBy }: { readonly name: string; readonly openedBy?: string },
  now: Date,
): Promise<ChatRef> {
  const id = linkCode();
  await tx.webChat.create({ data: { id, name, createdAt: now, openedBy: openedBy ?? null } });
  return chatRef(id);
}

/** Whether the reference still leads anywhere. */
export async function chatExists(read: Read, chat: ChatRef): Promise<boolean> {
  return (await read.webChat.findUnique({ where: { id: chat }, select: { id: true } })) !== null;
}

/** Puts a message of ours into the chat and returns its id. */
export async function post(
  tx: Tx,
  chat: ChatRef,
  { text, buttons, askPhone }: Wording,
  files: readonly FileEntry[],
  now: Date,
): Promise<number> {
  const seq = await nextSeq(tx, chat);
  const { id } = await tx.webMessage.create({
    data: { chatId: chat, seq, own: false, at: now, text, buttons: packed(buttons), askPhone: askPhone ?? null },
  });
  await attach(tx, chat, id, files, now);
  return id;
}

/** Puts the person's message into the chat, with the uploads made for it, in their order; returns its id. */
export async function postOwn(
  tx: Tx,
  chat: ChatRef,
  { clientId, text, files }: { readonly clientId: string; readonly text: string; readonly files: readonly string[] },
  now: Date,
): Promise<number> {
  const seq = await nextSeq(tx, chat);
  const { id } = await tx.webMessage.create({ data: { chatId: chat, seq, own: true, clientId, at: now, text } });
  for (const [position, file] of files.entries()) {
    await tx.webFile.update({ where: { id: file }, data: { messageId: id, position } });
  }
  return id;
}

/** Gives a message new words and, if any are given, other files. Returns how often it has been edited. */
export async function rewrite(
  tx: Tx,
  chat: ChatRef,
  message: number,
  { text, buttons, askPhone }: Wording,
  files: readonly FileEntry[] | undefined,
  now: Date,
): Promise<number> {
  const seq = await nextSeq(tx, chat);
  if (files !== undefined) {
    await tx.webFile.deleteMany({ where: { messageId: message } });
    await attach(tx, chat, message, files, now);
  }
  const { revision } = await tx.webMessage.update({
    where: { id: message },
    data: { seq, text, buttons: packed(buttons), askPhone: askPhone ?? null, revision: { increment: 1 } },
    select: { revision: true },
  });
  return revision;
}

async function nextSeq(tx: Tx, chat: ChatRef): Promise<number> {
  const { lastSeq } = await tx.webChat.update({
    where: { id: chat },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  return lastSeq;
}

async function attach(tx: Tx, chat: ChatRef, message: number, files: readonly FileEntry[], now: Date): Promise<void> {
  if (files.length === 0) return;
  await tx.webFile.createMany({
    data: files.map((file, position) => ({ ...file, chatId: chat, messageId: message, position, storedAt: now })),
  });
}

/** What a page that knows up to `after` has missed; everything to begin with when it knows nothing. */
export async function changesAfter(read: Read, chat: ChatRef, after: number | undefined): Promise<Changes | undefined> {
  const row = await read.webChat.findUnique({ where: { id: chat } });
  if (row === null) return undefined;
  const state = stateOf(row);
  // A number we never gave: the page remembers a mailbox that was put back to an earlier day.
  if (after !== undefined && after <= row.lastSeq) {
    const rows = await read.webMessage.findMany({
      where: { chatId: chat, seq: { gt: after, lte: row.lastSeq } },
      orderBy: { seq: 'asc' },
      take: MAX_CHANGES + 1,
      include: FILES,
    });
    if (rows.length <= MAX_CHANGES) {
      return { cursor: row.lastSeq, whole: false, messages: rows.map(shown), hasOlder: false, state };
    }
  }
  const { messages, hasOlder } = await olderThan(read, chat, undefined);
  return { cursor: row.lastSeq, whole: true, messages, hasOlder, state };
}

/** The messages before message `before` (of all, when absent), oldest first. */
export async function olderThan(
  read: Read,
  chat: ChatRef,
  before: number | undefined,
): Promise<Pick<Changes, 'messages' | 'hasOlder'>> {
  const rows = await read.webMessage.findMany({
    where: { chatId: chat, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: PAGE_MESSAGES + 1,
    include: FILES,
  });
  return { messages: rows.slice(0, PAGE_MESSAGES).reverse().map(shown), hasOlder: rows.length > PAGE_MESSAGES };
}

/** Writes down which commands the menu shows; says whether that is new. */
export async function setMenu(tx: Tx, chat: ChatRef, entries: readonly MenuEntry[]): Promise<boolean> {
  const menu = JSON.stringify(entries.map(({ command, description }) => ({ command, description })));
  const changed = await tx.webChat.updateMany({ where: { id: chat, menu: { not: menu } }, data: { menu } });
  return changed.count > 0;
}

/** Writes down that somebody looked at everything up to a message; says whether that is new. */
export async function setRead(tx: Tx, chat: ChatRef, upTo: number): Promise<boolean> {
  const newest = await tx.webMessage.findFirst({
    where: { chatId: chat, id: { lte: upTo } },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (newest === null) return false;
  const changed = await tx.webChat.updateMany({
    where: { id: chat, readUpTo: { lt: newest.id } },
    data: { readUpTo: newest.id },
  });
  return changed.count > 0;
}

/** What a page shows by itself; SVG and HTML are not among it, they may hold scripts. */
export function isInline(type: string): boolean {
  return /^(image\/(jpeg|png|webp|gif)|(audio|video)\/[\w.+-]{1,60})$/.test(type);
}

const FILES = { files: { orderBy: { position: 'asc' } } } as const;

interface MessageRow {
  readonly id: number;
  readonly own: boolean;
  readonly clientId: string | null;
  readonly at: Date;
  readonly text: string;
  readonly buttons: string | null;
  readonly askPhone: string | null;
  readonly revision: number;
  readonly files: readonly {
    readonly id: string;
    readonly kind: ShownFile['kind'];
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    readonly removedAt: Date | null;
  }[];
}

function shown(row: MessageRow): ShownMessage {
  const { id, own, clientId, at, text, askPhone, revision } = row;
  return {
    id,
    own,
    at: at.toISOString(),
    edited: revision > 0,
    text,
    buttons: unpacked(row.buttons),
    ...(askPhone !== null && { askPhone }),
    ...(clientId !== null && { clientId }),
    files: row.files.map(({ id: file, kind, name, type, bytes, removedAt }) => ({
      id: file,
      kind,
      name,
      bytes,
      inline: isInline(type),
      gone: removedAt !== null,
    })),
  };
}

function packed(buttons: ButtonRows): string | null {
  return buttons.flat().length === 0 ? null : JSON.stringify(buttons);
}

const Buttons = z.array(
  z.array(z.object({ label: z.string(), token: z.string().exactOptional(), url: z.string().exactOptional() })),
);
const Menu = z.array(z.object({ command: z.string(), description: z.string() }));

function unpacked(buttons: string | null): ShownMessage['buttons'] {
  return buttons === null ? [] : Buttons.parse(JSON.parse(buttons));
}

function stateOf({ menu, readUpTo }: { readonly menu: string; readonly readUpTo: number }): ShownState {
  return { menu: Menu.parse(JSON.parse(menu)), readUpTo };
}
