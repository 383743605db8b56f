/** One piece of work, measured in a process of its own: how long it takes, or how much memory the process came to hold. */

const MS = 'time';

/** `what`: "time" (ms, after `warmUp`), or "memory" (MB at the most, all of the process). Written to stdout. */
export async function tellMeasured(
  what: string | undefined,
  warmUp: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  if (what === MS) await warmUp();
  const startedMs = performance.now();
  await work();
  const tookMs = performance.now() - startedMs;
  const heldMb = process.resourceUsage().maxRSS / 1_024;
  process.stdout.write(`${what === MS ? tookMs : heldMb}\n`);
}
