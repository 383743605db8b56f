/**
 * A part that Zalo can only show as two messages, sent so that trying again does not repeat the one that arrived. What
 * is remembered is a hint: a restart between the two repeats the first.
 */
import { createHash } from 'node:crypto';
import { type Clock, HOUR_MS } from '../../lib/clock.js';
import type { ChatRef, OutboundPart, Sent } from '../contract.js';
import { toSendError } from './errors.js';

/** Whoever tries again does so sooner; later, the same words are said anew. */
const REMEMBERED_MS = HOUR_MS;

/** One message; `before` is the one before it in the same part. */
export type Step = (before: Sent | undefined) => Promise<Sent>;

export interface HalfSent {
  /**
   * Takes the steps in order, without those that arrived when this part was last tried for this chat. Resolves with
   * the message of the last step and the copies of all; throws what a step throws.
   */
  send(chat: ChatRef, part: OutboundPart, steps: readonly Step[]): Promise<Sent>;
}

export function createHalfSent(clock: Clock): HalfSent {
  const arrived = new Map<string, { readonly sent: Sent[]; readonly atMs: number }>();

  return {
    async send(chat, part, steps) {
      const key = fingerprint(chat, part);
      forgetOld();
      const sent = [...(arrived.get(key)?.sent ?? [])];
      arrived.delete(key);
      try {
        for (const step of steps.slice(sent.length)) sent.push(await step(sent.at(-1)));
      } catch (error) {
        if (sent.length > 0 && toSendError(error).retryable) arrived.set(key, { sent, atMs: clock.now().getTime() });
        throw error;
      }
      const last = sent.at(-1);
      if (last === undefined) throw new Error('a part without a message');
      const costs = sent.flatMap((one) => one.costs ?? []);
      return { message: last.message, media: sent.flatMap(({ media }) => media), costs };
    },
  };

  function forgetOld(): void {
    const nowMs = clock.now().getTime();
    for (const [key, { atMs }] of arrived) if (nowMs - atMs > REMEMBERED_MS) arrived.delete(key);
  }
}

/** Of what is said, whichever copy of a file says it. */
function fingerprint(chat: ChatRef, part: OutboundPart): string {
  const text = JSON.stringify([chat, part], (name, value: unknown) => (name === 'known' ? undefined : value));
  return createHash('sha256').update(text).digest('base64url');
}
