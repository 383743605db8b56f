/** Pure decisions about comments. */
import { typedWords } from '../../lib/typed.js';

const SHORTEST = 5;
const LONGEST = 1_000;
const LABEL_LENGTH = 40;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST, max: LONGEST });
}

/** The beginning of the words, for a button or a task. */
export function shortWords(words: string): string {
  const line = [...(words.split('\n')[0] ?? '')];
  return line.length <= LABEL_LENGTH ? line.join('') : `${line.slice(0, LABEL_LENGTH).join('').trim()}…`;
}
