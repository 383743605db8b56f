/** The form of Telegram's references. They are stored for years: what is written here is only ever added to. */
import type { ChatRef, MediaRef, MessageRef } from '../contract.js';

/** What a file id can be sent again as: Telegram keeps the kind of a file and refuses another. */
export type MediaKind = 'photo' | 'video' | 'animation' | 'videoNote' | 'audio' | 'voice' | 'document';

export function chatRef(chatId: number): ChatRef {
  return String(chatId) as ChatRef;
}

export function messageRef(chatId: number, messageId: number): MessageRef {
  return `${chatId}:${messageId}` as MessageRef;
}

export function mediaRef(kind: MediaKind, fileId: string): MediaRef {
  return `${kind}:${fileId}` as MediaRef;
}

/** Undefined for a reference that is not ours. */
export function readMessageRef(ref: MessageRef): { readonly chatId: string; readonly messageId: number } | undefined {
  const parts = /^(-?\d+):(\d+)$/.exec(ref);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  return { chatId: parts[1], messageId: Number(parts[2]) };
}

/** Undefined for a reference that is not ours. */
export function readMediaRef(ref: MediaRef): { readonly kind: string; readonly fileId: string } | undefined {
  const parts = /^([a-zA-Z]+):(.+)$/s.exec(ref);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  return { kind: parts[1], fileId: parts[2] };
}
