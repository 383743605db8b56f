/** The digest: composed when it is about to be sent, of what is owed at that very moment, or left unsaid. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, dayOf, parseDay } from '../../calendar/day.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import type { StandingTask } from '../../ledger/standing.js';
import type { Json } from '../../lib/json.js';
import type { Composed } from '../../outbox/claim.js';
import type { Message } from '../../outbox/message.js';
import { actChoices, entriesOf, entryText, hasSeveralUnits } from '../tasks/index.js';
import { texts } from './texts.js';
import { owedIfReminded } from './who-today.js';

export const DIGEST = 'reminders.digest';

const ENTRIES = 16;
const BUTTONS = 8;

const day = z.string().transform((text, problem): Day => {
  const found = parseDay(text);
  if (found !== undefined) return found;
  problem.addIssue('a day');
  return z.NEVER;
});

/** The day it was decided for, and the last day decided before. */
const Args = z.object({ day, since: day });

/**
 * What the person still owes, if some of it has reached a step since the last morning. One that could not leave on its
 * day (no network, quiet hours) goes with the next digest hours, and then speaks for that day too.
 */
export async function composeDigest(act: Act, person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const { plan, calendar } = edition;
  const { since } = Args.parse(args);
  const sendableAt = nextDigestAt(act.now, plan.reminders, calendar);
  if (sendableAt > act.now) return { notBefore: sendableAt };

  const morning = { since, day: dayOf(act.now, calendar.zone) };
  const owed = await owedIfReminded(act.tx, edition, person, morning, act.now);
  return owed === undefined ? 'withdraw' : { say: digestOf(owed, edition, act.now) };
}

function digestOf(owed: readonly StandingTask[], { calendar }: PlanInForce, now: Date): Message {
  const entries = entriesOf(owed);
  const shown = entries.slice(0, ENTRIES);
  const blocks = shown.map((entry) => entryText(entry, { calendar, now, namesUnits: hasSeveralUnits(owed) }));
  const others = entries.length > shown.length ? [texts.others(entries.length - shown.length)] : [];
  return {
    text: [texts.heading(entries.length), ...blocks, ...others, texts.footer].join('\n\n'),
    choices: actChoices(shown, calendar, BUTTONS),
  };
}
