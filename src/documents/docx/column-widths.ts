// Shares the width of a table among its columns so that numbers stay narrow, names get room and words stay whole.

/** What one column asks for, in twips, padding included. */
export interface ColumnNeeds {
  /** Its longest word. */
  readonly word: number;
  /** Its longest text on one line. */
  readonly line: number;
  /** A width the author fixed. */
  readonly fixed?: number | undefined;
}

/** No column may claim more than this share for one word: web addresses have no spaces. */
const WIDEST_WORD_SHARE = 0.25;
/** Long sentences break; a column asks for no more than this share to hold them. */
const WIDEST_LINE_SHARE = 0.5;

/** Whole twips that add up to `room`, in the order of the columns. */
export function columnWidths(columns: readonly ColumnNeeds[], room: number): number[] {
  const least = columns.map(({ word, fixed }) => fixed ?? Math.min(word, room * WIDEST_WORD_SHARE));
  const wanted = columns.map(({ line, fixed }, index) =>
    fixed === undefined ? Math.max(least[index] ?? 0, Math.min(line, room * WIDEST_LINE_SHARE)) : fixed,
  );
  return wholeTwips(fill(columns, least, wanted, room), room);
}

/** Everyone gets the least; the rest goes where lines are still too long, then to the columns of text. */
function fill(
  columns: readonly ColumnNeeds[],
  least: readonly number[],
  wanted: readonly number[],
  room: number,
): number[] {
  const leastSum = sum(least);
  if (leastSum >= room) return least.map((width) => (width * room) / leastSum);
  const wantedSum = sum(wanted);
  const left = room - leastSum;
  if (wantedSum > room) {
    return least.map((width, index) => width + (left * ((wanted[index] ?? 0) - width)) / (wantedSum - leastSum));
  }
  const free = wanted.map((width, index) => (columns[index]?.fixed === undefined ? width ** 2 : 0));
  const freeSum = sum(free);
  if (freeSum === 0) return wanted.map((width) => (width * room) / wantedSum);
  return wanted.map((width, index) => width + ((room - wantedSum) * (free[index] ?? 0)) / freeSum);
}

/** Rounding leftovers go to the widest column, where nobody sees them. */
function wholeTwips(widths: readonly number[], room: number): number[] {
  const whole = widths.map(Math.floor);
  const widest = whole.indexOf(Math.max(...whole));
  const leftover = room - sum(whole);
  return whole.map((width, index) => (index === widest ? width + leftover : width));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
