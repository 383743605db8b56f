/** The whole app on the real adapters of Telegram and Zalo, with stand-ins for both over HTTP, on a moved clock. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { createTelegram } from '../../src/channels/telegram/channel.js';
import { keptTokens } from '../../src/channels/zalo/kept-tokens.js';
import { openZalo } from '../../src/channels/zalo/open.js';
import type { TokenStore } from '../../src/channels/zalo/token-store.js';
import { openDatabase } from '../../src/db/client.js';
import { createHttpServer } from '../../src/http/server.js';
import { UNPACED } from '../../src/outbox/pacing.js';
import { type TestClock, testClock } from './clock.js';
import { type Colleague, onTelegram, onZalo } from './colleague.js';
import { type FakeTelegram, startFakeTelegram } from './fake-telegram/index.js';
import { type FakeZalo, startFakeZalo } from './fake-zalo/index.js';
import { APP_ID, APP_SECRET, OA_ID, OA_SECRET, pairOf } from './fake-zalo/stage.js';
import { FIRST_MORNING, KINDERGARTEN } from './house.js';
import { TOKEN } from './process.js';
import { scratchFolder } from './scratch.js';
import { preparedDatabase } from './shelf.js';

const PATIENCE_MS = 15_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface LiveHouse {
  readonly app: App;
  readonly clock: TestClock;
  readonly telegram: FakeTelegram;
  readonly zalo: FakeZalo;
  /** Where Zalo's tokens are kept. */
  readonly tokens: TokenStore;
  /** What the operator was told about the permission to send on Zalo. */
  readonly troubles: readonly string[];
  colleague(id: number, name: string, on: 'telegram' | 'zalo'): Colleague;
  /** Waits until the person's screen shows these words from the bot (or a button with them) after the first `since` messages. */
  sees(person: Colleague, words: string | RegExp, since?: number): Promise<string>;
  /** Moves the clock and sweeps, as a tick at that moment would. */
  at(instant: string): Promise<void>;
}

export async function openLiveHouse(): Promise<LiveHouse> {
  const dir = scratchFolder('live');
  const clock = testClock(FIRST_MORNING);
  const telegram = await startFakeTelegram({ token: TOKEN, now: clock.now });
  const zalo = await startFakeZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaId: OA_ID,
    oaSecret: OA_SECRET,
    now: clock.now,
  });
  const databasePath = join(dir, 'loa.db');
  copyFileSync(await preparedDatabase(KINDERGARTEN, clock.now()), databasePath);
  const db = openDatabase(databasePath);
  const tokens = keptTokens(db, { appId: APP_ID, appSecret: APP_SECRET }, clock);
  await tokens.save(pairOf(zalo, clock));
  const troubles: string[] = [];
  const oa = openZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaSecret: OA_SECRET,
    webhookUrl: 'http://loa.example/zalo',
    apiBase: zalo.url,
    db,
    clock,
    log: quiet,
    onTokenTrouble: (sentence) => void troubles.push(sentence),
  });
  const http = createHttpServer({ port: 0, hostname: '127.0.0.1', log: quiet, routes: [oa.routes] });
  http.mount(oa.webhookPath, oa.webhook);
  const { port } = await http.start();
  zalo.setWebhook(`http://127.0.0.1:${port}${oa.webhookPath}`);
  const bot = createTelegram({ token: TOKEN, apiRoot: telegram.url, log: quiet, clock });
  const app = createApp(
    {
      databasePath,
      mediaDir: join(dir, 'media'),
      publicUrl: undefined,
      channels: [bot.channel, oa.channel],
      clock,
      log: quiet,
      paceOf: () => UNPACED,
      sweeps: [{ name: 'zalo.tokens', run: () => oa.keepTokens() }],
    },
    db,
  );
  await app.start();
  onTestFinished(async () => {
    await http.stop();
    await app.stop();
    await telegram.stop();
    await zalo.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  return {
    app,
    clock,
    telegram,
    zalo,
    tokens,
    troubles,
    colleague: (id, name, on) => (on === 'zalo' ? onZalo(zalo, id, name) : onTelegram(telegram, id, name)),
    async sees(person, words, since = 0) {
      const found = () =>
        person
          .heard()
          .findLast((text, at) => at >= since && (typeof words === 'string' ? text.includes(words) : words.test(text)));
      // What waits for a moment of quiet comes when a moment has passed.
      const quietly = () => {
        clock.advance(200);
        return found() !== undefined;
      };
      await telegram.until(quietly, PATIENCE_MS).catch(() => {
        throw new Error(`${person.name} never saw ${words}; the screen:\n${person.heard().join('\n--\n')}`);
      });
      return found() ?? '';
    },
    async at(instant) {
      clock.set(instant);
      await app.sweep();
    },
  };
}
