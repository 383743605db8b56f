/** Dates that must agree: school years and semesters, office hours, cut-offs before hand-ins, one key for one task. */
import { addDays, addMonths, type Day } from '../../calendar/day.js';
import { calendarOf } from './calendar-of.js';
import { timingOf, timingOfReport } from './expand.js';
import type { Plan } from './language.js';
import { type Slot, slotsOf, type Timing } from './slots.js';

/** A fault of meaning, at a path of the file. */
export interface CrossFault {
  readonly at: readonly PropertyKey[];
  readonly expected: string;
  readonly found: string;
  readonly hint?: string | undefined;
}

/** A plan without an end is looked at for so long. */
const LOOK_AHEAD_MONTHS = 36;

/** Every fault among a plan's dates; its codes and owers must hold already. */
export function dateFaults(plan: Plan): readonly CrossFault[] {
  const calendar = [...zoneFaults(plan), ...schoolYearFaults(plan), ...stretchFaults(plan)];
  return calendar.length > 0 ? calendar : [...onceFaults(plan), ...slotFaults(plan)];
}

function zoneFaults(plan: Plan): CrossFault[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: plan.zone });
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ at: ['zone'], expected: 'a time zone such as Asia/Ho_Chi_Minh', found: `"${plan.zone}"` }];
  }
}

function schoolYearFaults(plan: Plan): CrossFault[] {
  const faults: CrossFault[] = [];
  let yearBefore: Day | undefined;
  for (const [index, year] of plan.calendar.schoolYears.entries()) {
    const at = ['calendar', 'schoolYears', index];
    const [first, second] = year.code.split('-').map(Number);
    if (second !== (first ?? 0) + 1) {
      faults.push({ at: [...at, 'code'], expected: 'two years that follow each other', found: `"${year.code}"` });
    }
    faults.push(...ordered(year, [...at, 'through']));
    if (yearBefore !== undefined && year.from <= yearBefore) {
      faults.push({
        at: [...at, 'from'],
        expected: `a day after ${yearBefore}, when the year before ends`,
        found: year.from,
      });
    }
    yearBefore = year.through;

    let before: Day = addDays(year.from, -1);
    for (const [number, semester] of year.semesters.entries()) {
      const here = [...at, 'semesters', number];
      faults.push(...ordered(semester, [...here, 'through']));
      if (semester.from <= before) {
        faults.push({ at: [...here, 'from'], expected: `a day after ${before}`, found: semester.from });
      }
      if (semester.through > year.through) {
        const expected = `a day within the school year, which ends ${year.through}`;
        faults.push({ at: [...here, 'through'], expected, found: semester.through });
      }
      before = semester.through;
    }
  }
  return faults;
}

function stretchFaults(plan: Plan): CrossFault[] {
  const { daysOff, workingHours } = plan.calendar;
  return [
    ...daysOff.flatMap((off, index) => ordered(off, ['calendar', 'daysOff', index, 'through'])),
    ...workingHours.flatMap((hours, index) => {
      const end = workingHours[index - 1]?.through ?? '';
      const at = ['calendar', 'workingHours', index];
      if (hours.from < end) return [{ at: [...at, 'from'], expected: `a time from ${end} on`, found: hours.from }];
      if (hours.from < hours.through) return [];
      return [{ at: [...at, 'through'], expected: `a time after ${hours.from}`, found: hours.through }];
    }),
  ];
}

function ordered(stretch: { readonly from: Day; readonly through: Day }, at: readonly PropertyKey[]): CrossFault[] {
  if (stretch.from <= stretch.through) return [];
  return [{ at, expected: `a day not before ${stretch.from}`, found: stretch.through }];
}

function onceFaults({ plan, duties }: Plan): CrossFault[] {
  return duties.flatMap((duty, index) =>
    duty.when.flatMap((when, at) => {
      if (when.kind !== 'once') return [];
      if (plan.from <= when.on && (plan.through === undefined || when.on <= plan.through)) return [];
      const expected = `a day from ${plan.from}${plan.through === undefined ? ' on' : ` to ${plan.through}`}`;
      return [{ at: ['duties', index, 'when', at, 'on'], expected, found: when.on }];
    }),
  );
}

function slotFaults(plan: Plan): CrossFault[] {
  const timings: (readonly [Timing, readonly PropertyKey[]])[] = [
    ...plan.duties.map((duty, index) => [timingOf(duty, plan), ['duties', index]] as const),
    ...plan.reports.map((report, index) => [timingOfReport(report, plan), ['reports', index]] as const),
  ];
  const calendar = calendarOf(plan);
  const from = plan.plan.from;
  const last = addMonths(from, LOOK_AHEAD_MONTHS);
  return timings.flatMap(([timing, at]) => {
    const slots = slotsOf(timing, plan, calendar, from, last);
    const tight = slots.find(({ tooLate }) => tooLate !== undefined);
    const double = slots.find((slot, index) => slots.findIndex(({ key }) => key === slot.key) !== index);
    return [...(tight ? [tightFault(tight, at)] : []), ...(double ? [doubleFault(double, at)] : [])];
  });
}

function tightFault(slot: Slot, at: readonly PropertyKey[]): CrossFault {
  const expected = `a cut-off at least one working day before hand-in on ${slot.dueOn}`;
  return { at: [...at, 'cutOff'], expected, found: `${slot.tooLate}` };
}

function doubleFault(slot: Slot, at: readonly PropertyKey[]): CrossFault {
  return { at: [...at, 'when'], expected: 'one hand-in for one period', found: `two for ${slot.key}` };
}
