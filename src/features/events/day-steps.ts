/** A day in conversation: typed as people type, asked about where it is unclear. */
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import { type DayTyped, readDay } from '../../calendar/day-typed.js';
import { option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { texts } from './texts.js';

export async function typedDay(text: string, act: Act): Promise<DayTyped> {
  const { calendar } = await requirePlan(act.tx);
  return readDay(text, act.now, calendar);
}

/** Every reading in full, as a choice; `retype` is the name of the tap that asks again. */
export function whichDay(days: readonly Day[], retype: string): Message {
  const choices = days.map((day) => [option(texts.day(day), day)]);
  return { text: texts.which, choices: [...choices, [tap(texts.retype, retype)]] };
}
