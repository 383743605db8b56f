/** Pure decisions about returns of public opinion. */
import { nfc } from '../../lib/fold.js';

const SHORTEST = 5;
const LONGEST = 1_000;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  const words = nfc(text).trim();
  return words.length < SHORTEST || words.length > LONGEST ? undefined : words;
}
