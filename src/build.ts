/** From the configuration to a house with its channels. */
import type { Hono } from 'hono';
import { type App, createApp } from './app.js';
import type { Channel } from './channels/contract.js';
import { createTelegram, type TelegramChannel } from './channels/telegram/channel.js';
import { createWeb, type WebChannel } from './channels/web/channel.js';
import { LINK_LIFETIME_MS } from './channels/web/entrances.js';
import { type OpenZalo, openZalo } from './channels/zalo/open.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/client.js';
import type { CodeLink, Door, House, Trouble } from './feature.js';
import { operationRoutes } from './http/operation.js';
import { createHttpServer, type HttpServer } from './http/server.js';
import { type Clock, DAY_MS } from './lib/clock.js';
import { sha256 } from './lib/codes.js';
import type { Log } from './lib/log.js';
import { THE_HOUSE } from './org/actor.js';
import { createPace, UNPACED } from './outbox/pacing.js';
import { nightly } from './scheduler/nightly.js';
import type { Sweep } from './scheduler/sweep.js';

/** The house and what it listens with. */
export interface Built {
  readonly app: App;
  readonly channels: readonly Channel[];
  readonly zalo: OpenZalo | undefined;
  /** Absent when nothing needs it. */
  readonly http: HttpServer | undefined;
}

/**
 * The whole house from its configuration: its channels, and the web server where something needs it. Nothing runs yet.
 */
export function buildHouse(config: Config, clock: Clock, log: Log): Built {
  const db = openDatabase(config.databasePath);
  const telegram = config.telegram === undefined ? undefined : telegramFrom(config.telegram, clock, log);
  const { publicUrl } = config;
  const web = publicUrl === undefined ? undefined : webFrom(config, () => publicUrl, db, clock, log);
  const zalo = config.zalo === undefined ? undefined : zaloFrom(config.zalo, db, clock, log, () => app);
  const channels = [telegram?.channel, zalo?.channel, web?.channel].flatMap((channel) => channel ?? []);
  // The mailbox of the web chat is ours: nobody has to be spared.
  const spared = [telegram?.channel, zalo?.channel].flatMap((channel) => channel?.name ?? []);
  const paces = new Map(spared.map((name) => [name, createPace(clock.now().getTime())]));
  const app: App = createApp(
    {
      databasePath: config.databasePath,
      mediaDir: config.mediaDir,
      publicUrl,
      backups: { dir: config.backupDir, passphrase: config.backupPassphrase, erasedPath: config.erasedPath },
      retention: config.retention,
      channels,
      clock,
      log,
      paceOf: (channel) => paces.get(channel) ?? UNPACED,
      ...(web !== undefined && publicUrl !== undefined && { door: doorOf(web, () => publicUrl) }),
      sweeps: [...(web === undefined ? [] : [cleaningOf(web)]), ...(zalo === undefined ? [] : [tokensOf(zalo)])],
      deepLinks: (code) => linksFrom([telegram, zalo], channels, code),
      channelTroubles: () => troublesOf(telegram, zalo, channels),
    },
    db,
  );
  return { app, channels, zalo, http: webServer(config, { telegram, zalo, web }, app, log) };
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

function zaloFrom(config: NonNullable<Config['zalo']>, db: Database, clock: Clock, log: Log, app: () => App): OpenZalo {
  return openZalo({ ...config, db, clock, log, onTokenTrouble: (sentence) => tellOffice(app().house, sentence) });
}

/** Of what only a person can mend: on another channel than the one it is about, where they have one; once a day. */
async function tellOffice({ act, clock }: House, sentence: string): Promise<void> {
  const day = Math.floor(clock.now().getTime() / DAY_MS);
  const reason = `channel-trouble/${sha256(sentence).slice(0, 12)}/${day}`;
  await act(THE_HOUSE, reason, ({ tell }) => tell({ role: 'office' }, { text: sentence }, { reason, notOn: 'zalo' }));
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
    closeDoors: (tx, chat) => web.closeDoors(tx, chat),
    erase: (tx, chat) => web.erase(tx, chat),
  };
}

/** What the web chat need not keep is cleared away once a night. */
function cleaningOf(web: WebChannel): Sweep<House> {
  return nightly('web.clean', () => web.clean());
}

/** An idle house would lose its permission to send; looking costs nothing while it is not yet time. */
function tokensOf(zalo: OpenZalo): Sweep<House> {
  return { name: 'zalo.tokens', run: () => zalo.keepTokens() };
}

/** Asks the platforms what they call us first: the command line never started the channels. */
async function linksFrom(
  platforms: readonly (TelegramChannel | OpenZalo | undefined)[],
  channels: readonly Channel[],
  code: string,
): Promise<readonly CodeLink[]> {
  for (const platform of platforms) {
    if (platform?.channel.deepLink(code) === undefined) await platform?.whoAmI().catch(() => undefined);
  }
  return channels.flatMap((channel): CodeLink[] => {
    const url = channel.deepLink(code);
    return url === undefined ? [] : [{ channel: channel.name, url }];
  });
}

async function troublesOf(
  telegram: TelegramChannel | undefined,
  zalo: OpenZalo | undefined,
  channels: readonly Channel[],
): Promise<readonly Trouble[]> {
  if (channels.length === 0) return [{ what: 'no chat channel is set up', remedy: SET_UP_A_CHANNEL }];
  const troubles: Trouble[] = [];
  if (telegram !== undefined && (await telegram.whoAmI().catch(() => undefined)) === undefined) {
    const remedy = 'set TELEGRAM_BOT_TOKEN (see .env.example), and check that this machine reaches TELEGRAM_API_ROOT';
    troubles.push({ what: 'Telegram did not answer to this token', remedy });
  }
  const zaloTrouble = await zalo?.trouble();
  return zaloTrouble === undefined ? troubles : [...troubles, zaloTrouble];
}

/** What to do where there is nothing to talk on. */
export const SET_UP_A_CHANNEL =
  'set TELEGRAM_BOT_TOKEN to the token @BotFather gave, or PUBLIC_URL for the web chat, or the secrets of Zalo (see .env.example)';

/** What to do where Zalo is asked for and not set up. */
export const SET_UP_ZALO =
  'set ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET first, and PUBLIC_URL or ZALO_WEBHOOK_URL (see .env.example)';

function webServer(
  { httpPort, httpWanted, metricsToken, publicUrl, telegram: config }: Config,
  { telegram, zalo, web }: Platforms,
  app: App,
  log: Log,
): HttpServer | undefined {
  const webhook = telegram?.webhook;
  const isNeeded = web !== undefined || webhook !== undefined || zalo !== undefined;
  if (!isNeeded && !httpWanted) return undefined;
  const { db, clock } = app.house;
  const routes = [
    operationRoutes({ db, clock, sweptAt: app.sweptAt, metricsToken }),
    ...(web === undefined ? [] : [web.routes, app.pages, frontDoor]),
    ...(zalo === undefined ? [] : [zalo.routes]),
  ];
  const http = createHttpServer({ port: httpPort, log, publicUrl: () => publicUrl, routes });
  if (webhook !== undefined && config?.webhook !== undefined) {
    http.mount(new URL(config.webhook.url).pathname, webhook);
  }
  if (zalo !== undefined) http.mount(zalo.webhookPath, zalo.webhook);
  return http;
}

interface Platforms {
  readonly telegram: TelegramChannel | undefined;
  readonly zalo: OpenZalo | undefined;
  readonly web: WebChannel | undefined;
}

/** Whoever types the bare address means the chat. */
function frontDoor(routes: Hono): void {
  routes.get('/', (c) => c.redirect('/chat'));
}
