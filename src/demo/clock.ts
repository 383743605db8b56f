/** The demo's own time: set by hand, and from there on as quick as everybody's. */
import { after, type Clock } from '../lib/clock.js';

export interface DemoClock extends Clock {
  /** Stands still at this moment until told otherwise. */
  hold(at: Date): void;
  /** Goes on from where it is, at the pace of real time. */
  flow(): void;
}

/** Stands still at first. `real`: the time of the machine. */
export function demoClock(at: Date, real: Clock): DemoClock {
  let held: Date | undefined = at;
  let base = at;
  let since = 0;
  const now = () => held ?? after(base, real.now().getTime() - since);
  return {
    now,
    hold(moment) {
      held = moment;
    },
    flow() {
      base = now();
      since = real.now().getTime();
      held = undefined;
    },
  };
}
