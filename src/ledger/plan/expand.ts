/** The tasks a plan makes in a stretch of time. Pure: the same plan, calendar and days give the same tasks. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { addDays, type Day, startOf } from '../../calendar/day.js';
import type { Duty, Plan, ReportRule } from './language.js';
import { owersOf, quotaFor } from './owers.js';
import { type Slot, slotsOf, type Timing } from './slots.js';

/** One unit's debt for one period. `dueAt` is the first late instant, `cutOffAt` the first instant outside the data. */
export interface PlannedTask {
  /** Unique and stable, such as `monthly-article/to-mau-giao-lon/2020-11`. */
  readonly key: string;
  readonly duty: string;
  readonly unit: string;
  readonly period: string;
  /** The part of an event the task covers; undefined for all other tasks. */
  readonly coverage: 'before' | 'during' | 'after' | undefined;
  readonly opensAt: Date;
  readonly cutOffAt: Date | undefined;
  readonly dueAt: Date;
  readonly required: number;
  readonly clause: string;
}

/** One report to compile: data end at `cutOffAt`, hand-in ends at `dueAt`. */
export interface PlannedReport {
  readonly key: string;
  readonly report: string;
  readonly duty: string | undefined;
  readonly period: string;
  readonly opensAt: Date;
  readonly cutOffAt: Date;
  readonly dueAt: Date;
}

/**
 * The tasks a duty makes by itself whose `dueAt` lies in [start of from, start of to) in the plan's zone, in order of
 * `dueAt`, then of units. Duties per event, on request and as it arises make none here: see expand-occasion.
 */
export function expandDuty(
  duty: Duty,
  plan: Plan,
  calendar: SchoolCalendar,
  from: Day,
  to: Day,
): readonly PlannedTask[] {
  const { code, clause } = duty;
  const owers = owersOf(duty, plan).map((unit) => ({
    unit,
    keyed: `${code}/${unit}/`,
    required: quotaFor(duty, unit),
  }));
  return slotsOf(timingOf(duty, plan), plan, calendar, from, to).flatMap(({ key, period, ...days }) => {
    const { opensAt, cutOffAt, dueAt } = instantsOf(days, calendar.zone);
    // Written out field by field: spread, each of a province's hundred thousand tasks costs several times as much to make and keep.
    return owers.map(({ unit, keyed, required }) => ({
      key: keyed + key,
      duty: code,
      unit,
      period,
      coverage: undefined,
      opensAt,
      cutOffAt,
      dueAt,
      required,
      clause,
    }));
  });
}

/** The tasks of all duties whose `dueAt` lies in [from, to), duty by duty. */
export function expandPlan(plan: Plan, calendar: SchoolCalendar, from: Day, to: Day): readonly PlannedTask[] {
  return plan.duties.flatMap((duty) => expandDuty(duty, plan, calendar, from, to));
}

/** The reports whose hand-in lies in [from, to), by the plan and by the institution's own setting. */
export function expandReports(plan: Plan, calendar: SchoolCalendar, from: Day, to: Day): readonly PlannedReport[] {
  return plan.reports.flatMap((report) =>
    slotsOf(timingOfReport(report, plan), plan, calendar, from, to).flatMap((slot) => {
      const { opensAt, cutOffAt, dueAt } = instantsOf(slot, calendar.zone);
      if (cutOffAt === undefined) return [];
      const key = `report/${report.code}/${slot.key}`;
      return [{ key, report: report.code, duty: report.duty, period: slot.period, opensAt, cutOffAt, dueAt }];
    }),
  );
}

/** What decides a duty's dates, the plan's defaults filled in. */
export function timingOf(duty: Duty, plan: Plan): Timing {
  return {
    when: duty.when,
    cutOff: duty.cutOff,
    beforeIncludesDay: duty.beforeIncludesDay ?? plan.deadlines.beforeIncludesDay,
    opensDaysBefore: duty.opensDaysBefore,
  };
}

/** What decides a report's dates: the duty it settles, or its own. */
export function timingOfReport(report: ReportRule, plan: Plan): Timing {
  const duty = plan.duties.find((each) => each.code === report.duty);
  const own = { beforeIncludesDay: plan.deadlines.beforeIncludesDay, opensDaysBefore: undefined };
  if (!duty) return { when: report.when ?? [], cutOff: report.cutOff, ...own };
  return { ...timingOf(duty, plan), cutOff: report.cutOff ?? duty.cutOff };
}

function instantsOf(
  slot: Pick<Slot, 'opensOn' | 'cutOffOn' | 'dueOn'>,
  zone: string,
): { opensAt: Date; cutOffAt: Date | undefined; dueAt: Date } {
  return {
    opensAt: startOf(slot.opensOn, zone),
    cutOffAt: slot.cutOffOn === undefined ? undefined : startOf(addDays(slot.cutOffOn, 1), zone),
    dueAt: startOf(addDays(slot.dueOn, 1), zone),
  };
}
