// Shares the width of a table among its columns so that numbers stay narrow, names get room and words stay whole.

/** What one column asks for, in twips, padding included. */
export interface ColumnNeeds {
  /** Its longest word. */
  readonly word: number;
  /** Its longest text on one line. */
  readonly line: number;
  /** Its usual text on one line. */
  readonly usual: number;
  /** A width the author fixed. */
  readonly fixed?: number | undefined;
}

/** No column may claim more than this share for one word: web addresses have no spaces. */
const WIDEST_WORD_SHARE = 0.16;

/** Whole twips that add up to `room`, in the order of the columns. */
export function columnWidths(columns: readonly ColumnNeeds[], room: number): number[] {
  const least = columns.map(({ word, fixed }) => fixed ?? Math.min(word, room * WIDEST_WORD_SHARE));
  const most = columns.map(({ line, fixed }, index) => fixed ?? Math.max(line, least[index] ?? 0));
  if (sum(least) >= room) return wholeTwips(scaled(least, room), room);
  if (sum(most) > room) return wholeTwips(evenlyBroken(columns, least, most, room), room);
  return wholeTwips(spread(columns, most, room), room);
}

/** Not everything fits on one line: the usual text of every column breaks into about the same number of lines. */
function evenlyBroken(
  columns: readonly ColumnNeeds[],
  least: readonly number[],
  most: readonly number[],
  room: number,
): number[] {
  const widthsAt = (lines: number): number[] =>
    columns.map(({ usual }, index) => Math.max(least[index] ?? 0, Math.min(most[index] ?? 0, usual / lines)));
  let tooFew = 0;
  let enough = 1;
  while (sum(widthsAt(enough)) > room) enough *= 2;
  for (let step = 0; step < 40; step += 1) {
    const tried = (tooFew + enough) / 2;
    if (sum(widthsAt(tried)) > room) tooFew = tried;
    else enough = tried;
  }
  return scaled(widthsAt(enough), room);
}

/** Everything fits on one line: what is left over goes mostly to the columns of text. */
function spread(columns: readonly ColumnNeeds[], most: readonly number[], room: number): number[] {
  const pull = most.map((width, index) => (columns[index]?.fixed === undefined ? width ** 2 : 0));
  const pullSum = sum(pull);
  if (pullSum === 0) return scaled(most, room);
  const left = room - sum(most);
  return most.map((width, index) => width + (left * (pull[index] ?? 0)) / pullSum);
}

function scaled(widths: readonly number[], room: number): number[] {
  const total = sum(widths);
  return widths.map((width) => (width * room) / total);
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
