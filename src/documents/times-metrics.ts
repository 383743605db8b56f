// How wide text is in Times New Roman, so that drawn lines can be as long as the words above them and names break
// where they look best. Widths are facts of the typeface (Liberation Serif has the same).

export type Face = keyof typeof ADVANCES;

/** Advance widths in thousandths of the type size. Letters with marks are as wide as without, save ơ and ư. */
const ADVANCES = {
  regular: widths([
    [180, "'"],
    [200, '|'],
    [250, ' ,.'],
    [278, '/:;\\ijlt'],
    [333, '!()-I[]`fr‘’'],
    [389, 'Js'],
    [408, '"'],
    [444, '?acez“”'],
    [469, '^'],
    [480, '{}'],
    [500, '#$*0123456789_bdghknopquvxyđ–'],
    [529, 'ơ'],
    [541, '~'],
    [542, 'ư'],
    [556, 'FPS'],
    [564, '+<=>'],
    [611, 'ELTZ'],
    [667, 'BCR'],
    [722, 'ADGHKNOQUVXYwĐƠ'],
    [776, 'Ư'],
    [778, '&m'],
    [833, '%'],
    [889, 'M'],
    [921, '@'],
    [944, 'W'],
    [1000, '—…'],
  ]),
  bold: widths([
    [220, '|'],
    [250, ' ,.'],
    [278, "'/\\il"],
    [333, '!()-:;[]`fjt‘’'],
    [389, 'Is'],
    [394, '{}'],
    [444, 'cerz'],
    [500, '#$*0123456789?J_agovxy–“”'],
    [520, '~'],
    [554, 'ơ'],
    [555, '"'],
    [556, 'Sbdhknpquđ'],
    [570, '+<=>'],
    [581, '^'],
    [600, 'ư'],
    [611, 'FP'],
    [667, 'BELTZ'],
    [722, 'ACDNRUVXYwĐ'],
    [778, 'GHKOQƠ'],
    [796, 'Ư'],
    [833, '&m'],
    [930, '@'],
    [944, 'M'],
    [1000, '%W—…'],
  ]),
  italic: widths([
    [214, "'"],
    [250, ' ,.'],
    [275, '|'],
    [278, '/\\fijlt'],
    [333, '!()-:;I`‘’'],
    [389, '[]rsz'],
    [400, '{}'],
    [420, '"'],
    [422, '^'],
    [444, 'Jcekvxy'],
    [500, '#$*0123456789?S_abdghnopquđ–'],
    [534, 'ơ'],
    [541, '~'],
    [545, 'ư'],
    [556, 'LTYZ“”'],
    [611, 'ABEFPRVX'],
    [667, 'CKNw'],
    [675, '+<=>'],
    [722, 'DGHOQUmĐƠ'],
    [754, 'Ư'],
    [778, '&'],
    [833, '%MW'],
    [889, '—…'],
    [920, '@'],
  ]),
} as const;

/** Wider than nearly every letter: an unknown character may be guessed too wide, never run over. */
const UNKNOWN_WIDTH = 1000;
const HORN = '\u031b';
const HORNED: Readonly<Record<string, string>> = { o: 'ơ', O: 'Ơ', u: 'ư', U: 'Ư' };

/** Width of one line of text in points. */
export function textWidth(text: string, face: Face, sizePt: number): number {
  const advances = ADVANCES[face];
  let thousandths = 0;
  for (const letter of text.normalize('NFC')) thousandths += advances.get(letter) ?? markedWidth(letter, advances);
  return (thousandths * sizePt) / 1000;
}

/** What a reader would not like to see broken: dates, school years, blanks to fill by hand, and of course words. */
const UNBROKEN = /(?:ngày\s+(?:\d+ )?)?tháng \d+ năm \d+|năm học \d+\s?-\s?\d+|năm \d{4}|số:?\s{2,}\S+|\S+/giu;

/** Breaks text into as few lines as fit `maxPt` and makes them as even as they can be. A longer word stays whole. */
export function balancedLines(text: string, face: Face, sizePt: number, maxPt: number): string[] {
  const words = (text.match(UNBROKEN) ?? ['']).map((word) => ({ word, width: textWidth(word, face, sizePt) }));
  const space = textWidth(' ', face, sizePt);
  const fill = (limitPt: number): string[] => {
    const lines: string[] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const { word, width } of words) {
      const joined = used + space + width;
      const last = lines.at(-1);
      if (last === undefined || joined > limitPt) {
        lines.push(word);
        used = width;
        continue;
      }
      lines[lines.length - 1] = `${last} ${word}`;
      used = joined;
    }
    return lines;
  };
  const wanted = fill(maxPt).length;
  let tooNarrow = 0;
  let enough = maxPt;
  while (enough - tooNarrow > 1) {
    const tried = (tooNarrow + enough) / 2;
    if (fill(tried).length > wanted) tooNarrow = tried;
    else enough = tried;
  }
  return fill(enough);
}

export interface LineWidths {
  readonly line: number;
  /** Of the longest word: the least a column needs not to break inside a word. */
  readonly word: number;
}

/** Widths of one line of text in points. */
export function lineWidths(text: string, face: Face, sizePt: number): LineWidths {
  const advances = ADVANCES[face];
  let line = 0;
  let word = 0;
  let widest = 0;
  for (const letter of text.normalize('NFC')) {
    const width = advances.get(letter) ?? markedWidth(letter, advances);
    line += width;
    word = letter <= ' ' || (letter > LAST_ASCII && BLANK.test(letter)) ? 0 : word + width;
    if (word > widest) widest = word;
  }
  return { line: (line * sizePt) / 1000, word: (widest * sizePt) / 1000 };
}

const LAST_ASCII = '\u007f';
const BLANK = /\s/;

function markedWidth(letter: string, advances: Map<string, number>): number {
  const parts = letter.normalize('NFD');
  const base = parts.slice(0, 1);
  const bare = parts.includes(HORN) ? (HORNED[base] ?? base) : base;
  const width = /^\p{M}/u.test(letter) ? 0 : (advances.get(bare) ?? UNKNOWN_WIDTH);
  advances.set(letter, width);
  return width;
}

function widths(groups: readonly (readonly [number, string])[]): Map<string, number> {
  const byLetter = new Map<string, number>([['\u00a0', 250]]);
  for (const [width, letters] of groups) for (const letter of letters) byLetter.set(letter, width);
  return byLetter;
}
