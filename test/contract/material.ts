/** What the contract's tests send, and what they look at. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import type { Button, MediaRef, OutboundPart, StoredFile } from '../../src/channels/contract.js';

export function textPart(text: string, buttons: readonly Button[] = []): OutboundPart {
  return { kind: 'text', text, buttons: buttons.map((button) => [button]) };
}

export function photoPart(photo: StoredFile, caption = 'Một ảnh'): OutboundPart {
  return { kind: 'photo', photo, caption, buttons: [] };
}

/** Bytes that differ from seed to seed and hold every value. */
export function bytes(seed: number, length = 1_000): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + seed * 31) % 256);
}

export function stored(name: string, type: string, content: Uint8Array): StoredFile {
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    name,
    type,
    bytes: content.byteLength,
    async *open() {
      const half = Math.ceil(content.byteLength / 2);
      yield content.subarray(0, half);
      yield content.subarray(half);
    },
  };
}

/** The file as the channel has it, ours gone: only the reference can send it. */
export function onlyKnown(file: StoredFile, media: readonly MediaRef[]): StoredFile {
  const [known] = media;
  if (known === undefined) throw new Error('no reference came back');
  return {
    ...file,
    known,
    open() {
      throw new Error('uploaded again although the channel has it');
    },
  };
}

export async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** What a promise rejects with; throws when it does not. */
export async function thrown(promise: Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('nothing');
  const error: unknown = await promise.then(
    () => nothing,
    (reason: unknown) => reason,
  );
  if (error === nothing) throw new Error('expected it to fail');
  return error;
}

/** All that a log could ever print of it: message, stack, causes, hidden fields. */
export function everythingIn(value: unknown): string {
  return inspect(value, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null });
}

/** Time for what must not happen to happen. */
export async function aWhile(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
