/** Looks for work by itself: again at once while it finds some, else after a doze from which it can be poked. */
import { SECOND_MS } from './clock.js';
import type { Log } from './log.js';

/** The longest doze when nobody pokes. */
export const LOOK_EVERY_MS = SECOND_MS;

/** Looks for work, and again when poked or after a while. */
export interface Loop {
  start(): void;
  /** There may be something to do. Not lost when it comes in the middle of a look. */
  poke(): void;
  /** Resolves when no look is under way; none begins any more. */
  stop(): Promise<void>;
}

/**
 * `look` does what can be done now and answers how long to doze (ms); 0: look again at once. One that throws is logged
 * under the loop's name, and tried again after `LOOK_EVERY_MS`.
 */
export function createLoop(name: string, log: Pick<Log, 'error'>, look: () => Promise<number>): Loop {
  let running = false;
  let poked = false;
  let wake: (() => void) | undefined;
  let life: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (running) {
      poked = false;
      const ms = await look().catch((error: unknown) => {
        log.error({ error }, `the ${name} stumbled`);
        return LOOK_EVERY_MS;
      });
      if (ms > 0 && running && !poked) await doze(ms);
    }
  }

  async function doze(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = undefined;
  }

  const poke = () => {
    poked = true;
    wake?.();
  };
  return {
    start() {
      running = true;
      life = run();
    },
    poke,
    async stop() {
      running = false;
      poke();
      await life;
    },
  };
}
