/**
 * Updates by webhook, each with our secret in its header. telegraf's own handler answers 200 to failures, breaks letters
 * split over packets and reads bodies without end. https://core.telegram.org/bots/api#setwebhook
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createWebhook, type Webhook } from '../../http/webhook.js';
import type { ChannelLog } from './channel-log.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** `secret`: what Telegram was told to send along; a request without it is answered 403. */
export function createTelegramWebhook(secret: string, log: ChannelLog): Webhook {
  return createWebhook({
    log,
    platform: 'Telegram',
    refuses: ({ headers }) => (isSame(headers.get(SECRET_HEADER) ?? '', secret) ? undefined : 403),
    judge(update) {
      if (update !== undefined) return undefined;
      log.warn({}, 'a webhook request did not arrive as JSON; refused');
      return 400;
    },
  });
}

/** Takes equally long whatever is compared, and reveals no length. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
