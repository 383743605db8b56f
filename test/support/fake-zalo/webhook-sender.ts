/**
 * Brings events to the webhook: signed, one person's in order while all goes well, repeated on a ladder when it does
 * not. A repeated event comes later than what was said meanwhile: order is promised nowhere.
 */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { splitInsideLetters } from '../fake-telegram/http-answer.js';
import type { World } from './world.js';

/** How events are signed: sources differ. */
export interface Signing {
  readonly prefix: 'mac=' | '';
  readonly id: 'app' | 'oa';
  readonly timestamp: 'body' | 'header';
  /** Another than the OA's: a forger. */
  readonly secret?: string;
}

export interface WebhookSender {
  set(url: string | undefined): void;
  sign(signing: Partial<Signing>): void;
  /** Hands an event over, now or when released. `lane`: whose it is. */
  deliver(lane: string, event: object): void;
  /** Sends exactly this, once, and resolves with the status; 0 for none. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  signatureOf(body: string, timestamp: string): string;
  repeat(events: number): void;
  hold(): void;
  release(order?: (count: number) => readonly number[]): void;
  pending(): number;
  stop(): void;
}

export function createWebhookSender(world: World, ladderMs: readonly number[], changed: () => void): WebhookSender {
  let url: string | undefined;
  let signing: Signing = { prefix: 'mac=', id: 'app', timestamp: 'body' };
  let held: (() => void)[] | undefined;
  let twice = 0;
  let open = 0;
  let stopped = false;
  const lanes = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();

  return {
    set(next) {
      url = next;
    },
    sign(next) {
      signing = { ...signing, ...next };
    },
    deliver(lane, event) {
      const copies = twice > 0 ? 2 : 1;
      twice = Math.max(0, twice - 1);
      for (let copy = 0; copy < copies; copy += 1) {
        open += 1;
        const send = () => enqueue(lane, JSON.stringify(event));
        if (held === undefined) send();
        else held.push(send);
      }
    },
    post,
    signatureOf,
    repeat(events) {
      twice = events;
    },
    hold() {
      held ??= [];
    },
    release(order) {
      const waiting = held ?? [];
      held = undefined;
      const positions = order?.(waiting.length) ?? waiting.map((_, position) => position);
      for (const position of positions) waiting[position]?.();
    },
    pending: () => open,
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };

  function enqueue(lane: string, body: string): void {
    const before = lanes.get(lane) ?? Promise.resolve();
    lanes.set(
      lane,
      before.then(() => attempt(body, 0)),
    );
  }

  async function attempt(body: string, tries: number): Promise<void> {
    if (stopped) return;
    const status = await post(body, headersOf(body, tries));
    const pauseMs = ladderMs[tries];
    if (status === 200 || pauseMs === undefined) {
      open -= 1;
      changed();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(body, tries + 1);
    }, pauseMs);
    timers.add(timer);
  }

  function headersOf(body: string, tries: number): Record<string, string> {
    const inBody = /"timestamp":"(\d+)"/.exec(body)?.[1] ?? '';
    // Where the header counts, it is the time of sending.
    const inHeader = String(world.now().getTime() + 7);
    const timestamp = signing.timestamp === 'body' ? inBody : inHeader;
    return {
      'x-zevent-signature': signatureOf(body, timestamp),
      ...(signing.timestamp === 'header' && { 'x-zevent-timestamp': inHeader }),
      ...(tries > 0 && { num_retry: String(tries) }),
    };
  }

  function signatureOf(body: string, timestamp: string): string {
    const id = signing.id === 'app' ? world.appId : world.oa.id;
    const text = `${id}${body}${timestamp}${signing.secret ?? world.oaSecret}`;
    return signing.prefix + createHash('sha256').update(text, 'utf8').digest('hex');
  }

  function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    if (url === undefined) return Promise.resolve(0);
    const target = url;
    return new Promise((resolve) => {
      const call = request(
        target,
        { method: 'POST', headers: { 'content-type': 'application/json', connection: 'close', ...headers } },
        (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
          response.on('error', () => resolve(0));
        },
      );
      call.on('error', () => resolve(0));
      for (const piece of splitInsideLetters(body)) call.write(piece);
      call.end();
    });
  }
}
