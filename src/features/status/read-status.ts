/** The numbers somebody may see of a period. */
import { type Day, dayOf } from '../../calendar/day.js';
import { type Period, periodOf, previousPeriod } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import type { PeriodNumbers } from '../../ledger/frozen.js';
import { type DutyNumbers, dutyNumbers, periodNumbers } from '../../ledger/period-numbers.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import type { PeriodTask } from '../../ledger/task-pages.js';
import { isOwedIn } from '../../ledger/task-state.js';
import type { Actor } from '../../org/actor.js';
import { type Area, areas } from '../../org/permissions.js';
import { seeStatusPermission } from './permissions.js';

/** The units an actor sees: the house and the operator see all. */
export function reachOf({ house, posts }: Actor): readonly Area[] {
  return house ? [{ path: '/', subtree: true }] : areas(posts, seeStatusPermission);
}

/** The numbers, and the tasks behind them that are owed. */
export interface StatusNumbers extends PeriodNumbers {
  readonly owed: readonly PeriodTask[];
}

/** The numbers of the period at `now`, of the units within reach, and the tasks behind them that are owed then. */
export async function readStatus(
  read: Read,
  edition: PlanInForce,
  reach: readonly Area[],
  period: Period,
  now: Date,
): Promise<StatusNumbers> {
  const owed: PeriodTask[] = [];
  const numbers = await periodNumbers(read, edition, { period, areas: reach }, now, (task) => {
    if (isOwedIn(task.state) && task.opensAt <= now) owed.push(task);
  });
  return { ...numbers, owed };
}

/** The same by duty, units not told apart. */
export async function readDuties(
  read: Read,
  edition: PlanInForce,
  reach: readonly Area[],
  period: Period,
  now: Date,
): Promise<DutyNumbers & Pick<StatusNumbers, 'owed'>> {
  const owed: PeriodTask[] = [];
  const numbers = await dutyNumbers(read, edition, { period, areas: reach }, now, (task) => {
    if (isOwedIn(task.state) && task.opensAt <= now) owed.push(task);
  });
  return { ...numbers, owed };
}

/** The periods one tap away. `schoolYear`: the one running, in summer the last one; undefined where the plan has none. */
export function nearPeriods(now: Date, { calendar }: PlanInForce) {
  const today = dayOf(now, calendar.zone);
  const month = periodOf('month', today, calendar);
  return { month, previous: previousPeriod(month, calendar), schoolYear: schoolYearAt(today, calendar) };
}

function schoolYearAt(today: Day, calendar: PlanInForce['calendar']): Period | undefined {
  const begun = calendar.schoolYears.findLast((year) => year.startsOn <= today);
  return begun === undefined ? undefined : periodOf('schoolYear', begun.startsOn, calendar);
}
