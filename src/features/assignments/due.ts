/** A deadline in conversation: typed as people type, asked about where it is unclear, always said back in full. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import type { WhenQuestion } from '../../calendar/when-pieces.js';
import { readWhen } from '../../calendar/when-typed.js';
import { type Outcome, option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { dueTexts } from './due-texts.js';

const QUESTIONS = [
  'whichDay',
  'whichHour',
  'whichYear',
  'whichWeek',
  'solarOrLunar',
  'weekdayDisagrees',
  'whichDayOfRange',
  'regionalWord',
] as const satisfies readonly WhenQuestion[];

/** The first late instant, as it survives a row. */
export const DueAt = z.iso.datetime();
/** Several readings of what was typed. */
export const Readings = z.object({ why: z.enum(QUESTIONS), readings: z.array(DueAt) });

/** Where the conversation goes from a deadline. */
export interface DueMoves {
  /** One reading, to be confirmed. */
  sure(dueAt: string): Outcome;
  which(readings: z.infer<typeof Readings>): Outcome;
  again(why: string): Outcome;
}

/** What a typed deadline leads to. `after`: it must lie after this too, such as the present deadline. */
export async function dueTyped(text: string, act: Act, moves: DueMoves, after?: Date): Promise<Outcome> {
  const { plan, calendar } = await requirePlan(act.tx);
  const { beforeIncludesDay } = plan.deadlines;
  const read = readWhen(text, act.now, calendar, { beforeIncludesDay });
  const say = (at: Date) => spellDueAt(at, calendar.zone);
  switch (read.kind) {
    case 'unreadable':
      return moves.again(dueTexts.unreadable(read.reason));
    case 'past':
      return moves.again(dueTexts.past(say(read.at)));
    case 'unclear':
      return moves.which({ why: read.question, readings: read.alternatives.map(({ at }) => at.toISOString()) });
    case 'moment':
      if (after !== undefined && read.at <= after) return moves.again(dueTexts.notLater(say(after)));
      return moves.sure(read.at.toISOString());
  }
}

/** Whether a picked reading still lies ahead; else why not. */
export async function whyNotDue(dueAt: string, act: Act, after?: Date): Promise<string | undefined> {
  const { calendar } = await requirePlan(act.tx);
  const at = new Date(dueAt);
  if (at <= act.now) return dueTexts.past(spellDueAt(at, calendar.zone));
  return after !== undefined && at <= after ? dueTexts.notLater(spellDueAt(after, calendar.zone)) : undefined;
}

/** "hết thứ Sáu, 06/11/2020" */
export async function spelledDue(dueAt: string | Date, act: Act): Promise<string> {
  const { calendar } = await requirePlan(act.tx);
  return spellDueAt(new Date(dueAt), calendar.zone);
}

/** Every reading in full, as a choice. */
export async function whichQuestion({ why, readings }: z.infer<typeof Readings>, act: Act): Promise<Message> {
  const choices = [];
  for (const dueAt of readings) choices.push([option(await spelledDue(dueAt, act), dueAt)]);
  return { text: dueTexts.which(why), choices: [...choices, [tap(dueTexts.again, 'again')]] };
}

/** The deadline in full, to say yes to. */
export async function sureQuestion(dueAt: string, act: Act): Promise<Message> {
  return {
    text: dueTexts.sure(await spelledDue(dueAt, act)),
    choices: [[tap(dueTexts.yes, 'yes'), tap(dueTexts.again, 'again')]],
  };
}
