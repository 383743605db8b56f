/** Pure decisions about people worth telling of. */
import { typedLine, typedWords } from '../../lib/typed.js';

const SHORTEST_NAME = 2;
const LONGEST_NAME = 150;
const SHORTEST_WORDS = 10;
const LONGEST_WORDS = 2_000;
const SHORTEST_REASON = 3;

/** A person or a group as it was given; undefined: too short or too long. */
export function readName(text: string): string | undefined {
  return typedLine(text, { min: SHORTEST_NAME, max: LONGEST_NAME });
}

/** What they did; undefined: too little to check, or too long. */
export function readDeed(text: string): string | undefined {
  return within(text, SHORTEST_WORDS);
}

export function readReason(text: string): string | undefined {
  return within(text, SHORTEST_REASON);
}

function within(text: string, shortest: number): string | undefined {
  return typedWords(text, { min: shortest, max: LONGEST_WORDS });
}
