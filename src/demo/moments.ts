/**
 * When something falls due between two instants, and where the buttons of the clock lead. A real house looks every few
 * seconds; time that is made to pass stops at every moment at which a look could find something.
 */
import { addDays, type Day, dayOf, lastDayOfMonth, monthOf, nextMonth, startOf } from '../calendar/day.js';
import type { Read } from '../db/client.js';
import { expandReports } from '../ledger/plan/expand.js';
import type { PlanInForce } from '../ledger/plan-in-force.js';
import { digestHours, nextDigestAt } from '../ledger/remind.js';
import { after, DAY_MS, MINUTE_MS } from '../lib/clock.js';
import type { Jump } from './steps.js';

/** People are at work, and what the morning had to say has been said. */
const LANDING_HOUR = 8;
/** The story ends so long after the plan. */
const AFTERWARDS_DAYS = 31;
/** A report is handed in at most so long after its cut-off. */
const FARTHEST_HAND_IN_DAYS = 62;
const MONTHS_AHEAD = 13;

/** Where a jump from `now` leads; undefined: the plan has no more of it. */
export function targetOf(jump: Jump, now: Date, edition: PlanInForce): Date | undefined {
  const { plan } = edition;
  const target = landings(jump, now, edition).find((at) => at > now);
  const { through } = plan.plan;
  if (target === undefined || through === undefined) return target;
  return target < startOf(addDays(through, AFTERWARDS_DAYS), plan.zone) ? target : undefined;
}

/** The landings of a kind about now, in order. */
function landings(jump: Jump, now: Date, edition: PlanInForce): readonly Date[] {
  const { plan, calendar } = edition;
  const today = dayOf(now, plan.zone);
  const landing = (day: Day) => startOf(day, plan.zone, { hour: LANDING_HOUR, minute: 0 });
  switch (jump) {
    case 'morning':
      return [landing(today), landing(addDays(today, 1))];
    case 'monthEnd':
      return [0, 1].map((n) => landing(lastDayOfMonth(nextMonth(monthOf(today), n))));
    case 'cutOff':
      return cutOffs(edition, addDays(today, -FARTHEST_HAND_IN_DAYS), monthsAhead(today)).map((at) =>
        landing(dayOf(nextDigestAt(at, plan.reminders, calendar), plan.zone)),
      );
  }
}

function monthsAhead(day: Day): Day {
  return lastDayOfMonth(nextMonth(monthOf(day), MONTHS_AHEAD));
}

function cutOffs({ plan, calendar }: PlanInForce, from: Day, to: Day): readonly Date[] {
  return expandReports(plan, calendar, from, addDays(to, FARTHEST_HAND_IN_DAYS))
    .map(({ cutOffAt }) => cutOffAt)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/**
 * The moments in (from, to] that the calendar alone decides, in order, `to` the last: every midnight, every third hour
 * while people are awake, the plan's digest hours, the cut-offs of its reports.
 */
export function plannedMoments(edition: PlanInForce, from: Date, to: Date): readonly Date[] {
  const { plan, calendar } = edition;
  const [first, last] = [dayOf(from, plan.zone), dayOf(to, plan.zone)];
  const moments = [to, ...cutOffs(edition, addDays(first, -FARTHEST_HAND_IN_DAYS), last)];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    for (const hour of HOURS) moments.push(startOf(day, plan.zone, { hour, minute: 0 }));
    moments.push(digestHours(day, plan.reminders, calendar.zone).opensAt);
  }
  const within = moments.map((at) => at.getTime()).filter((at) => from.getTime() < at && at <= to.getTime());
  return [...new Set(within)].toSorted((a, b) => a - b).map((at) => new Date(at));
}

const HOURS = [0, 6, 9, 12, 15, 18, 21];
/** While an issue is hot its clocks are looked at so often, until nothing more can come of them. */
const HOT_LOOK_MS = 15 * MINUTE_MS;
const HOT_MS = 2 * DAY_MS;

/** The first instant after `now` for which something in the database waits. */
export async function nextWaiting(read: Read, now: Date): Promise<Date | undefined> {
  const later = { gt: now };
  const found = await Promise.all([
    read.outgoing.aggregate({ where: { state: 'waiting', notBefore: later }, _min: { notBefore: true } }),
    read.inbox.aggregate({ where: { state: 'new', nextTryAt: later }, _min: { nextTryAt: true } }),
    read.attachment.aggregate({ where: { state: 'waiting', nextTryAt: later }, _min: { nextTryAt: true } }),
    read.report.aggregate({ where: { state: 'due', nextTryAt: later }, _min: { nextTryAt: true } }),
    read.submission.aggregate({ where: { heldUntil: later }, _min: { heldUntil: true } }),
  ]);
  const hot = await read.hotIssue.count({ where: { closedAt: null, stepSince: { gt: after(now, -HOT_MS) } } });
  const instants = [
    ...found.flatMap(({ _min: min }) => Object.values(min).flatMap((at) => at ?? [])),
    ...(hot > 0 ? [after(now, HOT_LOOK_MS)] : []),
  ];
  return instants.toSorted((a, b) => a.getTime() - b.getTime())[0];
}
