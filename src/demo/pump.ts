/** Keeps the demo's house going: answers what comes in, looks for what is due, one thing at a time. */
import { oneAtATime } from '../lib/fifo.js';
import type { Log } from '../lib/log.js';

/** What waits for a moment of quiet is found soon after. */
const SETTLE_EVERY_MS = 400;
const SWEEP_EVERY_MS = 5_000;

export interface Pump {
  start(): void;
  /** Something has come in; before `start` and after `stop` others see to it. */
  poke(): void;
  /** Runs `work` while nothing else happens. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way; nothing new begins by itself. */
  stop(): Promise<void>;
}

export interface PumpParts {
  settle(): Promise<void>;
  sweep(): Promise<void>;
  readonly log: Log;
}

export function createPump({ settle, sweep, log }: PumpParts): Pump {
  const alone = oneAtATime();
  let timers: readonly NodeJS.Timeout[] = [];
  let waiting = false;

  /** At most one is ever queued: it finds whatever there is by then. */
  function look(work: () => Promise<void>): void {
    if (waiting) return;
    waiting = true;
    void alone(async () => {
      waiting = false;
      await work();
    }).catch((error: unknown) => log.error({ error }, 'the demo stumbled'));
  }

  return {
    alone,
    poke() {
      if (timers.length > 0) look(settle);
    },
    start() {
      timers = [
        setInterval(() => look(settle), SETTLE_EVERY_MS),
        setInterval(() => look(() => sweep().then(settle)), SWEEP_EVERY_MS),
      ];
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      timers = [];
      await alone(async () => undefined);
    },
  };
}
