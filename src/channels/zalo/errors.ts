/** Every failure of a call becomes a named reason. Of Zalo's answer only the number survives: its words may quote ours. */
import { SendError, type SendReason } from '../contract.js';

/** An answer with a non-zero `error`. */
export class ZaloRefusal extends Error {
  constructor(readonly code: number) {
    super(`Zalo refused: ${code}`);
    this.name = 'ZaloRefusal';
  }
}

/** 4,000 requests a minute for one app: part of a minute lets enough of them pass out of the count. */
const RATE_PAUSE_MS = 20_000;
/** A quota is refilled by a day or by a person, not by asking again. */
const QUOTA_PAUSE_MS = 10 * 60_000;

export const ASSET_EXPIRED = -100;
export const BAD_PARAMETER = -201;

/** The access token is wrong, expired or withdrawn: a new one may help. */
const TOKEN_REFUSED: readonly number[] = [-124, -216, -220];
/** "Sending failed", "still being processed": passing, or at least said to be. */
const PASSING: readonly number[] = [-200, -214];

/** What each number of the OA API means for us. A number that is not here is `rejected`: said once, never repeated. */
const MEANINGS: ReadonlyMap<number, readonly [SendReason, string]> = new Map([
  [-32, ['throttled', 'too many requests']],
  [-100, ['rejected', 'the upload has expired']],
  [-124, ['misconfigured', 'the access token is invalid']],
  [-200, ['offline', 'sending failed']],
  [-201, ['rejected', 'a parameter is invalid']],
  [-204, ['misconfigured', 'the OA is disabled']],
  [-205, ['misconfigured', 'the OA does not exist']],
  [-209, ['misconfigured', 'the app is not activated']],
  [-210, ['rejected', 'a parameter is over its limit']],
  [-211, ['throttled', 'the OA is out of quota']],
  [-212, ['misconfigured', 'the API is not registered for the app']],
  [-213, ['gone', 'the person does not follow the OA']],
  [-214, ['offline', 'still being processed']],
  [-216, ['misconfigured', 'the access token is invalid']],
  [-217, ['gone', 'the person blocks the OA']],
  [-218, ['windowClosed', 'the quota of this person is used up']],
  [-219, ['misconfigured', 'the app is removed or disabled']],
  [-220, ['misconfigured', 'the access token is expired or withdrawn']],
  [-221, ['misconfigured', 'the OA must be verified']],
  [-223, ['misconfigured', 'the OA is not granted to the app']],
  [-224, ['misconfigured', 'the package of the OA is too low']],
  [-227, ['gone', 'the person is banned or away for long']],
  [-230, ['windowClosed', 'no interaction in seven days']],
  [-232, ['windowClosed', 'no interaction, or it has expired']],
  [-233, ['rejected', 'this type of message is not supported']],
  [-234, ['offline', 'not at night']],
  [-235, ['misconfigured', 'not for this type of OA']],
  [-237, ['misconfigured', 'the group is disabled']],
  [-238, ['misconfigured', 'the asset is used already']],
  [-240, ['rejected', 'this call has been shut down']],
  [-241, ['misconfigured', 'the asset is used already']],
  [-242, ['misconfigured', 'the proof of the app secret is wrong']],
  [-244, ['gone', 'the person restricts the OA']],
  // Asking for a human, but about this message: repeating it each minute would put the OA itself at risk.
  [-248, ['rejected', 'against the platform’s standards']],
  [-249, ['misconfigured', 'the template has no such channel']],
  [-320, ['misconfigured', 'the cloud account is not linked']],
  [-321, ['misconfigured', 'the cloud account is out of money']],
  [-403, ['misconfigured', 'the OA is not in the group']],
]);

/** What a failed call means to the outbox; a SendError stays what it is. */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (!(error instanceof ZaloRefusal)) return new SendError('offline', `no readable answer (${kindOf(error)})`);
  const [reason, what] = MEANINGS.get(error.code) ?? ['rejected', 'unknown to us'];
  const detail = `${error.code} ${what}`;
  if (reason !== 'throttled') return new SendError(reason, detail);
  return new SendError(reason, detail, error.code === -32 ? RATE_PAUSE_MS : QUOTA_PAUSE_MS);
}

/** Whether another token would have been taken. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof ZaloRefusal && TOKEN_REFUSED.includes(error.code);
}

/** Whether the same call may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  return error instanceof ZaloRefusal && PASSING.includes(error.code);
}

/** Messages of network errors may hold an address or a header; their codes do not. */
export function kindOf(error: unknown): string {
  for (const from of [causeOf(error), error]) {
    if (typeof from !== 'object' || from === null) continue;
    for (const key of ['code', 'name'] as const) {
      const value: unknown = Reflect.get(from, key);
      if (typeof value === 'string' && /^[\w-]{1,60}$/.test(value)) return value;
    }
  }
  return 'unknown';
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
