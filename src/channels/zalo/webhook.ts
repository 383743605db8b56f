/**
 * Receives by webhook: one event a request, signed, answered 200 only once it is stored; anything else makes Zalo repeat
 * it for hours. Zalo waits two seconds for the answer and sends an unsigned `{}` when the address is saved.
 */
import type { ChannelLog } from './channel-log.js';
import { timestampIn } from './event-shape.js';
import { type SignatureKeys, type SignatureVariant, verifySignature } from './signature.js';

/** Events are a few kilobytes. */
const BODY_LIMIT_BYTES = 1024 * 1024;
const SIGNATURE_HEADER = 'x-zevent-signature';
const TIMESTAMP_HEADER = 'x-zevent-timestamp';

export interface Webhook {
  handle(request: Request): Promise<Response>;
  /** From now on events are taken in; before, they are refused and come again. */
  open(accept: (event: unknown) => Promise<void>): void;
  /** Refuses what comes from now on, waits for what is being stored. */
  close(): Promise<void>;
}

/** `keys` is asked each time: the OA's id may become known later. */
export function createWebhook(keys: () => SignatureKeys, log: ChannelLog): Webhook {
  let accept: ((event: unknown) => Promise<void>) | undefined;
  const running = new Set<Promise<unknown>>();
  const seenVariants = new Set<string>();

  return {
    open(next) {
      accept = next;
    },

    async close() {
      accept = undefined;
      await Promise.allSettled(running);
    },

    async handle(request) {
      if (request.method !== 'POST') return answer(405);
      if (Number(request.headers.get('content-length')) > BODY_LIMIT_BYTES) return answer(413);
      const body = await readBody(request);
      if (body === 'tooLong') return answer(413);
      if (body === 'broken') return answer(400);

      const event = parse(body);
      if (isProbe(event)) return answer(200);
      const variant = verifySignature(keys(), {
        body,
        signature: request.headers.get(SIGNATURE_HEADER),
        headerTimestamp: request.headers.get(TIMESTAMP_HEADER),
        bodyTimestamp: timestampIn(event),
      });
      if (variant === undefined) {
        log.warn(
          { signed: request.headers.has(SIGNATURE_HEADER) },
          'Zalo: a webhook request is not signed by our OA; refused',
        );
        return answer(403);
      }
      noteVariant(variant);
      if (event === undefined) {
        log.warn({}, 'Zalo: a signed request did not hold JSON; skipped');
        return answer(200);
      }
      if (accept === undefined) return answer(503);

      const storing = accept(event);
      running.add(storing);
      try {
        await storing;
        return answer(200);
      } catch (error) {
        log.warn({ error }, 'Zalo: an event could not be stored; it will come again');
        return answer(500);
      } finally {
        running.delete(storing);
      }
    },
  };

  /** Tells which of the ways that sources describe is the true one. */
  function noteVariant(variant: SignatureVariant): void {
    const key = JSON.stringify(variant);
    if (seenVariants.has(key)) return;
    seenVariants.add(key);
    log.info({ ...variant }, 'Zalo: this is how events are signed');
  }
}

function answer(status: number): Response {
  return new Response(null, { status });
}

function isProbe(event: unknown): boolean {
  return typeof event === 'object' && event !== null && !Array.isArray(event) && Object.keys(event).length === 0;
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
