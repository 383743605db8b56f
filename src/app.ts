/** The composition root: builds every part and joins them by hand. */
import { makeAct } from './act.js';
import type { Channel, ChannelName } from './channels/contract.js';
import { createInbox, type Inbox } from './conversation/inbox.js';
import { menuSweep } from './conversation/menus.js';
import { createRouter } from './conversation/router.js';
import { openDatabase } from './db/client.js';
import type { Feature, House } from './feature.js';
import { createFeatures } from './features/index.js';
import { joined } from './joined.js';
import type { Clock } from './lib/clock.js';
import type { Log } from './lib/log.js';
import { createFetcher } from './media/fetch.js';
import { openMediaStore } from './media/store.js';
import { loadPerson } from './org/actor.js';
import { createDispatcher } from './outbox/dispatcher.js';
import type { Pace } from './outbox/pacing.js';
import { createScheduler } from './scheduler/tick.js';

export interface AppParts {
  /** A migrated database file. */
  readonly databasePath: string;
  readonly mediaDir: string;
  readonly publicUrl: string | undefined;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: Log;
  readonly paceOf: (channel: ChannelName) => Pace;
  readonly features?: readonly Feature[];
  /** The address with which a code is entered; by default that of the first channel that has such links. */
  deepLink?(code: string): Promise<string | undefined>;
}

export interface App {
  readonly house: House;
  /** Stores what a channel received; hand this to `channel.start`. */
  readonly accept: Inbox['accept'];
  /** Recovers from the last stop, then works until `stop`. Channels begin to receive last. */
  start(): Promise<void>;
  /** Receives nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
  /** Handles, fetches and sends everything that can be done at this instant. */
  settle(): Promise<void>;
  /** Runs every sweep once. */
  sweep(): Promise<void>;
}

export function createApp(parts: AppParts): App {
  const { clock, log, publicUrl } = parts;
  const db = openDatabase(parts.databasePath);
  const media = openMediaStore(parts.mediaDir);
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const linkTo = (code: string) =>
    parts.channels.map((channel) => channel.deepLink(code)).find((link) => link !== undefined);
  const features = joined(parts.features ?? createFeatures(linkTo));

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
    linkTo: () => undefined,
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
    onSettled: (tx, attachment) => features.mediaSettled(tx, attachment, clock.now()),
    onCommitted: poke,
  });
  const house: House = {
    db,
    clock,
    log,
    media,
    publicUrl,
    act: async (actor, cause, work) => {
      const result = await db.transaction((tx) => work(makeAct(tx, actor, clock.now(), cause)));
      poke();
      return result;
    },
    deepLink: parts.deepLink ?? (async (code) => linkTo(code)),
  };
  const scheduler = createScheduler(
    [menuSweep({ channels, commands: [...features.commands.values()] }), ...features.sweeps],
    house,
    log,
  );

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
    async stop() {
      await Promise.all(parts.channels.map((channel) => channel.stop()));
      await scheduler.stop();
      await inbox.stop();
      await fetcher.stop();
      await dispatcher.stop();
      await db.close();
    },
    async settle() {
      await inbox.drain();
      await fetcher.drain();
      await dispatcher.drain();
    },
    sweep: () => scheduler.sweep(),
  };
}
