/** What a person's message says, in Loa's words: text, a press, files, or something we cannot take. */
import { nfc } from '../../lib/fold.js';
import type { Content, IncomingFile } from '../contract.js';
import { tokenIn } from './buttons.js';
import type { ZaloAttachment, ZaloMessage } from './event-shape.js';
import { linkRef, messageRef } from './refs.js';

const FILE_KINDS: ReadonlyMap<string, IncomingFile['kind']> = new Map([
  ['image', 'photo'],
  ['gif', 'photo'],
  ['file', 'document'],
  ['audio', 'audio'],
  ['video', 'video'],
]);

/** `kind`: what follows `user_send_` in the event's name. Undefined when the message lacks what its kind is about. */
export function contentOf(kind: string, message: ZaloMessage): Content | undefined {
  const fileKind = FILE_KINDS.get(kind);
  if (fileKind !== undefined) return mediaOf(fileKind, message);
  if (kind === 'text') return textOf(message.text ?? '', message);
  if (kind === 'link') return textOf(withAddresses(message), message);
  return { kind: 'unsupported', what: plain(kind) };
}

function textOf(raw: string, message: ZaloMessage): Content | undefined {
  const text = nfc(raw);
  if (text.trim() === '') return undefined;
  const token = tokenIn(text);
  if (token !== undefined) return { kind: 'tap', token };
  const quoted = message.quote_msg_id;
  return { kind: 'text', text, ...(quoted !== undefined && { replyTo: messageRef(quoted) }) };
}

/** The address is the message, whether or not it stands in its text. */
function withAddresses({ text = '', attachments = [] }: ZaloMessage): string {
  const missing = attachments.flatMap(({ payload }) => {
    const url = payload?.url;
    return url === undefined || text.includes(url) ? [] : [url];
  });
  return [text, ...missing].filter((line) => line !== '').join('\n');
}

function mediaOf(kind: IncomingFile['kind'], { text = '', attachments = [] }: ZaloMessage): Content | undefined {
  const files = attachments.flatMap((attachment) => fileOf(kind, attachment));
  return files.length === 0 ? undefined : { kind: 'media', files, caption: nfc(text) };
}

function fileOf(kind: IncomingFile['kind'], { payload }: ZaloAttachment): IncomingFile[] {
  if (payload?.url === undefined) return [];
  const { url, name, size } = payload;
  return [
    {
      ref: linkRef(url),
      kind,
      ...(size !== undefined && { bytes: size }),
      ...(name !== undefined && name !== '' && { name: nfc(name) }),
    },
  ];
}

/** A name of Zalo's for the log and the answer, whatever was put there. */
function plain(kind: string): string {
  return /^[a-z_]{1,40}$/.test(kind) ? kind.replaceAll('_', ' ') : 'something else';
}
