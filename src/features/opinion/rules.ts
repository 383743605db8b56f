/** Pure decisions about returns of public opinion. */
import { typedWords } from '../../lib/typed.js';

const SHORTEST = 5;
const LONGEST = 1_000;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST, max: LONGEST });
}
