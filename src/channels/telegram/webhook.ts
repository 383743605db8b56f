/**
 * Receives by webhook: one update a request, answered 200 only once it is stored; anything else makes Telegram repeat it.
 * telegraf's own handler answers 200 to failures, breaks letters split over packets and reads bodies without end.
 * https://core.telegram.org/bots/api#setwebhook
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ChannelLog } from './channel-log.js';

/** Updates are a few kilobytes; Telegram itself stays far below this. */
const BODY_LIMIT_BYTES = 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

export interface Webhook {
  handle(request: Request): Promise<Response>;
  /** From now on updates are taken in; before, they are refused and come again. */
  open(accept: (updates: readonly unknown[]) => Promise<void>): void;
  /** Refuses what comes from now on, waits for what is being stored. */
  close(): Promise<void>;
}

export function createWebhook(secret: string, log: ChannelLog): Webhook {
  let accept: ((updates: readonly unknown[]) => Promise<void>) | undefined;
  const running = new Set<Promise<unknown>>();

  return {
    open(next) {
      accept = next;
    },

    async close() {
      accept = undefined;
      await Promise.allSettled(running);
    },

    async handle(request) {
      if (!isSame(request.headers.get(SECRET_HEADER) ?? '', secret)) return answer(403);
      if (request.method !== 'POST') return answer(405);
      if (Number(request.headers.get('content-length')) > BODY_LIMIT_BYTES) return answer(413);

      const body = await readBody(request);
      if (body === 'tooLong') return answer(413);
      const update = body === 'broken' ? undefined : parse(body);
      if (update === undefined) {
        log.warn({}, 'a webhook request did not arrive as JSON; refused');
        return answer(400);
      }
      if (accept === undefined) return answer(503);

      const storing = accept([update]);
      running.add(storing);
      try {
        await storing;
        return answer(200);
      } catch (error) {
        log.warn({ error }, 'an update could not be stored; Telegram will send it again');
        return answer(500);
      } finally {
        running.delete(storing);
      }
    },
  };
}

/** No body: Telegram would take one for a method to call. */
function answer(status: number): Response {
  return new Response(null, { status });
}

/** Takes equally long whatever is compared, and reveals no length. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** The whole body, or why there is none; the limit holds whatever length was announced. */
async function readBody(request: Request): Promise<Uint8Array | 'tooLong' | 'broken'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > BODY_LIMIT_BYTES) return 'tooLong';
      chunks.push(chunk);
    }
  } catch {
    return 'broken';
  }
  return Buffer.concat(chunks);
}

function parse(body: Uint8Array): unknown {
  try {
    // Decoded whole: a letter may be split over packets.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
