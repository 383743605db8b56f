/** From the configuration to a house with its channels. */
import { type App, createApp } from './app.js';
import type { Channel } from './channels/contract.js';
import { createTelegram, type TelegramChannel } from './channels/telegram/channel.js';
import type { Config } from './config.js';
import { createHttpServer, type HttpServer } from './http/server.js';
import type { Clock } from './lib/clock.js';
import type { Log } from './lib/log.js';
import { createPace, UNPACED } from './outbox/pacing.js';

export interface Built {
  readonly app: App;
  readonly channels: readonly Channel[];
  /** Absent when nothing needs it. */
  readonly http: HttpServer | undefined;
}

export function buildHouse(config: Config, clock: Clock, log: Log): Built {
  const telegram = config.telegram === undefined ? undefined : telegramFrom(config.telegram, clock, log);
  const channels = telegram === undefined ? [] : [telegram.channel];
  const paces = new Map(channels.map((channel) => [channel.name, createPace(clock.now().getTime())]));
  const app = createApp({
    databasePath: config.databasePath,
    mediaDir: config.mediaDir,
    publicUrl: config.publicUrl,
    channels,
    clock,
    log,
    paceOf: (channel) => paces.get(channel) ?? UNPACED,
    deepLink: (code) => linkFrom(telegram, code),
  });
  return { app, channels, http: webServer(config, telegram, log) };
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

/** Asks the platform for the bot's name first: the command line never started the channel. */
async function linkFrom(telegram: TelegramChannel | undefined, code: string): Promise<string | undefined> {
  if (telegram === undefined) return undefined;
  if (telegram.channel.deepLink(code) === undefined) await telegram.whoAmI().catch(() => undefined);
  return telegram.channel.deepLink(code);
}

function webServer(
  { httpPort, publicUrl, telegram: config }: Config,
  telegram: TelegramChannel | undefined,
  log: Log,
): HttpServer | undefined {
  const webhook = telegram?.webhook;
  if (webhook === undefined || config?.webhook === undefined) return undefined;
  const http = createHttpServer({ port: httpPort, log, publicUrl: () => publicUrl, routes: [] });
  http.mount(new URL(config.webhook.url).pathname, webhook);
  return http;
}
