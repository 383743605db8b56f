/** A clock that stands still until it is moved. */
import type { Clock } from '../../src/lib/clock.js';

export interface TestClock extends Clock {
  set(at: string | Date): void;
  advance(ms: number): void;
}

/** `at`: an ISO instant, such as '2020-11-02T08:00:00+07:00'. */
export function testClock(at: string | Date): TestClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (to) => {
      now = new Date(to);
    },
    advance: (ms) => {
      now = new Date(now.getTime() + ms);
    },
  };
}
