/**
 * Brings updates to the bot's webhook: lanes in order, the next only after the former was taken, failures repeated until
 * the update expires. After the server's own source (tdlib/telegram-bot-api, WebhookActor.cpp).
 */
import { request } from 'node:http';
import { splitInsideLetters } from './http-answer.js';
import type { QueuedUpdate, UpdateQueue } from './update-queue.js';

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

export interface WebhookDelivery {
  set(target: WebhookTarget | undefined): void;
  target(): WebhookTarget | undefined;
  /** What the last failed delivery was answered. */
  lastError(): string | undefined;
  stop(): void;
}

/** The real one waits a second and doubles up to two minutes. */
const RETRY_GROWTH = 2;
const RETRY_MAX = 60;

export function createWebhookDelivery(queue: UpdateQueue, retryMs: number): WebhookDelivery {
  let target: WebhookTarget | undefined;
  let failure: string | undefined;
  const busy = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  function pump(): void {
    if (target === undefined) return;
    for (const update of queue.waiting()) {
      if (!busy.has(update.lane)) {
        busy.add(update.lane);
        void deliver(target, update, retryMs);
      }
    }
  }

  async function deliver(to: WebhookTarget, update: QueuedUpdate, delayMs: number): Promise<void> {
    const status = await post(to, update);
    if (to !== target) {
      busy.delete(update.lane);
      return;
    }
    if (status >= 200 && status < 300) {
      queue.drop(update.id);
      busy.delete(update.lane);
      pump();
      return;
    }
    failure = status === 0 ? 'Connection failed' : `Wrong response from the webhook: ${status}`;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const expired = !queue.waiting().some(({ id }) => id === update.id);
      if (expired || to !== target) {
        busy.delete(update.lane);
        pump();
        return;
      }
      void deliver(to, update, Math.min(delayMs * RETRY_GROWTH, retryMs * RETRY_MAX));
    }, delayMs);
    timers.add(timer);
  }

  queue.onPush(pump);
  return {
    set(next) {
      target = next;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      busy.clear();
      pump();
    },
    target: () => target,
    lastError: () => failure,
    stop() {
      target = undefined;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** The status of the answer, 0 for none. */
function post(to: WebhookTarget, { id, body }: QueuedUpdate): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      connection: 'close',
      ...(to.secret !== '' && { 'x-telegram-bot-api-secret-token': to.secret }),
    };
    const call = request(to.url, { method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    call.on('error', () => resolve(0));
    for (const piece of splitInsideLetters(JSON.stringify({ update_id: id, ...body }))) call.write(piece);
    call.end();
  });
}
