/** Which backups stay: of each of the last 7 days, 5 weeks and 12 months the newest. */
import { DAY_MS } from '../../lib/clock.js';

const DAYS = 7;
const WEEKS = 5;
const MONTHS = 12;

/** The instants (newest first) whose backups may go. The newest always stays. */
export function outgrown(madeAt: readonly Date[]): readonly Date[] {
  const kept = new Set<Date>();
  keepNewestOfEach(madeAt, DAYS, (at) => `${Math.floor(at.getTime() / DAY_MS)}`, kept);
  keepNewestOfEach(madeAt, WEEKS, (at) => `${Math.floor(at.getTime() / DAY_MS / 7)}`, kept);
  keepNewestOfEach(madeAt, MONTHS, (at) => at.toISOString().slice(0, 'YYYY-MM'.length), kept);
  return madeAt.filter((at) => !kept.has(at));
}

function keepNewestOfEach(madeAt: readonly Date[], most: number, spanOf: (at: Date) => string, kept: Set<Date>): void {
  const spans = new Set<string>();
  for (const at of madeAt) {
    const span = spanOf(at);
    if (spans.has(span)) continue;
    if (spans.size === most) return;
    spans.add(span);
    kept.add(at);
  }
}
