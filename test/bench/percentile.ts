/** The slow end of many measurements, and their middle. */

const WARM_UP = 100;
const TURNS = 1_000;

/** The 99th percentile in µs of what `once` answers in ms, turn by turn, after a warm-up. */
export async function p99Of(once: (turn: number) => Promise<number> | number): Promise<number> {
  for (let turn = 0; turn < WARM_UP; turn += 1) await once(turn);
  const took: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) took.push(await once(turn));
  const sorted = took.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN) * 1_000;
}

/** The median in µs of what `once` answers in ms, after a tenth as many to warm up. */
export async function medianOf(turns: number, once: (turn: number) => Promise<number>): Promise<number> {
  for (let turn = 0; turn < turns / 10; turn += 1) await once(turn);
  const took: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) took.push(await once(turn));
  return (took.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? Number.NaN) * 1_000;
}
