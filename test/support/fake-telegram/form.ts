/** The parameters of a call: JSON, form fields, a query, or multipart with files; whole before anything happens. */

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Form {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Throws a SyntaxError for what cannot be read. */
export function readForm(type: string, query: URLSearchParams, body: Buffer): Form {
  const fields: Record<string, unknown> = Object.fromEntries(query);
  if (body.length === 0) return { fields, files: new Map() };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined) return readMultipart(body, boundary);
  if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) throw new SyntaxError('an object expected');
    return { fields: { ...fields, ...parsed }, files: new Map() };
  }
  return { fields: { ...fields, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) }, files: new Map() };
}

/** RFC 7578, as much of it as clients of the Bot API use. */
function readMultipart(body: Buffer, boundary: string): Form {
  const fields: Record<string, unknown> = {};
  const files = new Map<string, UploadedFile>();
  const mark = `--${boundary}`;
  let at = body.indexOf(mark);
  for (;;) {
    if (at < 0) throw new SyntaxError('the form does not end');
    const start = at + mark.length;
    if (body.toString('latin1', start, start + 2) === '--') return { fields, files };
    const end = body.indexOf(`\r\n${mark}`, start);
    const headerEnd = body.indexOf('\r\n\r\n', start);
    if (end < 0 || headerEnd < 0 || headerEnd > end) throw new SyntaxError('a part of the form is broken');
    const header = body.toString('utf8', start, headerEnd);
    const content = body.subarray(headerEnd + 4, end);
    const name = /\bname="([^"]*)"/.exec(header.replace(/filename="[^"]*"/, ''))?.[1];
    const fileName = /\bfilename="([^"]*)"/.exec(header)?.[1];
    if (name === undefined) throw new SyntaxError('a part of the form has no name');
    if (fileName === undefined) fields[name] = content.toString('utf8');
    if (fileName !== undefined) files.set(name, { name: fileName, bytes: new Uint8Array(content) });
    at = end + 2;
  }
}
