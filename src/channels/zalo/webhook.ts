/**
 * Events by webhook, each signed. Zalo waits two seconds for the answer, repeats for hours what was not answered 200, and
 * sends an unsigned `{}` when the address is saved.
 */
import { createWebhook, type Webhook } from '../../http/webhook.js';
import type { ChannelLog } from './channel-log.js';
import { timestampIn } from './event-shape.js';
import { type SignatureKeys, type SignatureVariant, verifySignature } from './signature.js';

const SIGNATURE_HEADER = 'x-zevent-signature';
const TIMESTAMP_HEADER = 'x-zevent-timestamp';

/** `keys` is asked each time: the OA's id may become known later. */
export function createZaloWebhook(keys: () => SignatureKeys, log: ChannelLog): Webhook {
  const seenVariants = new Set<string>();

  /** Tells which of the ways that sources describe is the true one. */
  function noteVariant(variant: SignatureVariant): void {
    const key = JSON.stringify(variant);
    if (seenVariants.has(key)) return;
    seenVariants.add(key);
    log.info({ ...variant }, 'Zalo: this is how events are signed');
  }

  return createWebhook({
    log,
    platform: 'Zalo',
    judge(event, body, headers) {
      if (isProbe(event)) return 200;
      const variant = verifySignature(keys(), {
        body,
        signature: headers.get(SIGNATURE_HEADER),
        headerTimestamp: headers.get(TIMESTAMP_HEADER),
        bodyTimestamp: timestampIn(event),
      });
      if (variant === undefined) {
        log.warn({ signed: headers.has(SIGNATURE_HEADER) }, 'Zalo: a webhook request is not signed by our OA; refused');
        return 403;
      }
      noteVariant(variant);
      if (event !== undefined) return undefined;
      log.warn({}, 'Zalo: a signed request did not hold JSON; skipped');
      return 200;
    },
  });
}

function isProbe(event: unknown): boolean {
  return typeof event === 'object' && event !== null && !Array.isArray(event) && Object.keys(event).length === 0;
}
