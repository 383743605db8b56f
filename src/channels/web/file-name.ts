/** Names people's files come with: data to show and to offer for saving, never a path. */

/** File systems stop at 255 bytes, and a Vietnamese letter may take three. */
export const NAME_LIMIT_BYTES = 200;
const FALLBACK = 'tep';
const EXTENSION = /\.[\p{L}\p{N}]{1,8}$/u;

/** The last part of a path, composed, without what cannot be seen, cut to 200 bytes with its extension kept. */
export function plainName(name: string): string {
  const visible = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').normalize('NFC');
  const last = visible.split(/[/\\]/).at(-1)?.trim() ?? '';
  const extension = EXTENSION.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - extension.length);
  const kept = cut(stem, NAME_LIMIT_BYTES - Buffer.byteLength(extension));
  return `${/[^. ]/.test(kept) ? kept : FALLBACK}${extension}`;
}

/** The header that makes a browser save under this name (RFC 6266). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Between letters as people see them, so that no accent is left alone. */
function cut(stem: string, maxBytes: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(stem)) {
    if (Buffer.byteLength(kept + segment) > maxBytes) break;
    kept += segment;
  }
  return kept.trim();
}
