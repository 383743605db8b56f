/** Secrets people carry: link codes (128 bits) and typed codes (8 characters), stored only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Without 0/O, 1/I/L: read aloud and typed on a phone. */
const TYPED_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const TYPED_LENGTH = 8;
const LINK_BYTES = 16;

/** 128 random bits for a link: 22 characters of A-Za-z0-9_- (a Telegram start parameter takes 64). */
export function linkCode(): string {
  return randomBytes(LINK_BYTES).toString('base64url');
}

/** Eight characters for typing, about 39 bits: only with single use and a limit of tries. */
export function typedCode(): string {
  return Array.from({ length: TYPED_LENGTH }, () => TYPED_ALPHABET[randomInt(TYPED_ALPHABET.length)]).join('');
}

/** What a person typed, if it has the form of a typed code: upper case, without spaces and hyphens. */
export function asTypedCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return code.length === TYPED_LENGTH && [...code].every((c) => TYPED_ALPHABET.includes(c)) ? code : undefined;
}

/** "ABCD-2345": eight characters are read aloud in two halves. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** In hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
