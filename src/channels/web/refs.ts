/** The form of the web chat's references. They are stored for years: what is written here is only ever added to. */
import type { ChatRef, MediaRef, MessageRef } from '../contract.js';

/** An upload by the id of its file; a copy of ours by its content. */
export type WebMedia =
  | { readonly kind: 'upload'; readonly id: string }
  | { readonly kind: 'copy'; readonly sha256: string };

export function chatRef(chatId: string): ChatRef {
  return chatId as ChatRef;
}

export function messageRef(messageId: number): MessageRef {
  return String(messageId) as MessageRef;
}

export function mediaRef(media: WebMedia): MediaRef {
  return (media.kind === 'upload' ? `in:${media.id}` : `out:${media.sha256}`) as MediaRef;
}

/** Undefined for a reference that is not ours. */
export function readMessageRef(ref: MessageRef): number | undefined {
  return /^\d{1,15}$/.test(ref) ? Number(ref) : undefined;
}

/** Undefined for a reference that is not ours. */
export function readMediaRef(ref: MediaRef | string): WebMedia | undefined {
  const upload = /^in:([0-9a-f-]{36})$/.exec(ref)?.[1];
  if (upload !== undefined) return { kind: 'upload', id: upload };
  const copy = /^out:([0-9a-f]{64})$/.exec(ref)?.[1];
  return copy === undefined ? undefined : { kind: 'copy', sha256: copy };
}
