/** Tells text from binary content, and kinds of text apart that matter: SVG, HTML, anything else. */

const SPACE = /\s/;
const MARKUP_LIMIT = 32;

/** The media type of a file that begins with `head`, if it is text in UTF-8, UTF-16 or an old one-byte encoding. */
export function textType(head: Buffer): string | undefined {
  const text = asText(head);
  if (text === undefined) return undefined;
  const element = rootElement(text);
  if (element === 'svg') return 'image/svg+xml';
  if (element === 'html' || element === 'head' || element === 'body') return 'text/html';
  return 'text/plain';
}

/** Text of a file, decoded as its first bytes ask for, else as UTF-8, else as Windows-1258 (old Vietnamese). */
export function decodeText(content: Uint8Array): string {
  const encoding = unicodeMark(content);
  if (encoding !== undefined) return new TextDecoder(encoding).decode(content);
  return strictUtf8(content) ?? new TextDecoder('windows-1258').decode(content);
}

function asText(head: Buffer): string | undefined {
  const encoding = unicodeMark(head);
  const text =
    encoding === undefined ? (strictUtf8(head) ?? head.toString('latin1')) : new TextDecoder(encoding).decode(head);
  return hasBinary(text) ? undefined : text;
}

/** Text has tabs, line ends, form feeds and the odd escape, no other control characters. */
function hasBinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b)) return true;
  }
  return false;
}

function unicodeMark(content: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' | undefined {
  const [first, second, third] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** Nothing if it is not UTF-8; a letter cut at the end of `content` is no mistake. */
function strictUtf8(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: true });
  } catch {
    // The only way TextDecoder says no.
    return undefined;
  }
}

/** The local name of the first element, in lower case, after declarations and comments; at most a few of these. */
function rootElement(text: string): string | undefined {
  let at = 0;
  for (let passed = 0; passed < MARKUP_LIMIT; passed += 1) {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (text.charAt(at) !== '<') return undefined;
    const end = passedMarkup(text, at);
    if (end === undefined) return /^<(?:\w+:)?(\w+)[\s/>]/.exec(text.slice(at, at + 80))?.[1]?.toLowerCase();
    if (/^<!doctype\s+html/i.test(text.slice(at, at + 40))) return 'html';
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
  const close = after('>');
  const subset = text.indexOf('[', at);
  if (subset === -1 || subset > close) return close;
  const subsetEnd = text.indexOf(']', subset);
  return subsetEnd === -1 ? text.length : text.indexOf('>', subsetEnd) + 1 || text.length;
}
