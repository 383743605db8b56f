/**
 * The numbers of a period, counted once: `/status`, the command line and the reports show these and no others. Counting
 * is pure; which tasks are a period's is asked here too.
 */
import type { SchoolCalendar } from '../calendar/calendar.js';
import { addDays, type Day, startOf } from '../calendar/day.js';
import { nextPeriod, type Period, type PeriodKind, parsePeriod } from '../calendar/period.js';
import { lastDayInTime } from '../calendar/spell.js';
import type { Read } from '../db/client.js';
import { ALL_ASSIGNMENTS, ASSIGNMENT } from './assigned-duty.js';
import type { PlanInForce } from './plan-in-force.js';
import { type StandingTask, tasksStanding } from './standing.js';
import { wasOnTime } from './task-state.js';

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

/** One unit and one duty. */
export interface CountRow {
  readonly unit: StandingTask['unit'];
  readonly dutyCode: string;
  readonly duty: StandingTask['duty'];
  readonly counts: Counts;
  /** Nearest first. */
  readonly tasks: readonly StandingTask[];
}

export interface PeriodCount {
  /** In the order of duties, then of units. */
  readonly rows: readonly CountRow[];
  readonly totals: Counts;
}

/** `dutyOrder`: duty codes as the plan lists them; a duty it no longer has comes last. */
export function countPeriod(tasks: readonly StandingTask[], dutyOrder: readonly string[] = []): PeriodCount {
  const counted = tasks.filter((task) => task.state !== 'cancelled');
  const groups = new Map<string, StandingTask[]>();
  for (const task of counted) {
    const key = `${task.dutyCode}/${task.unit.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  const rows = [...groups.values()].flatMap((group): CountRow[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { unit, dutyCode } = first;
    // Each assignment is a duty of its own; counted, they are one.
    const duty = dutyCode === ASSIGNMENT ? ALL_ASSIGNMENTS : first.duty;
    const nearest = group.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    return [{ unit, dutyCode, duty, counts: countsOf(group), tasks: nearest }];
  });
  const place = (code: string) => (dutyOrder.includes(code) ? dutyOrder.indexOf(code) : dutyOrder.length);
  const ordered = rows.toSorted(
    (a, b) =>
      place(a.dutyCode) - place(b.dutyCode) ||
      a.dutyCode.localeCompare(b.dutyCode) ||
      a.unit.position - b.unit.position ||
      a.unit.id - b.unit.id,
  );
  return { rows: ordered, totals: countsOf(counted) };
}

/** Counts added up, such as those of one unit or one duty. */
export function sumOf(parts: readonly Counts[]): Counts {
  return parts.reduce(
    (sum, part) => ({
      tasks: sum.tasks + part.tasks,
      required: sum.required + part.required,
      paid: sum.paid + part.paid,
      onTime: sum.onTime + part.onTime,
      late: sum.late + part.late,
      nil: sum.nil + part.nil,
      excused: sum.excused + part.excused,
      inReview: sum.inReview + part.inReview,
      toFix: sum.toFix + part.toFix,
      open: sum.open + part.open,
      missing: sum.missing + part.missing,
      upcoming: sum.upcoming + part.upcoming,
      nilInTime: sum.nilInTime + part.nilInTime,
    }),
    NOTHING,
  );
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

function countsOf(tasks: readonly StandingTask[]): Counts {
  return sumOf(tasks.map(countsOfOne));
}

function countsOfOne(task: StandingTask): Counts {
  const one = { ...NOTHING, tasks: 1 };
  const counted = task.credits.filter((credit) => credit.state === 'counted').length;
  const owed = { ...one, required: task.required, paid: Math.min(counted, task.required) };
  switch (task.state) {
    case 'settled':
      return { ...owed, paid: task.required, ...(wasOnTime(task) ? { onTime: 1 } : { late: 1 }) };
    case 'nil':
      return { ...one, nil: 1, nilInTime: task.nilAt !== null && task.nilAt < task.dueAt ? 1 : 0 };
    case 'excused':
      return { ...one, excused: 1 };
    case 'inReview':
      return { ...owed, inReview: 1 };
    case 'toFix':
      return { ...owed, toFix: 1 };
    case 'open':
      return { ...owed, open: 1 };
    case 'overdue':
      return { ...owed, missing: 1 };
    case 'upcoming':
      return { ...one, upcoming: 1 };
    case 'cancelled':
      return NOTHING;
  }
}

/**
 * Tasks that count in a period of some kind by the last day of their own period: an article of January counts in
 * January and in the semester January ends in, whenever it is due. All others count where they are due; so each task
 * counts in at most one period of a kind, and a free range is about what is due in it.
 */
const BY_LAST_DAY: Readonly<Record<PeriodKind, readonly PeriodKind[]>> = {
  month: ['month'],
  semester: ['month', 'semester'],
  halfYear: ['month', 'semester', 'halfYear'],
  schoolYear: ['month', 'semester', 'schoolYear'],
  year: ['month', 'semester', 'halfYear', 'schoolYear', 'year'],
  range: [],
};

/** Whether a task with that period code and last day in time counts in a period. */
export function countsIn(
  task: { readonly period: string; readonly dueOn: Day },
  period: Period,
  calendar: SchoolCalendar,
): boolean {
  const own = parsePeriod(task.period, calendar);
  const byLastDay = own !== undefined && BY_LAST_DAY[period.kind].includes(own.kind);
  const day = byLastDay ? addDays(own.to, -1) : task.dueOn;
  return period.from <= day && day < endOf(period, calendar);
}

/** The tasks that count in a period, with their states at `now`, nearest first. */
export async function tasksOfPeriod(
  read: Read,
  edition: PlanInForce,
  period: Period,
  now: Date,
): Promise<readonly StandingTask[]> {
  const { calendar } = edition;
  const known = await read.task.groupBy({ by: ['period'], where: { assignmentId: null }, orderBy: { period: 'asc' } });
  const ends = endOf(period, calendar);
  // The first late instant of what is due on the last day is the start of the day after.
  const due = { dueFrom: startOf(period.from, calendar.zone), dueTo: startOf(addDays(ends, 1), calendar.zone) };
  const given = await tasksStanding(read, edition, { assigned: true, ...due }, now);
  const found: StandingTask[] = given.filter((task) => countsIn(withDueOn(task, calendar), period, calendar));
  for (const { period: code } of known) {
    const own = parsePeriod(code, calendar);
    if (own !== undefined && BY_LAST_DAY[period.kind].includes(own.kind)) {
      if (countsIn({ period: code, dueOn: own.from }, period, calendar))
        found.push(...(await tasksStanding(read, edition, { period: code }, now)));
      continue;
    }
    const near = await tasksStanding(read, edition, { period: code, ...due }, now);
    found.push(...near.filter((task) => countsIn(withDueOn(task, calendar), period, calendar)));
  }
  return found.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id);
}

function withDueOn(task: StandingTask, { zone }: SchoolCalendar): { readonly period: string; readonly dueOn: Day } {
  return { period: task.period, dueOn: lastDayInTime(task.dueAt, zone) };
}

/** The first day after a period; what ends between two semesters of a year belongs to the earlier one. */
function endOf(period: Period, calendar: SchoolCalendar): Day {
  if (period.kind !== 'semester') return period.to;
  const [schoolYear] = period.code.split('/');
  const next = nextPeriod(period, calendar);
  if (next?.code.startsWith(`${schoolYear}/`)) return next.from;
  const year = parsePeriod(schoolYear ?? '', calendar);
  return year === undefined || year.to < period.to ? period.to : year.to;
}
