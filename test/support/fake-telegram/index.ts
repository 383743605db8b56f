/**
 * A Bot API over HTTP on the own machine, strict where the real one is and as faulty as it is told to be. Not bound to a
 * test runner: child processes and demonstrations use it too.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/lib/clock.js';
import { createApiSide } from './api-side.js';
import { type Call, createFaults, type Fault, type Matcher, type RateLimit } from './faults.js';
import { createGroup, type FakeGroup } from './group.js';
import { createPerson, type FakePerson } from './person.js';
import { deliver, type Platform } from './platform.js';
import { createUpdateQueue } from './update-queue.js';
import { createWorld, type FakeChat } from './world.js';

export type { Call, Fault } from './faults.js';
export type { FakeGroup } from './group.js';
export type { FakePerson } from './person.js';
export type { ScreenMessage } from './screen.js';

const LOOK_AGAIN_MS = 10;

export interface FakeTelegramOptions {
  readonly token: string;
  /** The platform's clock: dates of messages, expiry, rate limits. */
  readonly now?: () => Date;
  readonly username?: string;
  /** The first pause of webhook deliveries after a failure. */
  readonly webhookRetryMs?: number;
  /** So late a poller that keeps colliding with another is answered: some 3 s on the real platform. */
  readonly conflictPauseMs?: number;
}

export interface FakeTelegram {
  /** The API root. */
  readonly url: string;
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
  /** Every call as it was answered, oldest first. */
  readonly calls: readonly Call[];
  /** Calls that broke a documented rule: a well-behaved bot has none. */
  readonly refused: readonly Call[];
  /** The same person for the same id. `started`: the person wrote to the bot some time before. */
  user(who: { readonly id: number; readonly name: string; readonly started?: boolean }): FakePerson;
  group(what: { readonly id: number; readonly title: string }): FakeGroup;
  /** The next `times` calls that match meet this fault. `matcher`: a method, `download`, `*`, or a predicate. */
  fail(matcher: Matcher, fault: Fault, times?: number): void;
  /** Forgets all faults, the rate limit and a revoked token. */
  heal(): void;
  limitRate(limit: RateLimit): void;
  /** From now on the token is refused with 401. */
  revokeToken(): void;
  /** Delivers the next updates twice each. */
  repeat(updates: number): void;
  /** Keeps updates back until `release`; `order` gives the old positions in the new order, default as they came. */
  hold(): void;
  release(order?: (count: number) => readonly number[]): void;
  /** The next update gets this id. */
  resetUpdateIds(next: number): void;
  /** Any update, also a broken one. */
  push(kind: string, content: object): void;
  /** getFile names this path on the own disk, as a Bot API server started with --local does. */
  keepLocally(fileId: string, path: string): void;
  /** Updates the bot has not confirmed. */
  pending(): number;
  /** Resolves when `condition` holds; looks again after every call and often between. Rejects after `timeoutMs`, default 10 s. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const now = options.now ?? (() => systemClock.now());
  const username = options.username ?? 'loa_thu_bot';
  const id = Number(/^\d+/.exec(options.token)?.[0] ?? 42);
  const world = createWorld({ id, name: 'Loa thử', username }, now);
  const watchers = new Set<() => void>();
  const platform: Platform = {
    world,
    queue: createUpdateQueue(now, options.conflictPauseMs ?? 3_000),
    faults: createFaults(),
    calls: [],
    refused: [],
    presses: new Map(),
    localPaths: new Map(),
    allowed: undefined,
    twice: 0,
    held: undefined,
    changed: () => {
      for (const watcher of [...watchers]) watcher();
    },
  };
  const api = createApiSide(platform, options.token, options.webhookRetryMs ?? 50);
  const people = new Map<number, FakePerson>();

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void api.handle(request, response).finally(platform.changed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    bot: world.bot,
    calls: platform.calls,
    refused: platform.refused,

    user({ id: userId, name, started = false }) {
      const known = people.get(userId);
      if (known !== undefined) return known;
      const chat: FakeChat = emptyChat(userId, 'private', name, started);
      world.chats.set(userId, chat);
      const person = createPerson(platform, { id: userId, name }, chat);
      people.set(userId, person);
      return person;
    },
    group({ id: groupId, title }) {
      const chat = world.chats.get(groupId) ?? emptyChat(groupId, 'group', title, false);
      world.chats.set(groupId, chat);
      return createGroup(platform, chat);
    },

    fail: (matcher, fault, times = 1) => platform.faults.fail(matcher, fault, times),
    heal() {
      platform.faults.heal();
      api.heal();
    },
    limitRate: api.limitRate,
    revokeToken: api.revokeToken,
    repeat(updates) {
      platform.twice = updates;
    },
    hold() {
      platform.held ??= [];
    },
    release(order) {
      const held = platform.held ?? [];
      platform.held = undefined;
      const positions = order?.(held.length) ?? held.map((_, position) => position);
      for (const position of positions) held[position]?.();
    },
    resetUpdateIds: (next) => platform.queue.resetIds(next),
    push: (kind, content) => deliver({ ...platform, allowed: undefined }, kind, content, 'raw'),
    keepLocally: (fileId, path) => void platform.localPaths.set(fileId, path),
    pending: () => platform.queue.waiting().length,

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
        // What the bot does with an answer happens without a call.
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
      api.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function emptyChat(id: number, type: FakeChat['type'], title: string, started: boolean): FakeChat {
  return { id, type, title, started, blocked: false, commands: [], messages: [] };
}
