/** What can fail here is our own disk and database: named so that the outbox and the fetcher know what to do. */
import { OpenError, SendError } from '../contract.js';

/** A full disk or a busy database passes; the part is tried again. */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  return new SendError('offline', `the mailbox could not take it (${kindOf(error)})`);
}

/** What a failed opening of a file means to whoever fetches it. */
export function toOpenError(error: unknown): OpenError {
  if (error instanceof OpenError) return error;
  const kind = kindOf(error);
  return kind === 'ENOENT'
    ? new OpenError('gone', 'the mailbox holds this file no more')
    : new OpenError('later', `the mailbox could not read it (${kind})`);
}

/** Codes and names only: messages may hold paths and values. */
export function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  for (const key of ['code', 'name'] as const) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string' && /^[\w-]{1,60}$/.test(value)) return value;
  }
  return 'unknown';
}
