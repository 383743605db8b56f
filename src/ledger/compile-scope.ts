/** Which report of which period: the rule that asks for it, its dates, and the stretch of time its data are from. */
import type { SchoolCalendar } from '../calendar/calendar.js';
import { addDays, type Day, dayOf, startOf } from '../calendar/day.js';
import { type Period, parsePeriod, previousPeriod } from '../calendar/period.js';
import { DAY_MS } from '../lib/clock.js';
import { expandReports, type PlannedReport } from './plan/expand.js';
import type { Plan, ReportRule } from './plan/language.js';
import type { PlanInForce } from './plan-in-force.js';

export interface ReportScope {
  /** The rule's code; the period's kind where the plan has no rule for it. */
  readonly report: string;
  /** Undefined: the plan asks for no such report, somebody wants it all the same. */
  readonly rule: ReportRule | undefined;
  readonly period: Period;
  /** The codes of the duties it counts; undefined: all. */
  readonly duties: readonly string[] | undefined;
  /** Data run from the cut-off before, [dataFrom, dataTo), so that nothing falls between two reports. */
  readonly dataFrom: Date;
  readonly dataTo: Date;
  /** The first instant at which handing it in is late; undefined where nobody asks for it. */
  readonly dueAt: Date | undefined;
}

interface Edition {
  readonly plan: Plan;
  readonly calendar: SchoolCalendar;
}

/** A report may be handed in so long before or after its period: near it mostly, a year's in the summer after next. */
const NEAR_DUE_DAYS = 70;
const FARTHEST_DUE_DAYS = 800;
/** So long ago a period is no recent one. */
const RECENT_DAYS = 500;
/** A cut-off that was missed (an outage, a plan applied late) is caught up so long. */
const CATCH_UP_DAYS = 40;
/** From a report's cut-off to its hand-in at most. */
const FARTHEST_HAND_IN_DAYS = 200;

/** The scope of a rule's report for a period, also for periods the plan does not cover. */
export function scopeOf(edition: Edition, rule: ReportRule | undefined, period: Period): ReportScope {
  const before = previousPeriod(period, edition.calendar);
  const { dataTo, dueAt } = datesOf(edition, rule, period);
  return {
    report: rule?.code ?? period.kind,
    rule,
    period,
    duties: dutiesOf(edition.plan, rule),
    dataFrom: before === undefined ? startOf(period.from, edition.plan.zone) : datesOf(edition, rule, before).dataTo,
    dataTo,
    dueAt,
  };
}

/**
 * The reports whose cut-off has come and is not long past, oldest first: of the plan in force, and of the plans before it
 * for what began under them.
 */
export function reportsPastCutOff(
  edition: Edition & { readonly before?: PlanInForce['before'] },
  now: Date,
): readonly PlannedReport[] {
  const oldest = now.getTime() - CATCH_UP_DAYS * DAY_MS;
  const near = ({ plan, calendar }: Edition) => {
    const today = dayOf(now, calendar.zone);
    return expandReports(plan, calendar, addDays(today, -CATCH_UP_DAYS), addDays(today, FARTHEST_HAND_IN_DAYS));
  };
  const own = near(edition);
  const asked = new Set(own.map(({ key }) => key));
  const earlier = (edition.before ?? []).flatMap(({ edition: each, until }) =>
    near(each).filter(({ key, opensAt }) => {
      if (opensAt >= until || asked.has(key)) return false;
      asked.add(key);
      return true;
    }),
  );
  return [...own, ...earlier]
    .filter(({ cutOffAt }) => cutOffAt <= now && cutOffAt.getTime() > oldest)
    .toSorted((a, b) => a.cutOffAt.getTime() - b.cutOffAt.getTime());
}

/** By which plan a report is compiled: the newest that asks for one of this code, else the plan in force. */
export function planOfReport(edition: PlanInForce, report: string): PlanInForce {
  const editions = [edition, ...edition.before.map((each) => each.edition)];
  return editions.find(({ plan }) => plan.reports.some(({ code }) => code === report)) ?? edition;
}

/** The newest periods of a rule that have begun, newest first: what somebody may ask for. */
export function recentPeriods(
  { plan, calendar }: Edition,
  rule: ReportRule,
  now: Date,
  most: number,
): readonly Period[] {
  const today = dayOf(now, calendar.zone);
  return expandReports(
    { ...plan, reports: [rule] },
    calendar,
    addDays(today, -RECENT_DAYS),
    addDays(today, FARTHEST_HAND_IN_DAYS),
  )
    .filter(({ opensAt }) => opensAt <= now)
    .flatMap(({ period }) => parsePeriod(period, calendar) ?? [])
    .toReversed()
    .slice(0, most);
}

/** A report on public opinion is about the returns it is made of; all others count everything. */
function dutiesOf({ duties }: Plan, rule: ReportRule | undefined): readonly string[] | undefined {
  if (rule?.kind !== 'opinion') return undefined;
  const returns = duties.filter(({ settles }) => settles.by === 'opinionReturn').map(({ code }) => code);
  return returns.length === 0 ? undefined : returns;
}

function datesOf({ plan, calendar }: Edition, rule: ReportRule | undefined, period: Period) {
  const planned = rule === undefined ? undefined : plannedFor(plan, calendar, rule, period);
  return { dataTo: planned?.cutOffAt ?? startOf(period.to, plan.zone), dueAt: planned?.dueAt };
}

/** Asked of a plan without beginning or end: the cut-off before the first period counts too. */
function plannedFor(plan: Plan, calendar: SchoolCalendar, rule: ReportRule, period: Period): PlannedReport | undefined {
  const start: Day = addDays(period.from, -FARTHEST_DUE_DAYS);
  const timeless: Plan = { ...plan, reports: [rule], plan: { ...plan.plan, from: start, through: undefined } };
  const within = (days: number) =>
    expandReports(timeless, calendar, addDays(period.to, -days), addDays(period.to, days)).find(
      (planned) => planned.period === period.code,
    );
  // Expanding years to find one month costs tens of milliseconds.
  return within(NEAR_DUE_DAYS) ?? within(FARTHEST_DUE_DAYS);
}
