/** Files of a chat over HTTP: in by PUT, streamed to disk; out only to whoever holds the chat. */
import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { problem } from '../../http/problem.js';
import type { ChatRef } from '../contract.js';
import type { ChannelLog } from './channel-log.js';
import { kindOf } from './errors.js';
import { disposition } from './file-name.js';
import type { HeldChats } from './held-chat.js';
import { ClientId } from './inbound.js';
import { isInline } from './mailbox.js';
import type { WebMedia } from './refs.js';
import { texts } from './texts.js';
import { takeUpload, type UploadParts, type UploadRefusal } from './uploads.js';

export interface FileRouteParts extends UploadParts {
  readonly log: ChannelLog;
  readonly held: HeldChats;
}

const STATUS: Readonly<Record<UploadRefusal, ContentfulStatusCode>> = {
  fileTooBig: 413,
  fileEmpty: 422,
  fileType: 415,
  tooMuchWaiting: 429,
  diskFull: 507,
};

/** Opened by itself a file is shown without rights of its own: no script, no form, no request. */
const FILE_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

export function addFileRoutes(app: Hono, base: string, parts: FileRouteParts): void {
  const { withChat, withChange } = parts.held;

  app.put(
    `${base}/files/:clientId`,
    withChange((c, { chat }) => receive(c, chat, parts)),
  );
  app.get(
    `${base}/files/:file{[0-9a-f-]{36}}`,
    withChat((c, { chat }) => hand(c, chat, parts)),
  );
}

async function receive(c: Context, chat: ChatRef, parts: FileRouteParts): Promise<Response> {
  const clientId = ClientId.safeParse(c.req.param('clientId'));
  const length = c.req.header('content-length');
  if (!clientId.success) return problem(c, 400, 'unreadable', texts.unreadable);

  let broken = false;
  try {
    const outcome = await takeUpload(parts, chat, {
      clientId: clientId.data,
      name: c.req.query('name') ?? '',
      type: c.req.header('content-type'),
      bytes: length === undefined ? undefined : Number(length),
      body: watched(c.req.raw.body, () => {
        broken = true;
      }),
    });
    if (outcome.ok) return c.json({ bytes: outcome.bytes });
    // What was not read is still on its way: nothing else can come over this connection.
    c.header('Connection', 'close');
    return problem(c, STATUS[outcome.refusal], outcome.refusal, texts.refusal[outcome.refusal]);
  } catch (error) {
    if (broken) {
      parts.log.info({}, 'an upload broke off; nothing of it was kept');
      return problem(c, 400, 'brokenOff', texts.unreadable);
    }
    if (kindOf(error) !== 'ENOSPC') throw error;
    parts.log.warn({ error }, 'the disk is full: an upload was refused');
    return problem(c, STATUS.diskFull, 'diskFull', texts.refusal.diskFull);
  }
}

/** Tells a line that broke from a disk that failed. */
async function* watched(body: AsyncIterable<Uint8Array> | null, onBroken: () => void): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const source = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await source.next().catch((error: unknown) => {
        onBroken();
        throw error;
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await source.return?.().catch(() => undefined);
  }
}

async function hand(c: Context, chat: ChatRef, { db, disk }: FileRouteParts): Promise<Response> {
  const row = await db.read.webFile.findUnique({ where: { id: c.req.param('file') ?? '' } });
  if (row === null || row.chatId !== chat) return problem(c, 404, 'fileGone', texts.fileGone);
  const media: WebMedia = row.sha256 === null ? { kind: 'upload', id: row.id } : { kind: 'copy', sha256: row.sha256 };
  const size = await disk.sizeOf(media);
  if (size === undefined || row.removedAt !== null) return problem(c, 410, 'fileGone', texts.fileGone);

  const inline = isInline(row.type);
  const headers = {
    'Content-Type': inline ? row.type : downloadType(row.type),
    'Content-Disposition': disposition(inline ? 'inline' : 'attachment', row.name),
    'Content-Security-Policy': FILE_POLICY,
    'Accept-Ranges': 'bytes',
    // A file never changes under its id; only this browser keeps it, and not for long.
    'Cache-Control': 'private, max-age=3600',
  };
  if (size === 0) return c.body('', 200, headers);
  const range = rangeIn(c.req.header('range'), size);
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const body = Readable.toWeb(Readable.from(disk.read(media, { start, end }), { objectMode: false }));
  const length = { 'Content-Length': String(end - start + 1) };
  if (range === undefined) return c.body(body, 200, { ...headers, ...length });
  return c.body(body, 206, { ...headers, ...length, 'Content-Range': `bytes ${start}-${end}/${size}` });
}

/** What a browser might read as a page is only ever bytes. */
function downloadType(type: string): string {
  return /html|svg|script|[/+]xml\b/.test(type) ? 'application/octet-stream' : type;
}

/** One range, as players ask for it; several are answered with the whole (RFC 9110, 14.2). */
function rangeIn(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'outside' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (asked === null) return undefined;
  const [, first = '', last = ''] = asked;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'outside' : { start, end };
}
