/**
 * Zalo's OA API, OAuth and webhook over HTTP on the own machine: strict where the real ones are known to be, and as
 * faulty as they are told to be. Not bound to a test runner: child processes and demonstrations use it too.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/lib/clock.js';
import { createApiSide } from './api-side.js';
import { type Call, createFaults, type Fault } from './faults.js';
import { createOaMethods } from './oa-methods.js';
import { createOAuthSide, type IssuedTokens } from './oauth-side.js';
import { createPerson, type FakePerson } from './person.js';
import { createWebhookSender, type Signing } from './webhook-sender.js';
import { createWorld, type Member } from './world.js';

export type { FakePerson } from './person.js';
export type { ScreenMessage } from './world.js';

const LOOK_AGAIN_MS = 10;
/** The real one pauses 30 s, 5 min, 15 min, 30 min and 1 h, then gives up. */
const QUICK_LADDER_MS = [20, 20, 40, 80, 160, 320, 640, 1_280];

export interface FakeZaloOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  readonly oaSecret: string;
  /** The platform's clock: windows, expiry, rate limits. */
  readonly now?: () => Date;
  /** Addresses saved in the console for the consent. */
  readonly callbacks?: readonly string[];
  /** The pauses after failed deliveries; after the last one an event is dropped. */
  readonly retriesMs?: readonly number[];
  /** Whether the OA's own messages and their receipts come back as events, as they do. */
  readonly echoes?: boolean;
}

export interface FakeZalo {
  /** Base address of the API and of OAuth; the origin of the files people sent. */
  readonly url: string;
  readonly oa: { readonly id: string; readonly name: string };
  /** Every call as it was answered, oldest first. */
  readonly calls: readonly Call[];
  /** Calls that broke a documented rule: a well-behaved client has none. */
  readonly refused: readonly Call[];
  /** A pair of tokens, as after a consent and its exchange. */
  issueTokens(): IssuedTokens;
  expireAccess(): void;
  withdraw(): void;
  /** The same person for the same id. `met`: follows the OA and wrote to it just now. */
  user(who: { readonly id: string; readonly name: string; readonly met?: boolean }): FakePerson;
  /** The next `times` calls of this name meet this fault; see Call for names, `*` for any. */
  fail(name: string, fault: Fault, times?: number): void;
  heal(): void;
  limitRate(perMinute: number): void;
  /** Where events go. */
  setWebhook(url: string): void;
  sign(signing: Partial<Signing>): void;
  /** What the console does when the address is saved; resolves with the status of the answer. */
  probe(): Promise<number>;
  /** Any signed body, also a broken one, once. */
  push(body: string, timestamp?: string): Promise<number>;
  /** Any event, as often as it takes. */
  deliver(event: object): void;
  /** Delivers the next events twice each. */
  repeat(events: number): void;
  /** Keeps events back until `release`; `order` gives the old positions in the new order, default as they came. */
  hold(): void;
  release(order?: (count: number) => readonly number[]): void;
  /** Events not taken yet. */
  pending(): number;
  /** Resolves when `condition` holds; rejects after `timeoutMs`, default 10 s. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startFakeZalo(options: FakeZaloOptions): Promise<FakeZalo> {
  const { appId, appSecret, oaId, oaSecret, echoes = true } = options;
  const now = options.now ?? (() => systemClock.now());
  const oa = { id: oaId, name: 'Loa thử' };
  const world = createWorld({ appId, appSecret, oaSecret, oa, now });
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const sender = createWebhookSender(world, options.retriesMs ?? QUICK_LADDER_MS, changed);
  const faults = createFaults();
  const oauth = createOAuthSide(world, options.callbacks ?? []);
  const calls: Call[] = [];
  const refused: Call[] = [];
  const methods = createOaMethods(world, (member, id, kind, text) => {
    if (echoes) echo(member, id, kind, text);
  });
  const api = createApiSide({ world, oauth, methods, faults, calls, refused });
  const people = new Map<string, FakePerson>();

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void api.handle(request, response).finally(changed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    oa,
    calls,
    refused,
    issueTokens: oauth.issue,
    expireAccess: oauth.expireAccess,
    withdraw: oauth.withdraw,

    user({ id, name, met = false }) {
      const known = people.get(id);
      if (known !== undefined) return known;
      const lastInteraction = met ? now() : undefined;
      const member: Member = { id, name, follows: met, restricts: false, lastInteraction, answers: 0, screen: [] };
      world.members.set(id, member);
      const addressOf = (key: string) => `${url}/media/${key}`;
      const person = createPerson({ world, deliver: sender.deliver, addressOf }, member);
      people.set(id, person);
      return person;
    },

    fail: (name, fault, times = 1) => faults.fail(name, fault, times),
    heal() {
      faults.heal();
      api.limitRate(undefined);
    },
    limitRate: api.limitRate,
    setWebhook: sender.set,
    sign: sender.sign,
    probe: () => sender.post('{}'),
    push: (body, timestamp = /"timestamp":"(\d+)"/.exec(body)?.[1] ?? '') =>
      sender.post(body, { 'x-zevent-signature': sender.signatureOf(body, timestamp) }),
    deliver: (event) => sender.deliver('any', event),
    repeat: sender.repeat,
    hold: sender.hold,
    release: sender.release,
    pending: sender.pending,

    until(condition, timeoutMs = 10_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!condition()) return;
          end();
          resolve();
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`waited ${timeoutMs} ms in vain for: ${condition.toString().slice(0, 200)}`));
        }, timeoutMs);
        // What the house does with an event happens without a call.
        const often = setInterval(look, LOOK_AGAIN_MS);
        const end = () => {
          clearTimeout(timer);
          clearInterval(often);
          watchers.delete(look);
        };
        watchers.add(look);
        look();
      });
    },

    async stop() {
      sender.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  /** What the OA said comes back to it, and then that it arrived. */
  function echo({ id: user }: Member, messageId: string, kind: string, text: string): void {
    const common = { app_id: appId, sender: { id: oaId }, recipient: { id: user } };
    const timestamp = String(now().getTime());
    const message = { ...(text !== '' && { text }), msg_id: messageId };
    sender.deliver(user, { ...common, event_name: `oa_send_${kind}`, message, timestamp });
    sender.deliver(user, { ...common, event_name: 'user_received_message', message: { msg_id: messageId }, timestamp });
  }
}
