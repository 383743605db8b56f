/** A Telegram channel on a fake Bot API, by polling or by webhook, for the tests of this folder. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Patience } from '../../src/channels/telegram/api.js';
import { createTelegram, type TelegramChannel } from '../../src/channels/telegram/channel.js';
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from '../support/fake-telegram/index.js';

export const TOKEN = '7000000001:AAF-a_token_that_nobody_may_ever_see';
export const SECRET = 'a-webhook-secret_of-40-characters-abcdef';

/** Long enough for a busy machine, short enough for a test. */
const QUICK: Partial<Patience> = { pauseMs: 20, maxPauseMs: 200, pollMs: 20_000 };

export interface TelegramStage extends TelegramChannel {
  readonly fake: FakeTelegram;
  /** Everything the channel wrote down. */
  readonly log: { readonly level: string; readonly fields: object; readonly event: string }[];
  /** Where the webhook listens, in webhook mode. */
  readonly webhookUrl?: string;
  stop(): Promise<void>;
}

export async function telegramStage(
  options: {
    readonly mode?: 'polling' | 'webhook';
    readonly token?: string;
    readonly patience?: Partial<Patience>;
    readonly now?: FakeTelegramOptions['now'];
    readonly apiRoot?: string;
  } = {},
): Promise<TelegramStage> {
  const { mode = 'polling', token = TOKEN, now } = options;
  const fake = await startFakeTelegram({ token: TOKEN, webhookRetryMs: 20, conflictPauseMs: 300, ...(now && { now }) });
  const log: TelegramStage['log'] = [];
  const write = (level: string) => (fields: object, event: string) => void log.push({ level, fields, event });

  let handle: TelegramChannel['webhook'];
  const house = mode === 'webhook' ? await listen((request) => handle?.(request)) : undefined;
  const made = createTelegram({
    token,
    apiRoot: options.apiRoot ?? fake.url,
    log: { info: write('info'), warn: write('warn') },
    patience: { ...QUICK, ...options.patience },
    ...(house && { webhook: { url: house.url, secret: SECRET } }),
  });
  handle = made.webhook;
  return {
    ...made,
    fake,
    log,
    ...(house && { webhookUrl: house.url }),
    async stop() {
      await made.channel.stop();
      await fake.stop();
      await house?.stop();
    },
  };
}

/** The house's web server, as far as a webhook needs one. */
async function listen(handle: (request: Request) => Promise<Response> | undefined) {
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    void respond(incoming, outgoing, handle);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/telegram`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response> | undefined,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const { method = 'GET' } = incoming;
  const body = method === 'GET' ? {} : { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const };
  const response = await handle(new Request(`http://127.0.0.1${incoming.url}`, { method, headers, ...body }));
  outgoing.writeHead(response?.status ?? 503);
  outgoing.end();
}
