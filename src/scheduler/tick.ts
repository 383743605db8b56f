/** The one timer: it only wakes the sweeps. Truth is in the database. */
import schedule from 'node-schedule';
import type { Log } from '../lib/log.js';
import type { Sweep } from './sweep.js';

/** Every 15 seconds: the finest grain of "at seven o'clock". */
const TICK_RULE = '*/15 * * * * *';

/** Wakes the sweeps. */
export interface Scheduler {
  /** Sweeps at once, then at every tick. */
  start(): void;
  /** Resolves when no sweep is running; none begins any more. */
  stop(): Promise<void>;
  /** Every sweep once, in order. One that fails is logged and does not keep the others. */
  sweep(): Promise<void>;
}

/** Sweeps run one after the other, each with `house`; a tick that comes while they run is left out. */
export function createScheduler<H>(sweeps: readonly Sweep<H>[], house: H, log: Log): Scheduler {
  let job: schedule.Job | undefined;
  let running: Promise<void> | undefined;

  async function sweep(): Promise<void> {
    for (const each of sweeps) {
      try {
        await each.run(house);
      } catch (error) {
        log.error({ sweep: each.name, error }, 'a sweep failed');
      }
    }
  }

  // node-schedule starts a job over itself when it is slow, and ends the process when one rejects: ours does neither.
  const wake = () => {
    running ??= sweep().finally(() => {
      running = undefined;
    });
  };

  return {
    start() {
      // What fell due while the house was down has waited long enough.
      wake();
      job = schedule.scheduleJob(TICK_RULE, wake);
    },
    async stop() {
      job?.cancel();
      await running;
    },
    sweep,
  };
}
