// The words under a typed date: diacritics folded away, numbers read whether in digits or in words.

// Words that fold into another word of the grammar (tháng sáu, tháng sau; tối 8h, tới 8h) and say by their
// diacritics which they are. Typed without, the grammar takes the likelier one or asks.
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})sáu(?!\p{L})/gu, '6'],
  [/(?<!\p{L})tư(?!\p{L})/gu, '4'],
  [/(?<!\p{L})một(?!\p{L})/gu, '1'],
  [/(?<!\p{L})tối(?!\p{L})/gu, 'buoi toi'],
  [/(?<!\p{L})tới(?= *\d)/gu, 'den'],
  [/(?<!\p{L})mừng(?!\p{L})/gu, 'chao mung'],
];

/**
 * Lower case, no diacritics (đ is d), any spacing and Unicode form: what is left is a-z, 0-9 and the signs dates are
 * written with. Everything else becomes a space.
 */
export function foldWhen(text: string): string {
  let told = text.normalize('NFC').toLowerCase();
  for (const [word, plain] of TELLING) told = told.replace(word, plain);
  return told
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^a-z0-9/.:,-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const ONES = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin'];
const ONE = ONES.join('|');

/** Source of a pattern for a number from 1 to 39 in words, or in at most four digits. */
export const NUMBER = `\\d{1,4}|(?:hai|ba) muoi(?: (?:${ONE}|tu|lam))?|muoi(?: (?:${ONE}|tu|lam))?|${ONE}|tu`;

/** The value of what NUMBER matched; NaN for anything else. */
export function readNumber(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  const words = text.split(' ');
  const muoi = words.indexOf('muoi');
  const tens = muoi < 0 ? 0 : muoi === 0 ? 1 : readOne(words[0]);
  const ones = words[muoi + 1];
  return tens * 10 + (ones === undefined ? 0 : readOne(ones));
}

/** 1 to 4 from a digit or a Roman numeral, as semesters and quarters are numbered. */
export function readOrdinal(text: string | undefined): number {
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(text ?? '');
  return roman >= 0 ? roman + 1 : readNumber(text);
}

/** 1 (Monday, thứ Hai) to 7 (Sunday, chủ nhật) from what follows "thứ": 2 to 7 or the word; NaN otherwise. */
export function readWeekday(text: string | undefined): number {
  const number = readNumber(text);
  return number >= 2 && number <= 7 ? number - 1 : Number.NaN;
}

function readOne(word: string | undefined): number {
  if (word === 'tu') return 4;
  if (word === 'lam') return 5;
  const index = ONES.indexOf(word ?? '');
  return index < 0 ? Number.NaN : index + 1;
}
