/** A day on a report's way, typed as people type it; one that has come is meant. */
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import { readDay } from '../../calendar/day-typed.js';
import { spellDay } from '../../calendar/spell.js';
import { option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { texts } from './texts.js';

/** Several: to be asked which. None: it cannot be read. */
export async function typedDays(act: Act, text: string, facing: 'back' | 'either' = 'back'): Promise<readonly Day[]> {
  const { calendar } = await requirePlan(act.tx);
  const read = readDay(text, act.now, calendar, { facing });
  if (read.kind === 'unreadable') return [];
  return read.kind === 'day' ? [read.day] : read.days;
}

/** Every reading in full, as a choice; `retype` is the name of the tap that asks again. */
export function whichDay(days: readonly Day[], retype: string): Message {
  const choices = days.map((day) => [option(spellDay(day), day)]);
  return { text: texts.whichDay, choices: [...choices, [tap(texts.retypeDay, retype)]] };
}
