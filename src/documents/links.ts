// Which addresses may become clickable in a document or a workbook.

const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address in its normal form, or undefined when it is not a web or mail address (javascript:, file:, nonsense). */
export function safeLink(href: string): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && ALLOWED.has(url.protocol) ? url.href : undefined;
}
