// Text that any office program will open: NFC, and without the characters XML 1.0 forbids.

// XML 1.0 §2.2: of the C0 controls only tab, line feed and carriage return are characters. Built from code points,
// since control characters in a pattern look like mistakes.
const FORBIDDEN_RANGES = `${range(0x00, 0x08)}${range(0x0b, 0x0c)}${range(0x0e, 0x1f)}${range(0x7f, 0x84)}${range(0x86, 0x9f)}${range(0xfffe, 0xffff)}`;
const FORBIDDEN = new RegExp(`[${FORBIDDEN_RANGES}]`, 'gu');
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Anything of the above, or a carriage return: one look is all that ordinary text needs. */
const SUSPECT = new RegExp(`[\\r\\p{Surrogate}${FORBIDDEN_RANGES}]`, 'u');

/** Removes what XML cannot carry, keeps line ends as `\n`. */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text.normalize('NFC');
  return text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').replace(LONE_SURROGATE, '\ufffd').normalize('NFC');
}

/** For places that hold one line: line ends and tabs become a space. Inner spaces stay, they may be blanks to fill. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

function range(from: number, to: number): string {
  const escaped = (code: number): string => `\\u{${code.toString(16)}}`;
  return `${escaped(from)}-${escaped(to)}`;
}
