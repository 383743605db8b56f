/** A reason, canned or typed: without one nothing is declined, put off or called off. */
import { type Outcome, option } from '../../conversation/dialog.js';
import { nfc } from '../../lib/fold.js';
import type { Message } from '../../outbox/message.js';
import { texts } from './texts.js';

const REASON_MIN = 5;
const REASON_MAX = 300;

export function reasonQuestion(text: string, canned: readonly string[]): Message {
  return { text, choices: canned.map((reason, index) => [option(reason, String(index))]) };
}

/** What a typed reason leads to. */
export async function reasonTyped(
  typed: string,
  again: (why: string) => Outcome,
  take: (reason: string) => Promise<Outcome>,
): Promise<Outcome> {
  const reason = nfc(typed).replace(/\s+/g, ' ').trim();
  if (reason.length < REASON_MIN) return again(texts.whyTooShort);
  return reason.length > REASON_MAX ? again(texts.whyTooLong) : take(reason);
}

/** What a canned reason leads to. */
export async function reasonPicked(
  key: string,
  canned: readonly string[],
  again: (why: string) => Outcome,
  take: (reason: string) => Promise<Outcome>,
): Promise<Outcome> {
  const reason = canned[Number(key)];
  return reason === undefined ? again(texts.whyTooShort) : take(reason);
}
