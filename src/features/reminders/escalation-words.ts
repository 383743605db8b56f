/** What is overdue, as the person above reads it: by duty, with the units, or the people where it is theirs by name. */
import { z } from 'zod';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { daysLeft, spellDueAt } from '../../calendar/spell.js';
import { namePick } from '../../conversation/handlers.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import type { HeldTask } from '../../ledger/standing.js';
import type { Choice, Message } from '../../outbox/message.js';
import { entriesOf, titleOf } from '../tasks/index.js';
import { texts } from './texts.js';

const ENTRIES = 16;
const NAMED = 6;
const PERIODS_OFFERED = 3;

/** `/status` of a period: the handler is the status feature's, which in turn needs this one. */
const seeStatus = namePick('status.period', z.string());

type Entry = ReturnType<typeof entriesOf>[number];

export function overdueMessage(tasks: readonly HeldTask[], edition: PlanInForce, now: Date): Message {
  const held = new Map(tasks.map((task) => [task.id, task]));
  const entries = entriesOf(tasks);
  const shown = entries.slice(0, ENTRIES).map((entry) => blockOf(entry, held, edition, now));
  const others = entries.length > ENTRIES ? [texts.othersOverdue(entries.length - ENTRIES)] : [];
  return {
    text: [texts.overdueHeading(tasks.length), ...shown, ...others, texts.overdueFooter].join('\n\n'),
    choices: periodChoices(entries, edition),
  };
}

function blockOf(
  { task, tasks }: Entry,
  held: ReadonlyMap<number, HeldTask>,
  { calendar: { zone } }: PlanInForce,
  now: Date,
): string {
  const who = tasks.map(({ id, unit }) => {
    const people = held.get(id)?.holders.flatMap(({ person }) => (person === null ? [] : [person.name])) ?? [];
    return people.length === 0 ? unit.name : texts.holders(people, unit.name);
  });
  return [
    texts.title(titleOf(task)),
    texts.owing(who.slice(0, NAMED), Math.max(0, who.length - NAMED)),
    texts.due(spellDueAt(task.dueAt, zone), -daysLeft(now, task.dueAt, zone)),
    texts.clause(task.clause, task.state === 'toFix'),
  ].join('\n');
}

function periodChoices(entries: readonly Entry[], { calendar }: PlanInForce): readonly (readonly Choice[])[] {
  const codes = [...new Set(entries.map(({ task }) => task.period))].slice(0, PERIODS_OFFERED);
  return codes.flatMap((code) => {
    const period = parsePeriod(code, calendar);
    return period === undefined ? [] : [[seeStatus.choice(texts.seeStatus(periodName(period)), code)]];
  });
}
