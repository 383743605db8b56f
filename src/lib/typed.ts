/** What people type, as it is stored: composed, trimmed, and only of a sensible length. */
import { nfc } from './fold.js';

/** In characters, both ends included. */
export interface Length {
  readonly min: number;
  readonly max: number;
}

/** Words of one line or several; undefined: too short or too long. */
export function typedWords(text: string, { min, max }: Length): string | undefined {
  const words = nfc(text).trim();
  return words.length < min || words.length > max ? undefined : words;
}

/** The same as one line, with single spaces. */
export function typedLine(text: string, length: Length): string | undefined {
  return typedWords(text.replace(/\s+/g, ' '), length);
}
