/** The composition root: builds every part and joins them by hand. */
import type { Hono } from 'hono';
import { makeAct } from './act.js';
import type { Channel, ChannelName } from './channels/contract.js';
import { createInbox, type Inbox } from './conversation/inbox.js';
import { menuSweep } from './conversation/menus.js';
import { createRouter } from './conversation/router.js';
import { type Database, openDatabase } from './db/client.js';
import { createDocumentWorker, type DocumentWorker } from './documents/worker.js';
import type { BackupSettings, CodeLink, Door, Feature, House, Retention, Trouble } from './feature.js';
import { createFeatures } from './features/index.js';
import { joined } from './joined.js';
import { planInForce } from './ledger/plan-in-force.js';
import type { Clock } from './lib/clock.js';
import type { Log } from './lib/log.js';
import { createFetcher } from './media/fetch.js';
import { FILE_PATH, writeFileLink } from './media/file-links.js';
import { openMediaStore } from './media/store.js';
import { loadPerson } from './org/actor.js';
import { createDispatcher } from './outbox/dispatcher.js';
import type { Pace } from './outbox/pacing.js';
import type { Sweep } from './scheduler/sweep.js';
import { createScheduler } from './scheduler/tick.js';

/** What the house is put together from. */
export interface AppParts {
  /** A migrated database file. */
  readonly databasePath: string;
  readonly mediaDir: string;
  readonly publicUrl: string | undefined;
  /** Absent: nothing has to outlive the machine, as in the demo. */
  readonly backups?: BackupSettings;
  /** What is not named is kept as long as .env.example says. */
  readonly retention?: Partial<Retention>;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: Log;
  readonly paceOf: (channel: ChannelName) => Pace;
  readonly features?: readonly Feature[];
  /** Who lends one to several houses ends it too; by default the house has its own. */
  readonly documents?: DocumentWorker;
  /** The house's own chat page, where it has one. */
  readonly door?: Door;
  /** What channels want done now and then. */
  readonly sweeps?: readonly Sweep<House>[];
  /** Asks the platforms for what they have not told yet; by default only what the channels know. */
  deepLinks?(code: string): Promise<readonly CodeLink[]>;
  channelTroubles?(): Promise<readonly Trouble[]>;
}

/** The house put together: it receives, handles, sweeps and sends until it is stopped. */
export interface App {
  readonly house: House;
  /** Stores what a channel received; hand this to `channel.start`. */
  readonly accept: Inbox['accept'];
  /** Recovers from the last stop, then works until `stop`. Channels begin to receive last. */
  start(): Promise<void>;
  /** Receives nothing new, finishes what is under way. */
  rest(): Promise<void>;
  /** Rests, then closes the database. */
  stop(): Promise<void>;
  /** Handles, fetches and sends everything that can be done at this instant. */
  settle(): Promise<void>;
  /** Runs every sweep once. */
  sweep(): Promise<void>;
  /** When the sweeps last came round. */
  sweptAt(): Date | undefined;
  /** Adds the features' pages. */
  readonly pages: (routes: Hono) => void;
}

const LONGEST_RENDERING_MS = 60_000;
const DEFAULT_RETENTION: Retention = {
  messagesDays: 30,
  sentDays: 180,
  draftsDays: 90,
  filesDays: 30,
  leaversDays: 365,
};

/**
 * `db`: opened already, for a channel that keeps its mailbox in it; `stop` closes it. It has to be the same one: a second
 * writer in one process would wait for the first while keeping it from going on.
 */
export function createApp(parts: AppParts, db: Database = openDatabase(parts.databasePath)): App {
  const { clock, log, publicUrl } = parts;
  const media = openMediaStore(parts.mediaDir);
  const documents = parts.documents ?? createDocumentWorker({ longestJobMs: LONGEST_RENDERING_MS });
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const linksTo = (code: string) =>
    parts.channels.flatMap((channel): CodeLink[] => {
      const url = channel.deepLink(code);
      return url === undefined ? [] : [{ channel: channel.name, url }];
    });
  const all = parts.features ?? createFeatures({ linksTo, door: parts.door });
  const features = joined(all);

  const router = createRouter(features, (channel) => channels.get(channel)?.deepLink(''));
  const poke = () => {
    dispatcher.poke();
    fetcher.poke();
  };
  const inbox = createInbox({ db, router, clock, log, onHandled: poke });
  const dispatcher = createDispatcher({
    db,
    channels,
    clock,
    log,
    paceOf: parts.paceOf,
    openFile: (sha256) => media.open(sha256),
    linkTo: async (tx, row, file) =>
      publicUrl === undefined
        ? undefined
        : `${publicUrl}${FILE_PATH}/${await writeFileLink(tx, row, file, clock.now())}`,
    compose: async (tx, person, recipe, args) => {
      const compose = features.recipes.get(recipe);
      if (compose === undefined) return 'withdraw';
      return compose(
        makeAct(tx, await loadPerson(tx, person), clock.now(), `late/${recipe}`),
        person,
        JSON.parse(args),
      );
    },
  });
  const fetcher = createFetcher({
    db,
    store: media,
    channels,
    clock,
    log,
    zone: async () => (await planInForce(db.read))?.calendar.zone,
    onSettled: (tx, attachment) => features.mediaSettled(tx, attachment, clock.now()),
    onCommitted: poke,
  });
  const house: House = {
    db,
    clock,
    log,
    media,
    backups: parts.backups,
    retention: { ...DEFAULT_RETENTION, ...parts.retention },
    documents,
    publicUrl,
    act: async (actor, cause, work) => {
      const result = await db.transaction((tx) => work(makeAct(tx, actor, clock.now(), cause)));
      poke();
      return result;
    },
    deepLinks: parts.deepLinks ?? (async (code) => linksTo(code)),
    door: parts.door,
    channelTroubles: parts.channelTroubles ?? (async () => []),
  };
  let sweptAt: Date | undefined;
  const swept: Sweep<House> = {
    name: 'house.swept',
    run: async () => {
      sweptAt = clock.now();
    },
  };
  const scheduler = createScheduler(
    [
      menuSweep({ channels, commands: [...features.commands.values()] }),
      ...features.sweeps,
      ...(parts.sweeps ?? []),
      swept,
    ],
    house,
    log,
  );

  async function rest(): Promise<void> {
    await Promise.all(parts.channels.map((channel) => channel.stop()));
    await scheduler.stop();
    await inbox.stop();
    await fetcher.stop();
    await dispatcher.stop();
  }

  return {
    house,
    accept: inbox.accept,
    async start() {
      await dispatcher.recover();
      dispatcher.start();
      inbox.start();
      fetcher.start();
      scheduler.start();
      await Promise.all(parts.channels.map((channel) => channel.start((events) => inbox.accept(channel.name, events))));
    },
    rest,
    async stop() {
      await rest();
      if (parts.documents === undefined) await documents.close();
      await db.close();
    },
    async settle() {
      await inbox.drain();
      await fetcher.drain();
      await dispatcher.drain();
    },
    sweep: () => scheduler.sweep(),
    sweptAt: () => sweptAt,
    pages(routes) {
      for (const feature of all) feature.pages?.(routes, house);
    },
  };
}
