/**
 * The table a plan's period is held against: every date in it was worked out on paper, from the plan and the calendars of
 * its years. Here is only how it is written, and who is to hear what on which morning if it is right.
 */
import type { Day } from '../../../src/calendar/day.js';

/** What one duty asks of some units for one period. */
export interface Deadline {
  readonly duty: string;
  /** Unit codes; each owes its own task. */
  readonly units: readonly string[];
  /** Of what was given by hand: the unit of whoever owes it. Its code stands in place of the unit. */
  readonly of: string | undefined;
  /** How the task's key ends: a period, a written date, an event's or request's code. */
  readonly period: string;
  /** The first day of it; an instant where it is opened by somebody. */
  readonly opens: string;
  /** The last day in time. */
  readonly last: Day;
  /** The mornings on which it is told to whoever owes it, while they do. */
  readonly mornings: readonly Day[];
  /** The morning on which the office hears of it, and whoever leads the unit where somebody else owes it. */
  readonly office: Day | undefined;
  readonly lead: Day | undefined;
  /** Made by the plan itself, not by an event, a request or by hand. */
  readonly dated: boolean;
}

interface Row {
  readonly opens: string;
  readonly last: Day;
  /** "11-23 11-27 11-30 12-02": days near the last one. */
  readonly mornings: string;
  readonly office?: string;
  readonly lead?: string;
  readonly of?: string;
}

/** A duty of these units, with a row for each period. */
export function owed(duty: string, units: readonly string[], rows: Readonly<Record<string, Row>>): Deadline[] {
  return Object.entries(rows).map(([period, row]) => rowOf(duty, units, period, row, true));
}

/** What was opened by an event, a request or by hand; `period` is its code. */
export function opened(duty: string, units: readonly string[], period: string, row: Row): Deadline {
  return rowOf(duty, units, period, row, false);
}

function rowOf(duty: string, units: readonly string[], period: string, row: Row, dated: boolean): Deadline {
  const { opens, last, mornings, office, lead, of } = row;
  return {
    ...{ duty, units, of, period, opens, last, dated },
    mornings: mornings.split(' ').map((day) => near(last, day)),
    office: office === undefined ? undefined : near(last, office),
    lead: lead === undefined ? undefined : near(last, lead),
  };
}

/** "12-02" in the year that lies next to a day. */
function near(day: Day, monthAndDay: string): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const apart = Number(monthAndDay.slice(0, 2)) - month;
  const inYear = apart > 6 ? year - 1 : apart < -6 ? year + 1 : year;
  return `${inYear}-${monthAndDay}` as Day;
}

/** From when to when somebody need not be told of a task: it was handed in, and came back. */
export interface Rest {
  readonly task: string;
  readonly from: string;
  /** Undefined: for good. */
  readonly until?: string | undefined;
}

/** A task as the table has it. */
export interface TableTask extends Deadline {
  readonly key: string;
  readonly unit: string;
}

function tasksOf(table: readonly Deadline[]): readonly TableTask[] {
  return table.flatMap((row) =>
    row.units.map((unit) => ({ ...row, unit: row.of ?? unit, key: `${row.duty}/${unit}/${row.period}` })),
  );
}

/** What is said: "monthly-article 2020-11-30 ×5", "(sửa)" where it came back. */
export interface Said {
  readonly day: string;
  readonly to: string;
  readonly what: readonly string[];
}

interface Company {
  /** Who answers for a task on a day. */
  answers(task: TableTask, day: Day): string;
  /** Who leads its unit, where somebody else owes it by name. */
  leads(task: TableTask): string | undefined;
  readonly office: string;
}

/** All digests, by the table and what was handed in. */
export function digestsOf(table: readonly Deadline[], rests: readonly Rest[], company: Company): readonly Said[] {
  const tasks = tasksOf(table);
  return daysOf(tasks.flatMap((task) => task.mornings)).flatMap((day) => {
    const open = owedOn(tasks, rests, day);
    const stepping = open.filter(({ mornings }) => mornings.includes(day));
    const people = [...new Set(stepping.map((task) => company.answers(task, day)))];
    return people.map((to) => ({
      ...{ day, to },
      what: wordsOf(
        open.filter((task) => company.answers(task, day) === to),
        rests,
        day,
      ),
    }));
  });
}

/** All that is told upwards: to nobody what they owe themselves. */
export function escalationsOf(table: readonly Deadline[], rests: readonly Rest[], company: Company): readonly Said[] {
  const tasks = tasksOf(table);
  const days = tasks.flatMap(({ office, lead }) => [office, lead].flatMap((day) => day ?? []));
  return daysOf(days).flatMap((day) => {
    const open = owedOn(tasks, rests, day);
    const told = new Map<string, TableTask[]>();
    for (const task of open) {
      const superior = task.lead === day ? company.leads(task) : task.office === day ? company.office : undefined;
      if (superior === undefined || superior === company.answers(task, day)) continue;
      told.set(superior, [...(told.get(superior) ?? []), task]);
    }
    return [...told].map(([to, theirs]) => ({ day, to, what: wordsOf(theirs, rests, day) }));
  });
}

/** Every morning on which something may be said, in order. */
export function spokenDays(table: readonly Deadline[]): readonly Day[] {
  return daysOf(
    table.flatMap(({ mornings, office, lead }) => [...mornings, ...[office, lead].flatMap((day) => day ?? [])]),
  );
}

function daysOf(days: readonly Day[]): readonly Day[] {
  return [...new Set(days)].toSorted();
}

/** What is owed at seven in the morning. */
function owedOn(tasks: readonly TableTask[], rests: readonly Rest[], day: Day): readonly TableTask[] {
  const now = instant(day);
  return tasks.filter(({ key, opens }) => instant(opens) <= now && !rests.some((rest) => covers(rest, key, now)));
}

function covers({ task, from, until }: Rest, key: string, now: number): boolean {
  return task === key && Date.parse(from) <= now && (until === undefined || now < Date.parse(until));
}

/** A day is meant at its digest hour. */
function instant(text: string): number {
  return Date.parse(text.length === 10 ? `${text}T07:00:00+07:00` : text);
}

function wordsOf(tasks: readonly TableTask[], rests: readonly Rest[], day: Day): readonly string[] {
  const now = instant(day);
  const many = new Map<string, number>();
  for (const { duty, last, key, period } of tasks) {
    const isBack = rests.some(({ task, until }) => task === key && until !== undefined && Date.parse(until) <= now);
    const words = `${duty} ${last}${isBack ? ' (sửa)' : ''}`;
    // Units of one period stand together, two periods of one hand-in do not.
    const together = `${words}/${period}`;
    many.set(together, (many.get(together) ?? 0) + 1);
  }
  return [...many]
    .map(([together, count]) => [together.split('/')[0] ?? '', count] as const)
    .map(([words, count]) => (count === 1 ? words : `${words} ×${count}`))
    .toSorted();
}
