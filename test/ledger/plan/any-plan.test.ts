/** What holds for a plan nobody has seen: whatever is accepted makes sound tasks for as long as its calendar is known. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day, dayOf, startOf } from '../../../src/calendar/day.js';
import { workingDaysBetween } from '../../../src/calendar/working-days.js';
import { calendarOf } from '../../../src/ledger/plan/calendar-of.js';
import { expandPlan } from '../../../src/ledger/plan/expand.js';
import { problemSentence, readPlan } from '../../../src/ledger/plan/read-plan.js';
import { anyPlanText } from './any-plan.js';
import { mustRead, smallPlanText } from './small-plan.js';

const KNOWN_UNTIL = '2036-01-01';

it('whatever the plan: each task once, in its time, its data ended a working day before it is handed in; or a sentence why not', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyPlanText, fc.array(fc.nat(5_000), { maxLength: 3 }), (text, announced) => {
      const read = readPlan(text, 'plan.yaml');
      if ('problems' in read) {
        for (const problem of read.problems) expect(problemSentence(problem)).toMatch(SENTENCE);
        return;
      }
      accepted += 1;
      const { plan } = read;
      // Holidays the state announces later, one of them long, push hand-ins about.
      const add = announced.flatMap((n) => [0, 1, 2, 3, 4, 5, 6].map((more) => addDays('2020-01-20', n + more)));
      const calendar = calendarOf(plan, announcedOn(add));
      const last = (at: Date) => dayOf(new Date(at.getTime() - 1), plan.zone);
      const tasks = expandPlan(plan, calendar, '2020-01-01', KNOWN_UNTIL);
      expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
      for (const { duty, unit, opensAt, cutOffAt, dueAt, required } of tasks) {
        const { settles, owes } = plan.duties.find(({ code }) => code === duty) ?? {};
        expect(opensAt < dueAt && startOf(plan.plan.from, plan.zone) <= opensAt).toBe(true);
        expect(owes?.except).not.toContain(unit);
        const counted = settles?.by === 'articles' || settles?.by === 'photos' ? settles : undefined;
        expect(required).toBe(counted?.perUnit[unit] ?? counted?.atLeast ?? 1);
        if (cutOffAt !== undefined)
          expect(workingDaysBetween(last(cutOffAt), last(dueAt), calendar)).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 40, seed: 6 },
  );
  expect(accepted).toBeGreaterThan(15);
});

const SENTENCE = /^plan\.yaml:\d+:\d+: [a-zA-Z]+[\w.[\]-]*: expected \S.*, found \S/;

// Tết 2025 was from Saturday 25 January to Sunday 2 February: the month's last working day was the 24th itself.
it('data end earlier where Tết pushes the hand-in onto their last day', () => {
  const text = smallPlanText({ when: '{ kind: monthlyLastWorkingDay }', duty: '\n    cutOff: { dayOfMonth: 24 }' });
  const plan = mustRead(text);
  const tasks = expandPlan(plan, calendarOf(plan), '2024-12-01', '2025-03-02').filter(({ unit }) => unit === 'to-toan');
  expect(tasks.map(({ cutOffAt, dueAt }) => [cutOffAt, dueAt].map((at) => at && dayOf(at, plan.zone)))).toEqual([
    ['2024-12-25', '2025-01-01'],
    ['2025-01-24', '2025-01-25'],
    ['2025-02-25', '2025-03-01'],
  ]);
});

function announcedOn(days: readonly Day[]) {
  const years: Record<number, { add: { day: Day; name: string }[] }> = {};
  for (const day of days) {
    const year = Number(day.slice(0, 4));
    const known = years[year] ?? { add: [] };
    known.add.push({ day, name: 'Nghỉ được công bố' });
    years[year] = known;
  }
  return years;
}
