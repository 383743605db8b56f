/** What a page asks for → the mailbox's rows and the happening the house hears of, in one transaction. */
import { z } from 'zod';
import type { Tx } from '../../db/client.js';
import { nfc } from '../../lib/fold.js';
import type { ChatRef, Content, IncomingFile } from '../contract.js';
import { ALBUM_LIMIT, TEXT_LIMIT } from './capabilities.js';
import { postOwn, rewrite } from './mailbox.js';
import { enqueue } from './queue.js';
import { mediaRef, messageRef } from './refs.js';

/** The page's own names of what it does: random, so that doing it again is known to be the same. */
export const ClientId = z.string().regex(/^[\w-]{16,64}$/);

export const SendRequest = z.object({
  id: ClientId,
  text: z.string(),
  files: z.array(ClientId).max(ALBUM_LIMIT).default([]),
});
export const EditRequest = z.object({ text: z.string() });
/** Telegram's limit for what a button carries, and ours. */
export const TapRequest = z.object({ id: ClientId, message: z.int().positive(), token: z.string().min(1).max(64) });
export const PhoneRequest = z.object({ id: ClientId, number: z.string().max(40) });
export const ReadRequest = z.object({ upTo: z.int().nonnegative() });

/** Why a request was not taken, as a code the texts have a sentence for. */
export type Refusal = 'empty' | 'textTooLong' | 'fileMissing' | 'notYours' | 'phoneForm' | 'closed';

/** `row`: where the happening waits for the house; absent when there is nothing new to tell it. */
export type Taken = { readonly ok: true; readonly message?: number; readonly row?: number };
export type Outcome = Taken | { readonly ok: false; readonly refusal: Refusal };

const refused = (refusal: Refusal): Outcome => ({ ok: false, refusal });

/** Sent again with the same id, it answers what it answered the first time. */
export async function takeMessage(
  tx: Tx,
  chat: ChatRef,
  { id, text: raw, files: uploads }: z.infer<typeof SendRequest>,
  now: Date,
): Promise<Outcome> {
  const known = await tx.webMessage.findUnique({ where: { chatId_clientId: { chatId: chat, clientId: id } } });
  if (known !== null) return { ok: true, message: known.id };
  const name = await nameOf(tx, chat);
  if (name === undefined) return refused('closed');
  const text = nfc(raw).trim();
  if (text.length > TEXT_LIMIT) return refused('textTooLong');
  if (text === '' && uploads.length === 0) return refused('empty');

  const rows = await tx.webFile.findMany({ where: { chatId: chat, clientId: { in: uploads }, messageId: null } });
  const byId = new Map(rows.map((row) => [row.clientId, row]));
  const files = [...new Set(uploads)].flatMap((upload) => byId.get(upload) ?? []);
  if (files.length !== uploads.length) return refused('fileMissing');

  const message = await postOwn(tx, chat, { clientId: id, text, files: files.map((file) => file.id) }, now);
  const row = await enqueue(tx, {
    id: `${chat}/m/${id}`,
    chat,
    name,
    message: messageRef(message),
    at: now,
    content: contentOf(text, files, `${chat}/${message}`),
  });
  return { ok: true, message, row };
}

/** The person put other words into a message of theirs; the same words again are no happening. */
export async function takeEdit(
  tx: Tx,
  chat: ChatRef,
  message: number,
  { text: raw }: z.infer<typeof EditRequest>,
  now: Date,
): Promise<Outcome> {
  const row = await tx.webMessage.findUnique({
    where: { id: message },
    include: { files: { orderBy: { position: 'asc' } } },
  });
  if (row === null || row.chatId !== chat || !row.own) return refused('notYours');
  const text = nfc(raw).trim();
  if (text.length > TEXT_LIMIT) return refused('textTooLong');
  if (text === '' && row.files.length === 0) return refused('empty');
  if (text === row.text) return { ok: true, message };

  const revision = await rewrite(tx, chat, message, { text, buttons: [] }, undefined, now);
  const content = contentOf(text, row.files, `${chat}/${message}`);
  const event = await enqueue(tx, {
    id: `${chat}/e/${message}.${revision}`,
    chat,
    name: (await nameOf(tx, chat)) ?? '',
    message: messageRef(message),
    at: now,
    content: { ...content, edited: true },
  });
  return { ok: true, message, row: event };
}

/** The token is handed on as it is: whether it means anything, and to whom, the house decides. */
export async function takeTap(
  tx: Tx,
  chat: ChatRef,
  { id, message, token }: z.infer<typeof TapRequest>,
  now: Date,
): Promise<Outcome> {
  const row = await tx.webMessage.findUnique({ where: { id: message }, select: { chatId: true, own: true } });
  if (row === null || row.chatId !== chat || row.own) return refused('notYours');
  return happened(
    tx,
    chat,
    { id: `${chat}/t/${id}`, message: messageRef(message), content: { kind: 'tap', token } },
    now,
  );
}

/**
 * The number as typed. Telegram vouches for a number that somebody shares as their own; here nobody does: anyone who
 * knows a colleague's number could type it, so it is never `own`.
 */
export async function takePhone(
  tx: Tx,
  chat: ChatRef,
  { id, number: raw }: z.infer<typeof PhoneRequest>,
  now: Date,
): Promise<Outcome> {
  const number = raw.replace(/[\s().-]/g, '');
  if (!/^\+?\d{8,15}$/.test(number)) return refused('phoneForm');
  return happened(
    tx,
    chat,
    { id: `${chat}/p/${id}`, content: { kind: 'phone', number, own: false, typed: true } },
    now,
  );
}

/**
 * Somebody came in. `visit` names this coming: pressed twice, it is one. Without a code it is what a bot hears when a
 * person opens it for the first time.
 */
export async function takeEntrance(
  tx: Tx,
  chat: ChatRef,
  { visit, code }: { readonly visit: string; readonly code: string | undefined },
  now: Date,
): Promise<Outcome> {
  const content: Content = code === undefined ? { kind: 'text', text: '/start' } : { kind: 'start', code };
  return happened(tx, chat, { id: `${chat}/s/${visit}`, content }, now);
}

async function happened(
  tx: Tx,
  chat: ChatRef,
  what: Pick<Parameters<typeof enqueue>[1], 'id' | 'content' | 'message'>,
  now: Date,
): Promise<Outcome> {
  const name = await nameOf(tx, chat);
  if (name === undefined) return refused('closed');
  return { ok: true, row: await enqueue(tx, { ...what, chat, name, at: now }) };
}

async function nameOf(tx: Tx, chat: ChatRef): Promise<string | undefined> {
  return (await tx.webChat.findUnique({ where: { id: chat }, select: { name: true } }))?.name;
}

interface UploadRow {
  readonly id: string;
  readonly kind: IncomingFile['kind'];
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

function contentOf(
  text: string,
  files: readonly UploadRow[],
  album: string,
): Extract<Content, { kind: 'text' | 'media' }> {
  if (files.length === 0) return { kind: 'text', text };
  return {
    kind: 'media',
    caption: text,
    files: files.map(({ id, kind, name, type, bytes }) => ({
      ref: mediaRef({ kind: 'upload', id }),
      kind,
      name,
      type,
      bytes,
    })),
    ...(files.length > 1 && { album }),
  };
}
