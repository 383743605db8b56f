/** Which day it is where the plan applies. */
import { type Day, dayOf } from '../calendar/day.js';
import type { Read } from '../db/client.js';
import { requirePlan } from './plan-in-force.js';

/** In the plan's zone; throws before the first plan is applied. */
export async function todayOf({ tx, now }: { readonly tx: Read; readonly now: Date }): Promise<Day> {
  return dayOf(now, (await requirePlan(tx)).calendar.zone);
}
