// The three counters of an official text: I. (mục), 1. (khoản), a) (điểm).

/** The alphabet points are counted by: đ after d, no letters with other marks, none of f, j, w, z. */
const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** 4 → "IV". `value` from 1. */
export function romanNumber(value: number): string {
  let rest = value;
  let text = '';
  for (const [digits, worth] of ROMAN) {
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  }
  return text;
}

/** 5 → "đ"; after y comes aa, ab… `value` from 1. */
export function pointLetter(value: number): string {
  const index = (value - 1) % POINT_LETTERS.length;
  const rounds = Math.floor((value - 1) / POINT_LETTERS.length);
  return `${rounds > 0 ? pointLetter(rounds) : ''}${POINT_LETTERS[index] ?? ''}`;
}

export type HeadingLevel = 1 | 2 | 3;

/** Counts headings as they come: a higher one starts the lower ones again. Returns "I.", "1." or "a)". */
export function headingCounter(): (level: HeadingLevel) => string {
  const counts = { 1: 0, 2: 0, 3: 0 };
  return (level) => {
    counts[level] += 1;
    if (level === 1) counts[2] = 0;
    if (level !== 3) counts[3] = 0;
    if (level === 1) return `${romanNumber(counts[1])}.`;
    if (level === 2) return `${counts[2]}.`;
    return `${pointLetter(counts[3])})`;
  };
}
