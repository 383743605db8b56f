/**
 * The numbers of a period, counted once: `/status`, the command line and the reports show these and no others. Pure:
 * what each task adds. Which tasks are a period's: counted-in.ts; reading them: period-numbers.ts.
 */
import { countedDuty } from './assigned-duty.js';
import type { Duty } from './plan/language.js';
import type { TaskState } from './task-state.js';

/** Every task counted is in exactly one of the states from `onTime` to `upcoming`. Cancelled tasks are not counted. */
export interface Counts {
  readonly tasks: number;
  /** Items asked for (articles, photos, marks) by tasks that have opened, without those excused or answered by a nil return. */
  readonly required: number;
  /** Items of these that were approved; what a unit hands in beyond its quota does not make up for another task. */
  readonly paid: number;
  /** Settled, the items first sent before the hand-in was over. */
  readonly onTime: number;
  readonly late: number;
  readonly nil: number;
  readonly excused: number;
  /** Enough was sent, the reviewer has it. */
  readonly inReview: number;
  /** An item came back to its author. */
  readonly toFix: number;
  /** Owed, still in time. */
  readonly open: number;
  /** Owed, and past its time. */
  readonly missing: number;
  readonly upcoming: number;
  /** Of `nil`: those signed in time. */
  readonly nilInTime: number;
}

/** The code and the name of a unit, or of a channel. */
export interface UnitName {
  readonly code: string;
  readonly name: string;
}

/** A unit whose tasks are counted; `position` orders it among the others. */
export interface CountedUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly position: number;
}

/** What a task adds to the numbers. */
export interface CountedFacts {
  readonly state: TaskState;
  readonly required: number;
  /** Items approved for it. */
  readonly counted: number;
  /** Settled or signed as nil in time. */
  readonly inTime: boolean;
}

/** A task, as it counts. */
export interface CountedTask extends CountedFacts {
  readonly unit: CountedUnit;
  readonly dutyCode: string;
  readonly clause: string;
  readonly dueAt: Date;
}

/** One unit and one duty. */
export interface CountRow {
  readonly unit: CountedUnit;
  readonly dutyCode: string;
  /** Undefined for a duty the plan no longer has. */
  readonly duty: Duty | undefined;
  readonly clause: string;
  readonly counts: Counts;
  /** The nearest and the farthest first late instant of its tasks. */
  readonly dueAt: Date;
  readonly lastDueAt: Date;
  /** Of numbers as a report issued them: how many of these tasks were done since. Undefined: they are of this moment. */
  readonly later?: number;
}

/** The numbers of a period by duty and unit. */
export interface PeriodCount {
  /** In the order of duties, then of units. */
  readonly rows: readonly CountRow[];
  readonly totals: Counts;
}

/** Counts tasks as they come, page by page. `duties`: the plan's, in its order; a duty it no longer has comes last. */
export function createCount(duties: readonly Duty[]) {
  const groups = new Map<string, Mutable<CountRow> & { counts: Mutable<Counts> }>();
  const known = new Map(duties.map((duty) => [duty.code, duty]));
  return {
    /** `times`: how many tasks there are like this one. */
    add(task: CountedTask, times = 1): void {
      if (task.state === 'cancelled') return;
      const { unit, dutyCode, dueAt } = task;
      const key = `${dutyCode}/${unit.id}`;
      const group = groups.get(key);
      if (group === undefined) {
        const duty = countedDuty((code) => known.get(code), dutyCode);
        const clause = duty?.clause ?? task.clause;
        const counts = { ...NOTHING };
        addTask(counts, task, times);
        groups.set(key, { unit, dutyCode, duty, clause, counts, dueAt, lastDueAt: dueAt });
        return;
      }
      addTask(group.counts, task, times);
      if (dueAt < group.dueAt) group.dueAt = dueAt;
      if (dueAt > group.lastDueAt) group.lastDueAt = dueAt;
    },
    result: (): PeriodCount => inOrder([...groups.values()], duties),
  };
}

/** `createCount` for tasks that are all there. */
export function countTasks(tasks: Iterable<CountedTask>, duties: readonly Duty[] = []): PeriodCount {
  const count = createCount(duties);
  for (const task of tasks) count.add(task);
  return count.result();
}

/** Rows with their totals, in the order of duties, then of units. */
export function inOrder(rows: readonly CountRow[], duties: readonly Pick<Duty, 'code'>[]): PeriodCount {
  const places = new Map(duties.map((duty, index) => [duty.code, index]));
  const ordered = rows
    .map((row) => ({ row, place: places.get(row.dutyCode) ?? duties.length }))
    .toSorted(
      ({ row: a, place: placeOfA }, { row: b, place: placeOfB }) =>
        placeOfA - placeOfB ||
        (a.dutyCode === b.dutyCode ? 0 : a.dutyCode < b.dutyCode ? -1 : 1) ||
        a.unit.position - b.unit.position ||
        a.unit.id - b.unit.id,
    );
  return { rows: ordered.map(({ row }) => row), totals: sumOf(rows.map((row) => row.counts)) };
}

/** One duty, whoever owes it. */
export type DutyCount = Omit<CountRow, 'unit' | 'clause'>;

/** The rows of each duty as one, in their order. */
export function byDuty(rows: readonly CountRow[]): readonly DutyCount[] {
  const duties = new Map<string, Mutable<DutyCount> & { counts: Mutable<Counts> }>();
  for (const { dutyCode, duty, counts, dueAt, lastDueAt } of rows) {
    const known = duties.get(dutyCode);
    if (known === undefined) {
      duties.set(dutyCode, { dutyCode, duty, counts: { ...counts }, dueAt, lastDueAt });
      continue;
    }
    addTo(known.counts, counts);
    if (dueAt < known.dueAt) known.dueAt = dueAt;
    if (lastDueAt > known.lastDueAt) known.lastDueAt = lastDueAt;
  }
  return [...duties.values()];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Counts added up, such as those of one unit or one duty. */
export function sumOf(parts: readonly Counts[]): Counts {
  const sum: Mutable<Counts> = { ...NOTHING };
  for (const part of parts) addTo(sum, part);
  return sum;
}

/** How many of these tasks are done, one way or another. */
export function doneOf({ onTime, late, nil, excused }: Counts): number {
  return onTime + late + nil + excused;
}

/** Whose time has begun: what a unit can be asked about. */
export function begunOf({ tasks, upcoming }: Counts): number {
  return tasks - upcoming;
}

/** Done in time, or nothing was owed. */
export function inTimeOf({ onTime, nilInTime, excused }: Counts): number {
  return onTime + nilInTime + excused;
}

/** Sent and not settled: with a reviewer, or back with its author. */
export function underwayOf({ inReview, toFix }: Counts): number {
  return inReview + toFix;
}

/** Nothing is late yet. */
export function notDueOf({ open, upcoming }: Counts): number {
  return open + upcoming;
}

function addTo(sum: Mutable<Counts>, part: Counts): void {
  // Each by its name: every screen and report adds up hundreds.
  sum.tasks += part.tasks;
  sum.required += part.required;
  sum.paid += part.paid;
  sum.onTime += part.onTime;
  sum.late += part.late;
  sum.nil += part.nil;
  sum.excused += part.excused;
  sum.inReview += part.inReview;
  sum.toFix += part.toFix;
  sum.open += part.open;
  sum.missing += part.missing;
  sum.upcoming += part.upcoming;
  sum.nilInTime += part.nilInTime;
}

/**
 * The share, 0 to 1, of tasks done in time among those that are done or whose time is over; undefined when there are
 * none. What is with a reviewer or back with its author is not judged yet.
 */
export function onTimeRate({ onTime, nilInTime, late, nil, missing }: Counts): number | undefined {
  const judged = onTime + late + nil + missing;
  return judged === 0 ? undefined : (onTime + nilInTime) / judged;
}

const NOTHING: Counts = {
  tasks: 0,
  required: 0,
  paid: 0,
  onTime: 0,
  late: 0,
  nil: 0,
  excused: 0,
  inReview: 0,
  toFix: 0,
  open: 0,
  missing: 0,
  upcoming: 0,
  nilInTime: 0,
};

/** Adds what a task like this one adds, so many times. */
function addTask(sum: Mutable<Counts>, { state, required, counted, inTime }: CountedFacts, times: number): void {
  if (state === 'cancelled') return;
  sum.tasks += times;
  if (state === 'settled') sum[inTime ? 'onTime' : 'late'] += times;
  else sum[NUMBER_OF[state]] += times;
  if (state === 'nil' && inTime) sum.nilInTime += times;
  if (state === 'nil' || state === 'excused' || state === 'upcoming') return;
  sum.required += required * times;
  sum.paid += (state === 'settled' ? required : Math.min(counted, required)) * times;
}

/** Settled tasks are told apart by when. */
const NUMBER_OF: Readonly<Record<Exclude<TaskState, 'settled' | 'cancelled'>, keyof Counts>> = {
  nil: 'nil',
  excused: 'excused',
  inReview: 'inReview',
  toFix: 'toFix',
  open: 'open',
  overdue: 'missing',
  upcoming: 'upcoming',
};
