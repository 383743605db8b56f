/** The numbers people call things by: "SK-1120-002", the second of November 2020. */
import { dayOf, monthOf } from '../calendar/day.js';
import type { Tx } from '../db/client.js';

/** Without gaps or repeats, anew each month of the plan's zone; `prefix` says what it is. */
export async function nextCode(tx: Tx, prefix: string, now: Date, zone: string): Promise<string> {
  const [year = '', month = ''] = monthOf(dayOf(now, zone)).split('-');
  const name = `${prefix}-${month}${year.slice(2)}`;
  const { value } = await tx.counter.upsert({
    where: { name },
    create: { name, value: 1 },
    update: { value: { increment: 1 } },
  });
  return `${name}-${String(value).padStart(3, '0')}`;
}
