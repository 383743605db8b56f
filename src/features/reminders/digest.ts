/** The digest: composed when it is about to be sent, of what is owed at that very moment, or left unsaid. */
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { HeldTask } from '../../ledger/standing.js';
import type { Json } from '../../lib/json.js';
import type { Composed } from '../../outbox/claim.js';
import type { Message } from '../../outbox/message.js';
import { actChoices, entriesOf, entryText, hasSeveralUnits } from '../tasks/index.js';
import { MorningArgs } from './morning.js';
import { heldBackUntil } from './pause.js';
import { snooze } from './snooze.js';
import { texts } from './texts.js';
import { owedIfReminded } from './who-today.js';

export const DIGEST = 'reminders.digest';

/** One a person and day. */
export function digestReason(day: Day): string {
  return `digest/${day}`;
}

const ENTRIES = 16;
/** With the one that puts it off, eight. */
const BUTTONS = 7;

/**
 * What the person still owes, if some of it has reached a step since the last morning. One that could not leave on its
 * day (no network, quiet hours, a pause) goes with the next digest hours, and then speaks for that day too.
 */
export async function composeDigest(act: Act, person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const notBefore = await heldBackUntil(act.tx, edition, act.now);
  if (notBefore !== undefined) return { notBefore };

  const morning = { since: MorningArgs.parse(args).since, day: dayOf(act.now, edition.calendar.zone) };
  const owed = await owedIfReminded(act.tx, edition, person, morning, act.now);
  if (owed === undefined) return 'withdraw';
  const { text, choices = [] } = listed(owed, person, edition, act.now, BUTTONS, texts.heading);
  return { say: { text, choices: [...choices, [snooze.choice(texts.snooze, null)]] } };
}

/** What is owed, each with its button, under a heading that counts it. `reader`: the person it is told. */
export function listed(
  owed: readonly HeldTask[],
  reader: number,
  { calendar }: PlanInForce,
  now: Date,
  buttons: number,
  heading: (count: number) => string,
): Message {
  const entries = entriesOf(owed);
  const shown = entries.slice(0, ENTRIES);
  const blocks = shown.map((entry) => entryText(entry, { calendar, now, namesUnits: hasSeveralUnits(owed), reader }));
  const others = entries.length > shown.length ? [texts.others(entries.length - shown.length)] : [];
  return {
    text: [heading(entries.length), ...blocks, ...others, texts.footer].join('\n\n'),
    choices: actChoices(shown, calendar, buttons),
  };
}
