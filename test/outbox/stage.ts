/** A dispatcher on a real database with fake platforms, and people with accounts on them. Nothing else of the house. */
import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { makeAct } from '../../src/act.js';
import type { Capabilities, ChannelName, Cost } from '../../src/channels/contract.js';
import { type Database, openDatabase, type Tx } from '../../src/db/client.js';
import { insertRows } from '../../src/db/insert-rows.js';
import type { Json } from '../../src/lib/json.js';
import type { Log } from '../../src/lib/log.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import type { Composed } from '../../src/outbox/claim.js';
import { createDispatcher, type Dispatcher } from '../../src/outbox/dispatcher.js';
import type { FileRef, Message } from '../../src/outbox/message.js';
import { type Pace, UNPACED } from '../../src/outbox/pacing.js';
import { type Addressee, PRIORITY, type Priority, writeCard, writeSay } from '../../src/outbox/rows.js';
import { type TestClock, testClock } from '../support/clock.js';
import { type FakeChannel, fakeChannel } from '../support/fake-channel.js';
import { FIRST_MORNING } from '../support/house.js';
import { PROFILES, type Profile } from '../support/profiles.js';
import { scratchFolder } from '../support/scratch.js';
import { preparedDatabase } from '../support/shelf.js';

export interface Somebody {
  /** 0: a chat nobody is known to belong to. */
  readonly person: number;
  readonly account: number;
  readonly chat: string;
}

interface Said {
  readonly key?: string;
  readonly priority?: Priority;
  readonly notBefore?: Date;
}

export interface Stage {
  readonly db: Database;
  readonly clock: TestClock;
  readonly telegram: FakeChannel;
  readonly web: FakeChannel;
  readonly logged: readonly string[];
  dispatcher: Dispatcher;
  /** So many people, each with one more message of this kind waiting; answers their accounts. */
  crowd(count: number, row: Partial<CrowdRow>): Promise<readonly Somebody[]>;
  /** What recipes say from now on. */
  compose: (person: number, recipe: string, args: Json) => Composed | Promise<Composed>;
  /** A person with one account; the first on Telegram is in chat "t1". */
  somebody(on?: 'telegram' | 'web'): Promise<Somebody>;
  /** One more account of a person. */
  alsoOn(person: number, on: 'telegram' | 'web', lastWroteAt?: Date): Promise<Somebody>;
  /** To their account, whatever other accounts they have; answers the row's id. */
  say(to: Somebody, message: string | Message, options?: Said): Promise<number>;
  late(to: Somebody, recipe: string, options?: Said): Promise<number>;
  card(to: Somebody, key: string, message: string | Message, options?: Said): Promise<void>;
  /** A stored file the outbox may send. */
  file(name: string, type?: string): Promise<FileRef>;
  drain(): Promise<void>;
  /** Moves the clock and drains. */
  after(ms: number): Promise<void>;
  /** A new process on the same database: nothing in memory, what was under way is sent again. */
  crash(): Promise<void>;
  row(id: number): ReturnType<Tx['outgoing']['findUniqueOrThrow']>;
  rowOf(key: string): ReturnType<Tx['outgoing']['findUniqueOrThrow']>;
  /** Another process writes and does not end; call what it answers to end it. */
  lockDisk(): () => void;
  /** The texts on a chat's screen. */
  texts(of: Somebody | string): readonly string[];
}

interface CrowdRow {
  readonly priority: Priority;
  readonly tries: number;
  readonly notBefore: Date;
}

export interface StageOptions {
  /** Of the fake Telegram. */
  readonly profile?: Profile | Capabilities;
  readonly paceOf?: (channel: ChannelName) => Pace;
  /** What each message of the fake Telegram costs. */
  readonly costs?: readonly Cost[];
}

const BUSY_MS = 20;

export async function openStage({ profile = 'telegram', paceOf, costs }: StageOptions = {}): Promise<Stage> {
  const path = join(scratchFolder('outbox'), 'loa.db');
  const clock = testClock(FIRST_MORNING);
  copyFileSync(await preparedDatabase(null, clock.now()), path);
  const db = openDatabase(path, { busyMs: BUSY_MS });
  const telegram = fakeChannel('telegram', typeof profile === 'string' ? PROFILES[profile] : profile, clock, { costs });
  const web = fakeChannel('web', PROFILES.web, clock);
  const logged: string[] = [];
  const note = (_: object, event: string) => void logged.push(event);
  const log: Log = { info: note, warn: note, error: note };
  const contents = new Map<string, Buffer>();
  const start = () =>
    createDispatcher({
      db,
      channels: new Map([telegram, web].map((channel) => [channel.name, channel])),
      clock,
      log,
      paceOf: paceOf ?? (() => UNPACED),
      compose: async (_tx, person, recipe, args) => stage.compose(person, recipe, JSON.parse(args)),
      openFile: async function* (sha256) {
        yield contents.get(sha256) ?? Buffer.alloc(0);
      },
      linkTo: async () => undefined,
    });
  let count = 0;
  const optionsOf = ({ key, priority = 'answer', notBefore }: Said) => {
    count += 1;
    return {
      key: key ?? `said/${count}`,
      priority,
      now: clock.now(),
      ...(notBefore === undefined ? {} : { notBefore }),
    };
  };
  const asMessage = (message: string | Message): Message => (typeof message === 'string' ? { text: message } : message);

  const stage: Stage = {
    db,
    clock,
    telegram,
    web,
    logged,
    dispatcher: start(),
    compose: () => 'withdraw',
    async somebody(on = 'telegram') {
      const now = clock.now();
      const { id } = await db.transaction((tx) =>
        tx.person.create({ data: { name: 'Người Thử', sortName: 'thu nguoi', createdAt: now } }),
      );
      return stage.alsoOn(id, on);
    },
    alsoOn: (person, on, lastWroteAt = clock.now()) =>
      db.transaction(async (tx) => {
        const chat = `${on[0]}${(await tx.account.count({ where: { channel: on } })) + 1}`;
        const account = await tx.account.create({
          data: { channel: on, chat, sender: chat, personId: person, createdAt: clock.now(), lastWroteAt },
        });
        return { person, account: account.id, chat };
      }),
    crowd: (size, { priority = 'bulk', tries = 0, notBefore }) =>
      db.transaction(async (tx) => {
        const createdAt = clock.now();
        count += 1;
        const name = `crowd-${count}-`;
        const chats = Array.from({ length: size }, (_, index) => `${name}${index}`);
        const accounts = chats.map((chat) => ({ channel: 'telegram', chat, sender: chat, createdAt }));
        await insertRows(tx, 'Account', accounts);
        const made = await tx.account.findMany({ where: { chat: { startsWith: name } }, orderBy: { id: 'asc' } });
        const notices = made.map(({ id, chat }) => ({
          key: `crowd/${chat}`,
          form: 'say',
          accountId: id,
          priority: PRIORITY[priority],
          body: JSON.stringify({ text: `to ${chat}` }),
          state: 'waiting',
          tries,
          notBefore: notBefore ?? null,
          createdAt,
        }));
        await insertRows(tx, 'Outgoing', notices);
        return made.map(({ id, chat }) => ({ person: 0, account: id, chat }));
      }),
    say: (to, message, options = {}) =>
      db.transaction(async (tx) => (await writeSay(tx, addressed(to), asMessage(message), optionsOf(options))) ?? 0),
    late: (to, recipe, options = {}) =>
      db.transaction(async (tx) => {
        const { key, ...rest } = optionsOf(options);
        await makeAct(tx, THE_HOUSE, clock.now(), 'test').tellLate(to.person, recipe, null, { ...rest, reason: key });
        return (await tx.outgoing.findUniqueOrThrow({ where: { key: `${key}/person-${to.person}` } })).id;
      }),
    card: (to, key, message, options = {}) =>
      db.transaction((tx) => writeCard(tx, addressed(to), asMessage(message), { ...optionsOf(options), key })),
    async file(name, type = 'application/pdf') {
      const content = Buffer.from(`content of ${name}`);
      const sha256 = createHash('sha256').update(content).digest('hex');
      contents.set(sha256, content);
      const kind = type.startsWith('image/') ? 'photo' : 'document';
      await db.transaction((tx) =>
        tx.media.create({ data: { sha256, bytes: content.length, type, kind, storedAt: clock.now() } }),
      );
      return { sha256, name };
    },
    drain: () => stage.dispatcher.drain(),
    async after(ms) {
      clock.advance(ms);
      await stage.drain();
    },
    async crash() {
      // Told to stop only so that it does not outlive the test; what it had under way never comes back to it.
      void stage.dispatcher.stop();
      for (const channel of [telegram, web]) channel.abandon();
      stage.dispatcher = start();
      await stage.dispatcher.recover();
    },
    row: (id) => db.read.outgoing.findUniqueOrThrow({ where: { id } }),
    rowOf: (key) => db.read.outgoing.findUniqueOrThrow({ where: { key } }),
    lockDisk() {
      const other = new Sqlite(path);
      other.exec('BEGIN IMMEDIATE');
      return () => {
        other.exec('COMMIT');
        other.close();
      };
    },
    texts: (of) => {
      const chat = typeof of === 'string' ? of : of.chat;
      return [...telegram.screen(chat), ...web.screen(chat)].map((shown) => shown.text);
    },
  };
  onTestFinished(async () => {
    telegram.letGo();
    web.letGo();
    await stage.dispatcher.stop();
    await db.close();
  });
  return stage;
}

function addressed({ account, person }: Somebody): Addressee {
  return { account, person: person === 0 ? undefined : person };
}

/** Lets others work until it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
