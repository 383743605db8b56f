/** What a private message says, in Loa's words: text, files, a phone number, or something we cannot take. */
import { createHash } from 'node:crypto';
import type { Content, IncomingFile } from '../contract.js';
import { type MediaKind, mediaRef, messageRef } from './refs.js';
import type { TelegramEntity, TelegramMessage } from './update-shape.js';

/** The fields that carry a file, most telling first: an animation comes with a document as well, for old clients. */
const FILE_FIELDS = [
  { field: 'animation', kind: 'video', as: 'animation' },
  { field: 'video', kind: 'video', as: 'video' },
  { field: 'video_note', kind: 'video', as: 'videoNote' },
  { field: 'voice', kind: 'audio', as: 'voice' },
  { field: 'audio', kind: 'audio', as: 'audio' },
  { field: 'document', kind: 'document', as: 'document' },
] as const satisfies readonly { field: keyof TelegramMessage; kind: IncomingFile['kind']; as: MediaKind }[];

/** What people send on purpose and Loa cannot take; service messages (a pinned message, a new background) stay silent. */
const UNSUPPORTED = [
  'sticker',
  'venue',
  'location',
  'poll',
  'dice',
  'game',
  'story',
  'checklist',
  'paid_media',
  'invoice',
  'giveaway',
  'gift',
  'users_shared',
  'chat_shared',
];

/** Undefined for messages nobody means us to read. `botName` is our own user name, without @. */
export function contentOf(message: TelegramMessage, edited: boolean, botName: string | undefined): Content | undefined {
  const forwardedFrom = sourceOf(message);
  const marks = { ...(edited && { edited }), ...(forwardedFrom !== undefined && { forwardedFrom }) };

  if (message.text !== undefined) {
    const text = withoutBotName(readable(message.text, message.entities), botName);
    const start = /^\/start\s+(\S.*)$/s.exec(text);
    if (start?.[1] !== undefined && !edited) return { kind: 'start', code: start[1].trim() };
    const reply = message.reply_to_message;
    const replyTo = reply && messageRef(reply.chat.id, reply.message_id);
    return { kind: 'text', text, ...marks, ...(replyTo !== undefined && { replyTo }) };
  }

  const file = fileOf(message);
  if (file !== undefined) {
    const album = message.media_group_id;
    const caption = readable(message.caption ?? '', message.caption_entities);
    return { kind: 'media', files: [file], caption, ...(album !== undefined && { album }), ...marks };
  }

  if (edited) return undefined;
  if (message.contact !== undefined) {
    return { kind: 'phone', number: message.contact.phone_number, own: isOwnContact(message) };
  }
  const what = UNSUPPORTED.find((key) => message[key] !== undefined);
  return what === undefined ? undefined : { kind: 'unsupported', what: what.replace('_', ' ') };
}

/** What was written, without commands' `@ourname`; empty for a message without words. */
export function wordsOf(message: TelegramMessage, botName: string | undefined): string {
  const words = readable(message.text ?? message.caption ?? '', message.entities ?? message.caption_entities);
  return withoutBotName(words, botName);
}

/** Tells two edits within the same second apart, and repeats itself when one is delivered again. */
export function fingerprint(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 10);
}

export function fullName(user: { first_name?: string | undefined; last_name?: string | undefined }): string {
  return [user.first_name, user.last_name]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .normalize('NFC');
}

function fileOf(message: TelegramMessage): IncomingFile | undefined {
  // https://core.telegram.org/bots/api#photosize: every size Telegram made of one photo
  const photo = message.photo?.reduce((best, size) =>
    size.width * size.height >= best.width * best.height ? size : best,
  );
  if (photo !== undefined) {
    // Telegram turns every photo sent as a photo into JPEG.
    return incoming('photo', 'photo', { ...photo, mime_type: 'image/jpeg', file_name: undefined });
  }
  for (const { field, kind, as } of FILE_FIELDS) {
    const file = message[field];
    if (file !== undefined) return incoming(kind, as, file);
  }
  return undefined;
}

function incoming(
  kind: IncomingFile['kind'],
  as: MediaKind,
  file: {
    file_id: string;
    file_size?: number | undefined;
    file_name?: string | undefined;
    mime_type?: string | undefined;
  },
): IncomingFile {
  return {
    ref: mediaRef(as, file.file_id),
    kind,
    ...(file.file_size !== undefined && { bytes: file.file_size }),
    ...(file.file_name !== undefined && { name: file.file_name.normalize('NFC') }),
    ...(file.mime_type !== undefined && { type: file.mime_type }),
  };
}

/** Anyone may forward or write down somebody else's contact: only this proves that it is the sender's. */
function isOwnContact(message: TelegramMessage): boolean {
  return (
    message.contact?.user_id !== undefined &&
    message.contact.user_id === message.from?.id &&
    message.chat.type === 'private' &&
    message.forward_origin === undefined
  );
}

function sourceOf(message: TelegramMessage): string | undefined {
  const origin = message.forward_origin;
  if (origin === undefined) return undefined;
  const chat = origin.chat ?? origin.sender_chat;
  const name = origin.sender_user === undefined ? '' : fullName(origin.sender_user);
  return (name || origin.sender_user_name || chat?.title || chat?.username || '').normalize('NFC').trim();
}

/** An address hidden behind words is written out after them: a forwarded post often is nothing else. */
function readable(text: string, entities: readonly TelegramEntity[] = []): string {
  let result = text;
  // From the end, so that the offsets (UTF-16 units of the text as sent) stay true.
  for (const { type, url, offset, length } of [...entities].sort((a, b) => b.offset - a.offset)) {
    const end = offset + length;
    if (type !== 'text_link' || url === undefined || end > text.length) continue;
    if (text.slice(offset, end).trim() !== url) result = `${result.slice(0, end)} (${url})${result.slice(end)}`;
  }
  return result.normalize('NFC');
}

function withoutBotName(text: string, botName: string | undefined): string {
  const command = /^(\/[A-Za-z0-9_]+)@([A-Za-z0-9_]+)/.exec(text);
  if (command?.[1] === undefined || command[2]?.toLowerCase() !== botName?.toLowerCase()) return text;
  return command[1] + text.slice(command[0].length);
}
