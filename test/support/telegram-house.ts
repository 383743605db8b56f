/** The whole app on the real Telegram adapter and a Bot API stand-in over HTTP, on a moved clock. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { createTelegram } from '../../src/channels/telegram/channel.js';
import { UNPACED } from '../../src/outbox/pacing.js';
import { type TestClock, testClock } from './clock.js';
import { type FakePerson, type FakeTelegram, startFakeTelegram } from './fake-telegram/index.js';
import { FIRST_MORNING, KINDERGARTEN, preparedDatabase } from './house.js';
import { TOKEN } from './process.js';
import { scratchFolder } from './scratch.js';

const PATIENCE_MS = 15_000;

export interface TelegramHouse {
  readonly app: App;
  readonly clock: TestClock;
  readonly telegram: FakeTelegram;
  /** Waits until the person's screen shows these words from the bot (or a button with them). */
  sees(person: FakePerson, words: string | RegExp): Promise<void>;
  /** Presses the newest button that begins so. */
  picks(person: FakePerson, label: string): void;
  /** Moves the clock and sweeps, as a tick at that moment would. */
  at(instant: string): Promise<void>;
}

export async function openTelegramHouse(): Promise<TelegramHouse> {
  const dir = scratchFolder('telegram');
  const clock = testClock(FIRST_MORNING);
  const telegram = await startFakeTelegram({ token: TOKEN, now: clock.now });
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const databasePath = join(dir, 'loa.db');
  copyFileSync(await preparedDatabase(KINDERGARTEN, clock.now()), databasePath);
  const { channel } = createTelegram({ token: TOKEN, apiRoot: telegram.url, log: quiet, clock });
  const app = createApp({
    databasePath,
    mediaDir: join(dir, 'media'),
    publicUrl: undefined,
    channels: [channel],
    clock,
    log: quiet,
    paceOf: () => UNPACED,
  });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
    await telegram.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  return {
    app,
    clock,
    telegram,
    async sees(person, words) {
      // What waits for a moment of quiet comes when a moment has passed.
      const quietly = () => {
        clock.advance(200);
        return shows(person, words);
      };
      await telegram.until(quietly, PATIENCE_MS).catch(() => {
        const screen = person
          .screen()
          .map((message) => textOf(message))
          .join('\n--\n');
        throw new Error(`${person.name} never saw ${words}; the screen:\n${screen}`);
      });
    },
    picks(person, label) {
      const message = person
        .screen()
        .findLast((shown) => shown.buttons.flat().some((button) => button.label.startsWith(label)));
      const button = message?.buttons.flat().find((each) => each.label.startsWith(label));
      if (message === undefined || button === undefined) throw new Error(`${person.name} has no button ${label}`);
      person.taps(message.id, button.label);
    },
    async at(instant) {
      clock.set(instant);
      await app.sweep();
    },
  };
}

function shows(person: FakePerson, words: string | RegExp): boolean {
  const matches = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  return person.screen().some((message) => message.from === 'bot' && matches(textOf(message)));
}

function textOf(message: ReturnType<FakePerson['screen']>[number]): string {
  return [
    message.text,
    message.caption,
    message.file?.name ?? '',
    ...message.buttons.flat().map((button) => button.label),
  ].join('\n');
}
