/** Gives files to a call: by reference where Telegram has them, streamed where it has not. */
import { Readable } from 'node:stream';
import type { InputFile } from 'telegraf/types';
import { SendError, type StoredFile } from '../contract.js';
import type { Patience } from './api.js';
import { TELEGRAM_CAPABILITIES } from './capabilities.js';
import { isUnknownFile } from './errors.js';
import { readMediaRef } from './refs.js';

type Kind = 'photo' | 'document';
type Media = string | InputFile;
type Limits = { readonly timeoutMs: number; readonly signal: AbortSignal };

/** Up to 10 MB a photo, 50 MB other files: https://core.telegram.org/bots/api#sending-files */
const MAX_BYTES: Readonly<Record<Kind, number>> = {
  photo: TELEGRAM_CAPABILITIES.album.maxBytesEach,
  document: TELEGRAM_CAPABILITIES.file.maxBytes,
};

/**
 * Calls with the media of these files, in their order. Where Telegram refuses a reference it gave us once (another
 * token, a file it dropped), nothing was delivered, and the call is made once more with the files themselves.
 * Throws what the call throws, or SendError for a file too big or unreadable.
 */
export async function withFiles<T>(
  files: readonly StoredFile[],
  kind: Kind,
  patience: Patience,
  call: (media: readonly [Media, ...Media[]], limits: Limits) => Promise<T>,
): Promise<T> {
  const references = files.map((file) => known(file, kind));
  try {
    return await attempt(files, references, kind, patience, call);
  } catch (error) {
    if (references.every((id) => id === undefined) || !isUnknownFile(error)) throw error;
    return attempt(files, [], kind, patience, call);
  }
}

async function attempt<T>(
  files: readonly StoredFile[],
  references: readonly (string | undefined)[],
  kind: Kind,
  patience: Patience,
  call: (media: readonly [Media, ...Media[]], limits: Limits) => Promise<T>,
): Promise<T> {
  const broken = new AbortController();
  const sources: Readable[] = [];
  let cause: SendError | undefined;

  const [first, ...others] = files.map((file, index): Media => {
    const reference = references[index];
    if (reference !== undefined) return reference;
    if (file.bytes > MAX_BYTES[kind]) {
      throw new SendError('rejected', `a ${kind} of ${file.bytes} bytes: Telegram takes ${MAX_BYTES[kind]}`);
    }
    const source = Readable.from(file.open(), { objectMode: false });
    // Nobody else listens: telegraf pipes the stream and would wait for its end for ever.
    source.on('error', (error) => {
      cause = new SendError('rejected', `the stored file ${file.sha256.slice(0, 12)} cannot be read: ${codeOf(error)}`);
      broken.abort();
    });
    sources.push(source);
    return { source, filename: headerSafe(file.name) };
  });
  if (first === undefined) throw new SendError('rejected', 'no file to send');

  try {
    const timeoutMs = sources.length === 0 ? patience.callMs : patience.uploadMs;
    return await call([first, ...others], { timeoutMs, signal: broken.signal });
  } catch (error) {
    throw cause ?? error;
  } finally {
    for (const source of sources) source.destroy();
  }
}

function known(file: StoredFile, kind: Kind): string | undefined {
  const ref = file.known === undefined ? undefined : readMediaRef(file.known);
  return ref?.kind === kind ? ref.fileId : undefined;
}

/** telegraf writes the name into a header as it is. */
function headerSafe(name: string): string {
  return name.replace(/["\\\p{Cc}]/gu, '_');
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown cause';
}
