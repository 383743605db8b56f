/** The form of Zalo's references. They are stored for years: what is written here is only ever added to. */
import type { ChatRef, MediaRef, MessageRef } from '../contract.js';

/** What an upload can be sent as: an attachment id of an image, or a token of a file. */
export type AssetKind = 'image' | 'file';

/** A file somebody sent, behind an address that dies soon; or a copy of ours, uploaded then. */
export type ReadMediaRef =
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: AssetKind; readonly uploadedAtMs: number; readonly id: string };

/** A chat is a person, by the id they have with this Official Account. */
export function chatRef(userId: string): ChatRef {
  return userId as ChatRef;
}

export function messageRef(messageId: string): MessageRef {
  return messageId as MessageRef;
}

export function linkRef(url: string): MediaRef {
  return `link:${url}` as MediaRef;
}

export function assetRef(kind: AssetKind, uploadedAt: Date, id: string): MediaRef {
  return `${kind}:${uploadedAt.getTime()}:${id}` as MediaRef;
}

/** Undefined for a reference that is not ours. */
export function readMediaRef(ref: MediaRef): ReadMediaRef | undefined {
  const link = /^link:(.+)$/s.exec(ref)?.[1];
  if (link !== undefined) return { kind: 'link', url: link };
  const [, kind, at, id] = /^(image|file):(\d{1,16}):(.+)$/s.exec(ref) ?? [];
  if ((kind !== 'image' && kind !== 'file') || id === undefined) return undefined;
  return { kind, uploadedAtMs: Number(at), id };
}
