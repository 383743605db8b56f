/** A Zalo channel on a fake Zalo, with a house that stores tokens and events in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createZalo, type ZaloChannel, type ZaloOptions } from '../../../src/channels/zalo/channel.js';
import type { TokenPair, TokenStore } from '../../../src/channels/zalo/token-store.js';
import { type Clock, systemClock } from '../../../src/lib/clock.js';
import { type FakeZalo, type FakeZaloOptions, startFakeZalo } from './index.js';

export const APP_ID = '360846524940903967';
export const APP_SECRET = 'APP_SECRET_that_nobody_may_see';
export const OA_ID = '388613280878808645';
export const OA_SECRET = 'OA_SECRET_FOR_TESTS';

/** Keeps the pair in memory, as a database would. */
export interface MemoryTokens extends TokenStore {
  stored: TokenPair | undefined;
  /** While set, saving fails with it: the disk is full, the process dies. */
  broken: Error | undefined;
  readonly saves: TokenPair[];
}

export interface ZaloStage extends ZaloChannel {
  readonly fake: FakeZalo;
  readonly tokens: MemoryTokens;
  /** Everything the channel wrote down. */
  readonly log: { readonly level: string; readonly fields: object; readonly event: string }[];
  /** What the operator was told. */
  readonly troubles: string[];
  readonly webhookUrl: string;
  /** All that must never be seen. */
  secrets(): readonly string[];
  stop(): Promise<void>;
}

export async function zaloStage(
  options: {
    readonly clock?: Clock;
    /** False: nobody has consented yet. */
    readonly consented?: boolean;
    /** False: the channel is not told which OA it is. */
    readonly oaKnown?: boolean;
    readonly fake?: Partial<FakeZaloOptions>;
  } & Partial<Omit<ZaloOptions, 'clock' | 'tokens' | 'log'>> = {},
): Promise<ZaloStage> {
  const { clock, consented = true, oaKnown = true, fake: given, ...rest } = options;
  const fake = await startFakeZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaId: OA_ID,
    oaSecret: OA_SECRET,
    ...(clock && { now: () => clock.now() }),
    ...given,
  });
  const log: ZaloStage['log'] = [];
  const troubles: string[] = [];
  const write = (level: string) => (fields: object, event: string) => void log.push({ level, fields, event });
  const tokens = memoryTokens(consented ? pairOf(fake, clock) : undefined);

  let handle: ZaloChannel['webhook'] | undefined;
  const house = await listen((request) => handle?.(request));
  fake.setWebhook(house.url);
  const made = createZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaSecret: OA_SECRET,
    ...(oaKnown && { oaId: OA_ID }),
    tokens,
    apiBase: fake.url,
    oauthBase: fake.url,
    onTokenTrouble: (sentence) => void troubles.push(sentence),
    log: { info: write('info'), warn: write('warn') },
    ...(clock && { clock }),
    ...rest,
    patience: { pauseMs: 20, maxPauseMs: 100, ...rest.patience },
  });
  handle = made.webhook;
  const first = tokens.stored;
  return {
    ...made,
    fake,
    tokens,
    log,
    troubles,
    webhookUrl: house.url,
    secrets: () => {
      const pairs = [first, tokens.stored, ...tokens.saves].filter((pair) => pair !== undefined);
      return [APP_SECRET, OA_SECRET, ...pairs.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken])];
    },
    async stop() {
      await made.channel.stop();
      await fake.stop();
      await house.stop();
    },
  };
}

/** A pair as the command line stores it after a consent. */
export function pairOf(fake: FakeZalo, clock?: Clock): TokenPair {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = fake.issueTokens();
  const issuedAt = clock?.now() ?? systemClock.now();
  return { accessToken, refreshToken, issuedAt, expiresAt: new Date(issuedAt.getTime() + Number(seconds) * 1_000) };
}

function memoryTokens(stored: TokenPair | undefined): MemoryTokens {
  const saves: TokenPair[] = [];
  return {
    stored,
    broken: undefined,
    saves,
    async load() {
      return this.stored;
    },
    async save(pair) {
      if (this.broken !== undefined) throw this.broken;
      this.stored = pair;
      saves.push(pair);
    },
    alone: (work) => work(),
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
    url: `http://127.0.0.1:${port}/zalo`,
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
