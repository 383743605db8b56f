/**
 * Limits how often something is done from one place. Kept in memory: a restart forgives, and nothing depends on it but
 * the patience of whoever guesses codes.
 */
import { type Clock, MINUTE_MS } from '../lib/clock.js';

export interface RateLimit {
  /** Counts one go; undefined when it is within the limit, else how many milliseconds to wait. */
  take(key: string): number | undefined;
  /** How long to wait before a go would be within the limit; counts nothing. */
  wait(key: string): number | undefined;
}

/** Beyond this the oldest are forgotten: memory stays bounded whatever comes. */
const MAX_KEYS = 20_000;

/** At most `limit` goes of a key in each `windowMs`, counted from the first of them. */
export function createRateLimit({
  limit,
  windowMs,
  clock,
}: {
  readonly limit: number;
  readonly windowMs: number;
  readonly clock: Clock;
}): RateLimit {
  const windows = new Map<string, { readonly endsAt: number; count: number }>();

  const current = (key: string) => {
    const window = windows.get(key);
    return window !== undefined && window.endsAt > clock.now().getTime() ? window : undefined;
  };
  const wait = (key: string) => {
    const window = current(key);
    return window === undefined || window.count < limit ? undefined : window.endsAt - clock.now().getTime();
  };

  return {
    wait,
    take(key) {
      const refused = wait(key);
      if (refused !== undefined) return refused;
      const window = current(key);
      if (window !== undefined) {
        window.count += 1;
        return undefined;
      }
      windows.delete(key);
      windows.set(key, { endsAt: clock.now().getTime() + windowMs, count: 1 });
      const [oldest] = windows.keys();
      if (windows.size > MAX_KEYS && oldest !== undefined) windows.delete(oldest);
      return undefined;
    },
  };
}

/** As people are told it: whole minutes, at least one. */
export function inMinutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS));
}
