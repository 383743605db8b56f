/** Every failure of a call becomes a named reason. Nothing of the call's payload and no token survives the translation. */
import { TelegramError } from 'telegraf';
import { z } from 'zod';
import { OpenError, SendError, type SendReason } from '../contract.js';
import { chatRef } from './refs.js';

/** https://core.telegram.org/bots/api#making-requests, #responseparameters */
const Refusal = z.object({
  error_code: z.int(),
  description: z.string().catch(''),
  parameters: z
    .object({
      retry_after: z.number().positive().optional().catch(undefined),
      migrate_to_chat_id: z.int().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** When Telegram says 429 without saying for how long. */
const UNSTATED_PAUSE_MS = 5_000;
const DETAIL_LENGTH = 200;

/** 400 for a chat that is lost to us, in the words of the Bot API server and of Telegram behind it. */
const CHAT_LOST =
  /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|group chat was (deactivated|deleted|upgraded)|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHANNEL_PRIVATE|rights to send|user is deactivated/i;
/** 400 for an upload that broke on the way: the same call may succeed later. */
const PASSING = /temporarily|FILE_PART|Request aborted/i;
const UNCHANGED = /message is not modified/i;
const UNKNOWN_FILE = /wrong (remote )?file|wrong file_id|invalid file_id|FILE_REFERENCE|FILE_ID_INVALID/i;
const TOO_BIG = /file is too big/i;
const STALE_TAP = /query is too old|query ID is invalid/i;

export interface Failure {
  readonly reason: SendReason;
  /** The Bot API's error code, if it was the Bot API that answered. */
  readonly code?: number;
  /** For the log. */
  readonly detail: string;
  readonly retryAfterMs?: number;
  readonly movedTo?: number;
}

/** What went wrong, whatever was thrown: a refusal, a dead network, a page of HTML, half a JSON. */
export function diagnose(error: unknown): Failure {
  if (!(error instanceof TelegramError)) return { reason: 'offline', detail: `no readable answer (${kindOf(error)})` };

  const refusal = Refusal.safeParse(error.response);
  if (!refusal.success) return { reason: 'offline', detail: 'no readable answer (not the form of the Bot API)' };

  const { error_code: code, description, parameters } = refusal.data;
  const detail = `${code} ${scrub(description)}`.slice(0, DETAIL_LENGTH);
  const movedTo = parameters?.migrate_to_chat_id;
  if (code === 429) {
    const seconds = parameters?.retry_after;
    const retryAfterMs = seconds === undefined ? UNSTATED_PAUSE_MS : Math.ceil(seconds * 1_000);
    return { reason: 'throttled', code, detail, retryAfterMs };
  }
  if (movedTo !== undefined) return { reason: 'gone', code, detail, movedTo };
  return { reason: reasonOf(code, description), code, detail };
}

/** What a failed call means to the outbox; a SendError stays what it is. */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { reason, detail, retryAfterMs, movedTo } = diagnose(error);
  return new SendError(reason, detail, retryAfterMs, movedTo === undefined ? undefined : chatRef(movedTo));
}

/** getFile refuses with 400 alike what it never hands over, what it lost and what it has not fetched yet. */
export function toOpenError(error: unknown): OpenError {
  if (error instanceof OpenError) return error;
  const { reason, detail } = diagnose(error);
  if (TOO_BIG.test(detail)) return new OpenError('tooBig', detail);
  if (reason === 'rejected' || reason === 'gone') return new OpenError('gone', detail);
  return new OpenError('later', detail);
}

/** The message already looks like this, which is all we wanted. */
export function isUnchanged(error: unknown): boolean {
  return UNCHANGED.test(diagnose(error).detail);
}

/** Telegram knows this copy of a file no more (another token, for instance): ours has to be uploaded again. */
export function isUnknownFile(error: unknown): boolean {
  const { code, detail } = diagnose(error);
  return code === 400 && UNKNOWN_FILE.test(detail);
}

/** The press is too old to be answered: nobody waits for the answer any more. */
export function isStaleTap(error: unknown): boolean {
  return STALE_TAP.test(diagnose(error).detail);
}

function reasonOf(code: number, description: string): SendReason {
  if (code >= 500 || code === 409) return 'offline';
  if (code === 401 || code === 404) return 'misconfigured';
  if (code === 403) return 'gone';
  if (code !== 400) return 'rejected';
  if (CHAT_LOST.test(description)) return 'gone';
  return PASSING.test(description) ? 'offline' : 'rejected';
}

/** Descriptions may quote what was sent, such as the address of a button. */
function scrub(description: string): string {
  return description
    .replace(/(["'`«]).*?(["'`»])/gs, '…')
    .replace(/\S+:\/\/\S+/g, '…')
    .replace(/\d+:[\w-]{20,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Messages of network errors hold the address, and with it the token; their codes do not. */
function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  for (const key of ['code', 'type', 'name'] as const) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string' && /^[\w-]{1,60}$/.test(value)) return value;
  }
  return 'unknown';
}
