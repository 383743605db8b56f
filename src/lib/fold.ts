/** Vietnamese text: one form for storing, one for finding, one for sorting. */

/** As we store text: composed (NFC), without control characters a chat cannot show. */
export function nfc(text: string): string {
  return text.normalize('NFC').replace(CONTROL, '');
}

/** For finding: without marks, đ as d, lower case, single spaces. "Đức  Hoà" → "duc hoa". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Those whose name has these words in it; where none has, those who are called so: "cô Lan ạ" finds Lan. */
export function foundByName<T>(all: readonly T[], nameOf: (one: T) => string, find: string): readonly T[] {
  const having = (words: string) => all.filter((one) => fold(nameOf(one)).includes(words));
  const hits = having(fold(find));
  const bare = fold(find).replace(ADDRESS, '').replace(/ a$/, '');
  return hits.length > 0 || bare === '' ? hits : having(bare);
}

const ADDRESS = /^(?:(?:co|thay|chi|anh|em|bac|chu|ong|ba|d\/c|dong chi)(?: giao)? )+/;

/** A Vietnamese name for sorting and finding: the given name (last word) first, folded. */
export function sortName(name: string): string {
  const words = fold(name).split(' ');
  return [words.at(-1) ?? '', ...words.slice(0, -1)].join(' ');
}

const collator = new Intl.Collator('vi');

/** Staff lists sort by given name, then surname, then middle words, in Vietnamese order. */
export function compareNames(a: string, b: string): number {
  return collator.compare(turned(a), turned(b));
}

function turned(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/);
  return [words.at(-1) ?? '', ...words.slice(0, -1)].join(' ');
}

/** Control characters but tab and line feed, and marks that turn the reading direction. */
const CONTROL = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu;
