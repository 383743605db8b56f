/** Tasks as people read them: one short block each; the same duty owed by several units for one period is one entry. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { periodCalled } from '../../calendar/period.js';
import { daysLeft, spellDueAt } from '../../calendar/spell.js';
import { type HeldTask, type StandingTask, titleOfTask } from '../../ledger/standing.js';
import { type HandIn, texts } from './texts.js';

const UNITS_NAMED = 6;

/** Tasks of one duty and period that stand alike. Never empty: `task` is one of them. */
export interface Entry {
  readonly task: HeldTask;
  readonly tasks: readonly HeldTask[];
}

/** What needs doing first, then what waits for a reviewer; nearest first in both. */
export function entriesOf(tasks: readonly HeldTask[]): readonly Entry[] {
  const groups = new Map<string, { task: HeldTask; tasks: HeldTask[] }>();
  for (const task of tasks) {
    const key = [task.dutyCode, task.period, task.dueAt.getTime(), task.state, task.required, task.title ?? ''].join(
      '/',
    );
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { task, tasks: [task] });
    else group.tasks.push(task);
  }
  return [...groups.values()].toSorted(
    (a, b) => Number(needsNothing(a)) - Number(needsNothing(b)) || a.task.dueAt.getTime() - b.task.dueAt.getTime(),
  );
}

/** Somebody else must act. */
export function needsNothing({ task }: Entry): boolean {
  return task.state === 'inReview';
}

/** How an entry is shown. */
export interface Look {
  readonly calendar: SchoolCalendar;
  readonly now: Date;
  /** Whoever reads it answers for several units. */
  readonly namesUnits: boolean;
  /** Who reads it: what others hold is marked as theirs. */
  readonly reader?: number;
}

/** The block of an entry. */
export function entryText(entry: Entry, { calendar, now, namesUnits, reader }: Look): string {
  const { task, tasks } = entry;
  const names = [...new Set(tasks.map(({ unit }) => unit.name))];
  const others = reader === undefined ? [] : replacedIn(tasks, reader);
  return [
    texts.title(titleOf(task)),
    ...(namesUnits ? [texts.units(names.slice(0, UNITS_NAMED), Math.max(0, names.length - UNITS_NAMED))] : []),
    ...(others.length === 0 ? [] : [texts.standsIn(others)]),
    texts.due(spellDueAt(task.dueAt, calendar.zone), daysLeft(now, task.dueAt, calendar.zone)),
    texts.standing(stateWords(entry), task.clause),
  ].join('\n');
}

/** The title of a task's duty, also when the plan no longer has it. */
export function titleOf(task: StandingTask): string {
  return task.duty === undefined ? texts.dropped : titleOfTask(task.duty, task);
}

/** How a task is settled; undefined for a duty the plan no longer has. */
export function handInOf({ duty }: StandingTask): HandIn | undefined {
  if (duty === undefined) return undefined;
  return duty.tier === 'upward' ? 'upward' : duty.settles.by;
}

/** "tháng 11/2020" */
export function periodWords({ period }: StandingTask, calendar: SchoolCalendar): string {
  return periodCalled(period, calendar);
}

/** Whether tasks of more than one unit are among these. */
export function hasSeveralUnits(tasks: readonly StandingTask[]): boolean {
  return new Set(tasks.map((task) => task.unit.id)).size > 1;
}

/** The people of whom the reader holds none of these tasks, but stands in for them. */
function replacedIn(tasks: readonly HeldTask[], reader: number): readonly string[] {
  const holders = tasks.flatMap((task) => task.holders.flatMap(({ person }) => person ?? []));
  return holders.some(({ id }) => id === reader) ? [] : [...new Set(holders.map(({ name }) => name))];
}

function stateWords({ task, tasks }: Entry): string {
  if (task.state === 'inReview') return texts.inReview;
  if (task.state === 'toFix') return texts.toFix;
  const sent = task.credits.filter((credit) => credit.state !== 'void').length;
  if (tasks.length === 1 && sent > 0) return texts.partly(sent, task.required);
  return texts.notYet(handInOf(task) ?? 'articles');
}
