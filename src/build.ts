/** From the configuration to a house with its channels. */
import type { Hono } from 'hono';
import { type App, createApp } from './app.js';
import type { Channel } from './channels/contract.js';
import { createTelegram, type TelegramChannel } from './channels/telegram/channel.js';
import { createWeb, type WebChannel } from './channels/web/channel.js';
import { LINK_LIFETIME_MS } from './channels/web/entrances.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/client.js';
import type { CodeLink, Door, House, Trouble } from './feature.js';
import { createHttpServer, type HttpServer } from './http/server.js';
import { type Clock, DAY_MS } from './lib/clock.js';
import type { Log } from './lib/log.js';
import { createPace, UNPACED } from './outbox/pacing.js';
import type { Sweep } from './scheduler/sweep.js';

export interface Built {
  readonly app: App;
  readonly channels: readonly Channel[];
  /** Absent when nothing needs it. */
  readonly http: HttpServer | undefined;
}

export function buildHouse(config: Config, clock: Clock, log: Log): Built {
  const db = openDatabase(config.databasePath);
  const telegram = config.telegram === undefined ? undefined : telegramFrom(config.telegram, clock, log);
  const { publicUrl } = config;
  const web = publicUrl === undefined ? undefined : webFrom(config, () => publicUrl, db, clock, log);
  const channels = [telegram?.channel, web?.channel].flatMap((channel) => channel ?? []);
  // The mailbox of the web chat is ours: nobody has to be spared.
  const paces = telegram === undefined ? undefined : createPace(clock.now().getTime());
  const app = createApp(
    {
      databasePath: config.databasePath,
      mediaDir: config.mediaDir,
      publicUrl,
      channels,
      clock,
      log,
      paceOf: (channel) => (channel === telegram?.channel.name ? (paces ?? UNPACED) : UNPACED),
      ...(web !== undefined && publicUrl !== undefined && { door: doorOf(web, () => publicUrl) }),
      sweeps: web === undefined ? [] : [cleaningOf(web)],
      deepLinks: (code) => linksFrom(telegram, channels, code),
      channelTroubles: () => troublesOf(telegram, channels),
    },
    db,
  );
  return { app, channels, http: webServer(config, telegram, web, app, log) };
}

function telegramFrom(
  { token, apiRoot, webhook }: NonNullable<Config['telegram']>,
  clock: Clock,
  log: Log,
): TelegramChannel {
  return createTelegram({
    token,
    log,
    clock,
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(webhook === undefined ? {} : { webhook }),
  });
}

function webFrom({ webFilesDir }: Config, publicUrl: () => string, db: Database, clock: Clock, log: Log): WebChannel {
  return createWeb({ db, filesDir: webFilesDir, publicUrl, clock, log });
}

/** The web chat as features see it. `address`: where its pages are; asked each time. */
export function doorOf(web: WebChannel, address: () => string): Door {
  return {
    channel: web.channel.name,
    entranceDays: LINK_LIFETIME_MS / DAY_MS,
    createChat: (tx, name, now) => web.createChat(tx, name, now),
    createEntrance: async (tx, chat, now) => `${address()}${await web.createEntrance(tx, chat, now)}`,
  };
}

/** What the web chat need not keep is cleared away once a day. */
function cleaningOf(web: WebChannel): Sweep<House> {
  return {
    name: 'web.clean',
    async run({ db, clock }) {
      const now = clock.now();
      const key = `web/clean/${Math.floor(now.getTime() / DAY_MS)}`;
      if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
      await web.clean();
      await db.transaction((tx) => tx.occurrence.create({ data: { key, at: now } }));
    },
  };
}

/** Asks the platform for the bot's name first: the command line never started the channel. */
async function linksFrom(
  telegram: TelegramChannel | undefined,
  channels: readonly Channel[],
  code: string,
): Promise<readonly CodeLink[]> {
  if (telegram?.channel.deepLink(code) === undefined) await telegram?.whoAmI().catch(() => undefined);
  return channels.flatMap((channel): CodeLink[] => {
    const url = channel.deepLink(code);
    return url === undefined ? [] : [{ channel: channel.name, url }];
  });
}

async function troublesOf(
  telegram: TelegramChannel | undefined,
  channels: readonly Channel[],
): Promise<readonly Trouble[]> {
  if (channels.length === 0) return [{ what: 'no chat channel is set up', remedy: SET_UP_A_CHANNEL }];
  const answers = (await telegram?.whoAmI().catch(() => undefined)) !== undefined;
  if (telegram === undefined || answers) return [];
  return [
    {
      what: 'Telegram did not answer to this token',
      remedy: 'set TELEGRAM_BOT_TOKEN (see .env.example), and check that this machine reaches TELEGRAM_API_ROOT',
    },
  ];
}

/** What to do where there is nothing to talk on. */
export const SET_UP_A_CHANNEL =
  'set TELEGRAM_BOT_TOKEN to the token @BotFather gave, or PUBLIC_URL for the web chat (see .env.example)';

function webServer(
  { httpPort, publicUrl, telegram: config }: Config,
  telegram: TelegramChannel | undefined,
  web: WebChannel | undefined,
  app: App,
  log: Log,
): HttpServer | undefined {
  const webhook = telegram?.webhook;
  if (web === undefined && webhook === undefined) return undefined;
  const routes = web === undefined ? [] : [web.routes, app.pages, frontDoor];
  const http = createHttpServer({ port: httpPort, log, publicUrl: () => publicUrl, routes });
  if (webhook !== undefined && config?.webhook !== undefined) {
    http.mount(new URL(config.webhook.url).pathname, webhook);
  }
  return http;
}

/** Whoever types the bare address means the chat. */
function frontDoor(routes: Hono): void {
  routes.get('/', (c) => c.redirect('/chat'));
}
