/** What a new version changed, for a reviewer who has read the one before. Pure. */

export interface Compared {
  readonly title: string;
  readonly text: string;
  /** What tells its files apart, in order. */
  readonly files: readonly string[];
}

export interface Changes {
  readonly title: { readonly before: string; readonly after: string } | undefined;
  /** Sentences that are gone, and new ones, in reading order. */
  readonly lines: readonly { readonly kind: 'gone' | 'new'; readonly text: string }[];
  readonly filesAdded: number;
  readonly filesGone: number;
}

export function changesBetween(before: Compared, after: Compared): Changes {
  const kept = after.files.filter((file) => before.files.includes(file)).length;
  return {
    title: before.title === after.title ? undefined : { before: before.title, after: after.title },
    lines: linesChanged(sentencesOf(before.text), sentencesOf(after.text)),
    filesAdded: after.files.length - kept,
    filesGone: before.files.length - kept,
  };
}

/** Comparing takes the product of the two lengths: longer texts are compared by what they have and have not. */
const MOST_SENTENCES = 400;

function linesChanged(before: readonly string[], after: readonly string[]): Changes['lines'] {
  if (before.length > MOST_SENTENCES || after.length > MOST_SENTENCES) {
    const [old, fresh] = [new Set(before), new Set(after)];
    return [
      ...before.filter((text) => !fresh.has(text)).map((text) => ({ kind: 'gone', text }) as const),
      ...after.filter((text) => !old.has(text)).map((text) => ({ kind: 'new', text }) as const),
    ];
  }
  const common = longestCommon(before, after);
  const lines: { kind: 'gone' | 'new'; text: string }[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && fresh !== undefined && old === fresh) {
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ kind: 'gone', text: old });
      i += 1;
    } else if (fresh !== undefined) {
      lines.push({ kind: 'new', text: fresh });
      j += 1;
    }
  }
  return lines;
}

/** How many sentences the two have in common, in order, from these places on. */
function longestCommon(before: readonly string[], after: readonly string[]): (i: number, j: number) => number {
  const width = after.length + 1;
  const table = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.!?…])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
