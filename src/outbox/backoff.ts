/** How long to wait before the next try of something that failed for a passing reason. */
const FIRST_MS = 500;
const LONGEST_MS = 5 * 60_000;

/** Doubles from half a second to five minutes; `tries` counts the failures so far, from 1. */
export function backoffMs(tries: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));
}
