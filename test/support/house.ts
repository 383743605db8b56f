/** The whole app on a temporary SQLite file with a fake channel, and people who talk to it. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { openDatabase, type Role } from '../../src/db/client.js';
import { createDocumentWorker } from '../../src/documents/worker.js';
import type { Feature } from '../../src/feature.js';
import { sortName } from '../../src/lib/fold.js';
import type { Log } from '../../src/lib/log.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { UNPACED } from '../../src/outbox/pacing.js';
import { type TestClock, testClock } from './clock.js';
import { type FakeChannel, fakeChannel } from './fake-channel.js';
import { PROFILES, type Profile } from './profiles.js';
import { scratchFolder } from './scratch.js';
import { preparedDatabase } from './shelf.js';
import { type Talker, talker } from './talker.js';

/** Monday 2 November 2020, the day the kindergarten's plan was issued. */
export const FIRST_MORNING = '2020-11-02T08:00:00+07:00';
export const KINDERGARTEN = 'thanh-truong-2020';

/** One thread for every house of the process, as long as it lasts: starting it takes longer than most reports. */
const documents = createDocumentWorker({ idleMs: 3_600_000 });

export interface TestHouse {
  readonly app: App;
  readonly clock: TestClock;
  readonly channel: FakeChannel;
  /** A second platform with windows as Zalo keeps them, on which `stranger` and `someone` are when they say so. */
  readonly zalo: FakeChannel;
  readonly logged: readonly { readonly level: string; readonly event: string; readonly fields: object }[];
  readonly dir: string;
  /** A chat nobody has joined from yet. */
  stranger(chat: string, on?: FakeChannel): Talker;
  /** Somebody who has joined already; `name` is plainly invented unless given. */
  someone(who: {
    readonly unit: string;
    readonly role?: Role;
    readonly name?: string;
    readonly on?: FakeChannel;
  }): Promise<Talker & { readonly person: number }>;
  /** Handles, fetches and sends what can be done now. */
  settle(): Promise<void>;
  /** Three seconds pass. */
  pause(): void;
  /** Moves the clock, then sweeps and settles, as a tick at that moment would. */
  at(instant: string): Promise<void>;
  /** As `at`, so many seconds from now: two minutes, unless told, after which no decision can be taken back. */
  later(seconds?: number): Promise<void>;
  /** Stops the app and starts a new one on the same files, or on what `between` made of them; `features`: from now on. */
  restart(changes?: { readonly between?: () => Promise<void>; readonly features?: readonly Feature[] }): Promise<void>;
}

export interface HouseOptions {
  readonly profile?: Profile;
  /** The house is on the second platform too. */
  readonly alsoZalo?: boolean;
  readonly now?: string;
  readonly plan?: string | null;
  /** Changes the plan's file before it is applied. */
  readonly planAs?: (source: string) => string;
  readonly features?: readonly Feature[];
  /** Backs up into `backups` of the house's folder. */
  readonly backups?: { readonly passphrase?: string };
  /** How long the database waits for another process that writes; by default as long as in real life. */
  readonly busyMs?: number;
}

export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const dir = scratchFolder('test');
  const clock = testClock(options.now ?? FIRST_MORNING);
  const channel = fakeChannel('telegram', PROFILES[options.profile ?? 'telegram'], clock);
  const zalo = fakeChannel('zalo', PROFILES.zalo, clock, { keepsWindow: true });
  const channels = options.alsoZalo === true ? [channel, zalo] : [channel];
  const logged: { level: string; event: string; fields: object }[] = [];
  const log: Log = {
    info: (fields, event) => void logged.push({ level: 'info', event, fields }),
    warn: (fields, event) => void logged.push({ level: 'warn', event, fields }),
    error: (fields, event) => void logged.push({ level: 'error', event, fields }),
  };
  const databasePath = join(dir, 'loa.db');
  const planName = options.plan === undefined ? KINDERGARTEN : options.plan;
  copyFileSync(await preparedDatabase(planName, clock.now(), options.planAs), databasePath);
  let { features } = options;
  const open = () =>
    createApp(
      {
        databasePath,
        mediaDir: join(dir, 'media'),
        publicUrl: undefined,
        channels,
        clock,
        log,
        paceOf: () => UNPACED,
        documents,
        ...(options.backups !== undefined && {
          backups: {
            dir: join(dir, 'backups'),
            passphrase: options.backups.passphrase,
            erasedPath: join(dir, 'erased.jsonl'),
          },
        }),
        ...(features === undefined ? {} : { features }),
      },
      openDatabase(databasePath, options.busyMs === undefined ? {} : { busyMs: options.busyMs }),
    );
  let app = open();
  await listen(app, channels);
  let people = 0;

  const house: TestHouse = {
    get app() {
      return app;
    },
    clock,
    channel,
    zalo,
    logged,
    dir,
    stranger: (chat, on = channel) => talker(chat, on, house),
    async someone({ unit, role = 'member', name, on = channel }) {
      people += 1;
      const chat = `chat-${people}`;
      const id = await app.house.act(THE_HOUSE, `test/${chat}`, async ({ tx, now }) => {
        const { id: unitId } = await tx.unit.findUniqueOrThrow({ where: { code: unit } });
        const called = name ?? `Người Thử ${people}`;
        const person = await tx.person.create({
          data: { name: called, sortName: sortName(called), createdAt: now, agreedAt: now, noticeVersion: 'test' },
        });
        await tx.account.create({
          data: { channel: on.name, chat, sender: chat, personId: person.id, createdAt: now, lastWroteAt: now },
        });
        await tx.membership.create({ data: { personId: person.id, unitId, role, since: now } });
        return person.id;
      });
      on.hearsOf(chat);
      return Object.assign(talker(chat, on, house), { person: id });
    },
    settle: () => app.settle(),
    pause: () => clock.advance(3_000),
    async at(instant) {
      clock.set(instant);
      await app.sweep();
      await app.settle();
    },
    async later(seconds = 120) {
      clock.advance(seconds * 1_000);
      await app.sweep();
      await app.settle();
    },
    async restart(changes = {}) {
      await app.stop();
      await changes.between?.();
      features = changes.features ?? features;
      app = open();
      await listen(app, channels);
    },
  };
  onTestFinished(async () => {
    await app.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return house;
}

/** The channel delivers; loops stay off, so that a test decides when things happen. */
async function listen(app: App, channels: readonly FakeChannel[]): Promise<void> {
  for (const channel of channels) await channel.start((events) => app.accept(channel.name, events));
}
