/** Tells text from binary content, and kinds of text apart that matter: SVG, HTML, anything else. */

const SPACE = /\s/;
const MARKUP_LIMIT = 32;

/** `sure`: it is Unicode throughout; else only bytes that an old one-byte encoding might have written. */
export interface TextType {
  readonly type: string;
  readonly sure: boolean;
}

/** What kind of text the file that begins with `head` is, if it is text at all. */
export function textType(head: Buffer): TextType | undefined {
  const unicode = decodeUnicode(head);
  const text = unicode ?? head.toString('latin1');
  return hasBinary(text) ? undefined : { type: markupType(text), sure: unicode !== undefined };
}

/** Text of a file, decoded as its first bytes ask for, else as UTF-8, else as Windows-1258 (old Vietnamese). */
export function decodeText(content: Uint8Array): string {
  return decodeUnicode(content) ?? new TextDecoder('windows-1258').decode(content);
}

/** Text has tabs, line ends, form feeds and the odd escape, no other control characters. */
function hasBinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b)) return true;
  }
  return false;
}

/** Nothing if it is not Unicode; a letter cut at the end of `content` is no mistake. */
function decodeUnicode(content: Uint8Array): string | undefined {
  const [first, second] = content;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(marked, { fatal: true }).decode(content, { stream: true });
  } catch {
    // The only way TextDecoder says no.
    return undefined;
  }
}

function markupType(text: string): string {
  const start = text.trimStart();
  if (!start.startsWith('<')) return 'text/plain';
  const element = rootElement(start);
  if (element === 'html' || element === 'head' || element === 'body') return 'text/html';
  // Where the beginning is too artful to follow, any drawing in it counts.
  if (element === 'svg' || (element === undefined && /<(?:\w+:)?svg[\s>/]/i.test(start))) return 'image/svg+xml';
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain';
}

/** The local name of the first element, in lower case, after declarations and comments; at most a few of these. */
function rootElement(text: string): string | undefined {
  let at = 0;
  for (let passed = 0; passed < MARKUP_LIMIT; passed += 1) {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (text.charAt(at) !== '<') return undefined;
    const end = passedMarkup(text, at);
    if (end === undefined) return /^<(?:\w+:)?(\w+)[\s/>]/.exec(text.slice(at, at + 80))?.[1]?.toLowerCase();
    const declared = /^<!doctype\s+(html|svg)\b/i.exec(text.slice(at, at + 40))?.[1];
    if (declared !== undefined) return declared.toLowerCase();
    at = end;
  }
  return undefined;
}

/** Where a declaration, comment or document type that begins at `at` ends; nothing if an element begins there. */
function passedMarkup(text: string, at: number): number | undefined {
  const after = (mark: string): number => {
    const found = text.indexOf(mark, at);
    return found === -1 ? text.length : found + mark.length;
  };
  if (text.startsWith('<!--', at)) return after('-->');
  if (text.startsWith('<?', at)) return after('?>');
  if (!text.startsWith('<!', at)) return undefined;
  const subset = text.indexOf('[', at);
  const close = after('>');
  return subset === -1 || subset > close ? close : after(']>');
}
