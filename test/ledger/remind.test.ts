import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../src/calendar/calendar.js';
import { addDays, type Day, dayOf, startOf, timeOf } from '../../src/calendar/day.js';
import { vietnameseHolidays } from '../../src/calendar/holidays.js';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.js';
import type { Ladder, ReminderPolicy } from '../../src/ledger/plan/language.js';
import { reminderPolicySchema } from '../../src/ledger/plan/policies.js';
import {
  afterQuietHours,
  digestHours,
  dueAround,
  escalationLadders,
  isDigestDay,
  ladderOf,
  morningOf,
  nextDigestAt,
  nextMorningAt,
  type RemindedTask,
  stepReached,
  whoToRemind,
  whoToTell,
} from '../../src/ledger/remind.js';
import { isOwed } from '../../src/ledger/task-state.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const CALENDAR: SchoolCalendar = {
  zone: ZONE,
  schoolYears: [],
  daysOff: [{ from: '2021-06-01', to: '2021-08-15', name: 'Nghỉ hè' }],
  holidays: vietnameseHolidays(),
  workingWeekdays: [1, 2, 3, 4, 5],
};
const POLICY: ReminderPolicy = reminderPolicySchema.parse({});
const LADDER: Ladder = POLICY.ladder;

/** A task due with the end of a day, open for two months. */
function due(dueOn: Day, more: Partial<RemindedTask> = {}): RemindedTask {
  return {
    opensAt: startOf(addDays(dueOn, -60), ZONE),
    dueAt: startOf(addDays(dueOn, 1), ZONE),
    required: 1,
    settledAt: null,
    excusedAt: null,
    nilAt: null,
    cancelledAt: null,
    credits: [],
    ladder: LADDER,
    people: [1],
    ...more,
  };
}

/** The days in [from, to] on whose morning a task is reminded, while nothing is handed in and no morning is missed. */
function remindedOn(task: RemindedTask, from: Day, to: Day, policy: ReminderPolicy = POLICY): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isDigestDay(day, policy, CALENDAR)) continue;
    const morning = morningOf(day, undefined, policy, CALENDAR);
    if (whoToRemind([task], morning, CALENDAR, digestHours(day, policy, ZONE).opensAt).size > 0) days.push(day);
  }
  return days;
}

describe('the mornings of a ladder', () => {
  it.each<[string, Day, Day[]]>([
    [
      'a Monday: the Sunday before is told with the day itself',
      '2020-11-30',
      ['2020-11-23', '2020-11-27', '2020-11-30', '2020-12-02'],
    ],
    ['31 August, before National Day', '2020-08-31', ['2020-08-24', '2020-08-28', '2020-08-31', '2020-09-03']],
    // 30 April and 1 May are off, the 3rd is in lieu of Saturday the 1st.
    ['30 April', '2021-04-30', ['2021-04-23', '2021-04-27', '2021-04-29', '2021-05-04', '2021-05-05']],
    // Tết is off from the 10th to the 16th of February 2021.
    ['the day before Tết', '2021-02-09', ['2021-02-02', '2021-02-08', '2021-02-09', '2021-02-18']],
    ['the first working day after Tết', '2021-02-17', ['2021-02-17', '2021-02-19']],
    ['a Sunday', '2021-01-31', ['2021-01-25', '2021-01-28', '2021-02-01', '2021-02-02']],
    [
      'the last day before the summer the plan lists',
      '2021-05-31',
      ['2021-05-24', '2021-05-28', '2021-05-31', '2021-08-17'],
    ],
    ['a day in that summer', '2021-07-15', ['2021-08-16', '2021-08-17']],
  ])('%s', (_, dueOn, mornings) => {
    expect(remindedOn(due(dueOn), addDays(dueOn, -20), addDays(dueOn, 90))).toEqual(mornings);
  });

  it('falls on any day where the plan sends on days off', () => {
    const policy = { ...POLICY, onDaysOff: true };
    expect(remindedOn(due('2020-11-30'), '2020-11-10', '2020-12-10', policy)).toEqual([
      '2020-11-23',
      '2020-11-27',
      '2020-11-29',
      '2020-11-30',
      '2020-12-02',
    ]);
  });

  it('begins with the opening of the task', () => {
    const late = due('2020-11-30', { opensAt: new Date('2020-11-26T10:00:00+07:00') });
    expect(remindedOn(late, '2020-11-10', '2020-12-10')).toEqual(['2020-11-27', '2020-11-30', '2020-12-02']);
  });

  it('skips a step of the weekend before the task opened', () => {
    const opensAt = new Date('2020-11-30T00:00:00+07:00');
    const ladder = { daysBefore: [4, 1], workingDaysAfter: [] };
    expect(remindedOn(due('2020-12-03', { opensAt, ladder }), '2020-11-20', '2020-12-10')).toEqual(['2020-12-02']);
  });

  it('can be an escalation: working days after, the duty’s own where it has them', () => {
    const { lead, office } = escalationLadders(undefined, POLICY);
    const own = escalationLadders({ escalation: { leadAfterWorkingDays: 1, officeAfterWorkingDays: 3 } }, POLICY);
    const days = [lead, office, own.lead, own.office].map((ladder) =>
      remindedOn(due('2020-11-30', { ladder }), '2020-11-10', '2020-12-20'),
    );
    expect(days).toEqual([['2020-12-02'], ['2020-12-07'], ['2020-12-01'], ['2020-12-03']]);
  });

  it('does not end a school year’s summer by itself: only where the plan lists it are its days off', () => {
    // The summer of the other test's calendar is data; without it the same task is reminded in July.
    const task = due('2021-07-15');
    const bare = { ...CALENDAR, daysOff: [] };
    const days: Day[] = [];
    for (let day: Day = '2021-07-01'; day <= '2021-07-31'; day = addDays(day, 1)) {
      if (!isDigestDay(day, POLICY, bare)) continue;
      const morning = morningOf(day, undefined, POLICY, bare);
      if (stepReached(task, LADDER, morning, bare) !== undefined) days.push(day);
    }
    expect(days).toEqual(['2021-07-08', '2021-07-12', '2021-07-14', '2021-07-15', '2021-07-19']);
  });

  it('is the duty’s own where it has one', () => {
    const own = { daysBefore: [5], workingDaysAfter: [] };
    expect(ladderOf({ ladder: own }, POLICY)).toBe(own);
    expect(ladderOf({}, POLICY)).toBe(POLICY.ladder);
    expect(ladderOf(undefined, POLICY)).toBe(POLICY.ladder);
  });

  it('names the latest step a morning answers', () => {
    const morning = morningOf('2020-11-30', undefined, POLICY, CALENDAR);
    expect(stepReached(due('2020-11-30'), LADDER, morning, CALENDAR)).toEqual({ day: '2020-11-30', daysBefore: 0 });
  });

  it('speaks for the mornings that were missed, once', () => {
    const after = morningOf('2020-12-03', '2020-11-20', POLICY, CALENDAR);
    expect(stepReached(due('2020-11-30'), LADDER, after, CALENDAR)).toEqual({ day: '2020-12-02', workingDaysAfter: 2 });
    const next = morningOf('2020-12-04', '2020-12-03', POLICY, CALENDAR);
    expect(stepReached(due('2020-11-30'), LADDER, next, CALENDAR)).toBeUndefined();
  });
});

describe('whom a morning reminds', () => {
  const morning = morningOf('2020-11-23', undefined, POLICY, CALENDAR);
  const now = new Date('2020-11-23T07:00:00+07:00');

  it('tells everything that is owed once something is at a step, nearest first', () => {
    const photos = due('2021-01-15');
    const article = due('2020-11-30');
    const paid = due('2020-11-30', { settledAt: new Date('2020-11-10T09:00:00+07:00') });
    expect(whoToRemind([photos, article, paid], morning, CALENDAR, now).get(1)).toEqual([article, photos]);
    expect(whoToRemind([photos, paid], morning, CALENDAR, now).size).toBe(0);
  });

  it('tells whoever asked for it all they owe, without a step, and nothing when they owe nothing', () => {
    const photos = due('2021-01-15');
    const paid = due('2020-11-30', { settledAt: new Date('2020-11-10T09:00:00+07:00'), people: [2] });
    const reminded = whoToRemind([photos, paid], morning, CALENDAR, now, new Set([1, 2, 3]));
    expect([...reminded]).toEqual([[1, [photos]]]);
  });

  it('tells whoever hears of others nothing but what is at its step', () => {
    const ladder = { daysBefore: [], workingDaysAfter: [2] };
    const late = due('2020-11-19', { ladder, people: [8, 9] });
    const later = due('2020-11-18', { ladder, people: [8] });
    const paid = due('2020-11-19', { ladder, people: [9], nilAt: now });
    expect([...whoToTell([late, later, paid], morning, CALENDAR, now)]).toEqual([
      [8, [late]],
      [9, [late]],
    ]);
  });

  it('tells each person of their own tasks only', () => {
    const mine = due('2020-11-30', { people: [1] });
    const ours = due('2020-11-30', { people: [1, 2] });
    const reminded = whoToRemind([mine, ours], morning, CALENDAR, now);
    expect(reminded.get(1)).toEqual([mine, ours]);
    expect(reminded.get(2)).toEqual([ours]);
  });
});

const day = fc.integer({ min: 0, max: 1_400 }).map((n) => addDays('2020-01-01', n));
const ladder: fc.Arbitrary<Ladder> = fc.record({
  daysBefore: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }),
  workingDaysAfter: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
});
const fact = fc.option(fc.constant(new Date('2020-01-01T00:00:00Z')), { freq: 3 });
const anyTask = fc
  .record({
    dueOn: day,
    ladder,
    people: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    settledAt: fact,
    nilAt: fact,
    excusedAt: fact,
    cancelledAt: fact,
  })
  .map(({ dueOn, ...more }) => due(dueOn, more));

describe('laws', () => {
  it('reminds nobody who owes nothing, and of nothing that is not owed', () => {
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 6 }), day, (tasks, on) => {
        const now = startOf(on, ZONE, { hour: 7, minute: 0 });
        const reminded = whoToRemind(tasks, morningOf(on, undefined, POLICY, CALENDAR), CALENDAR, now);
        for (const [person, theirs] of reminded) {
          expect(theirs.length).toBeGreaterThan(0);
          expect(theirs.every((task) => isOwed(task, now) && task.people.includes(person))).toBe(true);
          expect(tasks.filter((task) => isOwed(task, now) && task.people.includes(person))).toHaveLength(theirs.length);
        }
      }),
      { numRuns: 300, seed: 36 },
    );
  });

  it('answers every step on the first morning at or after its day, whatever mornings are missed', () => {
    fc.assert(
      fc.property(day, ladder, fc.infiniteStream(fc.boolean()), (dueOn, steps, luck) => {
        const task = due(dueOn, { ladder: steps });
        const from = addDays(dueOn, -40);
        const days = [
          ...steps.daysBefore.map((n) => addDays(dueOn, -n)),
          ...steps.workingDaysAfter.map((n) => addWorkingDays(dueOn, n, CALENDAR)),
        ];
        const running: Day[] = [];
        const reminded: Day[] = [];
        let last: Day | undefined = addDays(from, -1);
        // Long enough after the last step for the longest rest, and a morning at its end that is not missed.
        const end = addDays(dueOn, 130);
        for (let on = from; on <= end; on = addDays(on, 1)) {
          if (!isWorkingDay(on, CALENDAR) || !(luck.next().value || addDays(on, 5) > end)) continue;
          if (stepReached(task, steps, morningOf(on, last, POLICY, CALENDAR), CALENDAR) !== undefined)
            reminded.push(on);
          running.push(on);
          last = on;
        }
        const expected = days.map((step) => running.find((on) => step <= on)).filter((on) => on !== undefined);
        expect(reminded).toEqual([...new Set(expected)].toSorted());
      }),
      { numRuns: 60, seed: 36 },
    );
  });

  it('never looks too narrowly for the tasks of a morning', () => {
    fc.assert(
      fc.property(day, day, ladder, fc.integer({ min: 0, max: 20 }), (dueOn, on, steps, missed) => {
        const task = due(dueOn, { ladder: steps });
        const morning = morningOf(on, addDays(on, -missed), POLICY, CALENDAR);
        fc.pre(stepReached(task, steps, morning, CALENDAR) !== undefined);
        const { dueFrom, dueTo } = dueAround(morning, [LADDER, steps], CALENDAR);
        expect(dueFrom <= task.dueAt && task.dueAt < dueTo).toBe(true);
      }),
      { numRuns: 100, seed: 36, maxSkipsPerRun: 2_000 },
    );
  });

  it('puts off to a moment at which digests may go out, and not further than that', () => {
    const minute = fc
      .integer({ min: 0, max: 1_439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1_439 }),
        minute,
        minute,
        minute,
        fc.boolean(),
        (on, at, digestAt, from, through, onDaysOff) => {
          const policy = { ...POLICY, digestAt, quietHours: { from, through }, onDaysOff };
          const now = startOf(on, ZONE, { hour: Math.floor(at / 60), minute: at % 60 });
          const next = nextDigestAt(now, policy, CALENDAR);
          const { opensAt, closesAt } = digestHours(dayOf(next, ZONE), policy, ZONE);
          expect(next >= now && opensAt <= next && next < closesAt).toBe(true);
          expect(isDigestDay(dayOf(next, ZONE), policy, CALENDAR)).toBe(true);
          expect(nextDigestAt(next, policy, CALENDAR)).toEqual(next);
        },
      ),
      { numRuns: 150, seed: 36 },
    );
  });
});

describe('quiet hours', () => {
  const at = (local: string, policy: Partial<ReminderPolicy> = {}) =>
    afterQuietHours(new Date(`${local}:00+07:00`), { ...POLICY, ...policy }, ZONE);

  it.each([
    ['2020-12-01T00:00', '2020-12-01T06:30'],
    ['2020-12-01T06:29', '2020-12-01T06:30'],
    ['2020-12-01T06:30', '2020-12-01T06:30'],
    ['2020-12-01T19:59', '2020-12-01T19:59'],
    ['2020-12-01T20:00', '2020-12-02T06:30'],
    ['2020-12-31T23:59', '2021-01-01T06:30'],
  ])('a notice of %s is due at %s', (local, due) => {
    expect(at(local)).toEqual(new Date(`${due}:00+07:00`));
  });

  it('may lie within a day, or not be at all', () => {
    const noon = { quietHours: { from: '11:30', through: '13:30' } };
    expect(at('2020-12-01T12:00', noon)).toEqual(new Date('2020-12-01T13:30:00+07:00'));
    expect(at('2020-12-01T00:10', noon)).toEqual(new Date('2020-12-01T00:10:00+07:00'));
    expect(at('2020-12-01T00:10', { quietHours: { from: '07:00', through: '07:00' } })).toEqual(
      new Date('2020-12-01T00:10:00+07:00'),
    );
  });

  it('wake nobody and hold nothing back longer than need be', () => {
    const clock = fc
      .integer({ min: 0, max: 1_439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1_439 }), clock, clock, (on, minute, from, through) => {
        const policy = { quietHours: { from, through } };
        const instant = startOf(on, ZONE, { hour: Math.floor(minute / 60), minute: minute % 60 });
        const told = afterQuietHours(instant, policy, ZONE);
        expect(afterQuietHours(told, policy, ZONE)).toEqual(told);
        if (told.getTime() === instant.getTime()) return;
        const { hour, minute: past } = timeOf(told, ZONE);
        expect(`${String(hour).padStart(2, '0')}:${String(past).padStart(2, '0')}`).toBe(through);
        expect(told.getTime() - instant.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
        const justBefore = new Date(told.getTime() - 60_000);
        expect(afterQuietHours(justBefore, policy, ZONE)).toEqual(told);
      }),
      { numRuns: 200, seed: 36 },
    );
  });
});

describe('the next morning', () => {
  it.each([
    ['a working day before seven: that very day', '2020-11-24T06:59', '2020-11-24T07:00'],
    ['at seven: the next day', '2020-11-24T07:00', '2020-11-25T07:00'],
    ['a Friday evening: Monday', '2020-11-27T21:00', '2020-11-30T07:00'],
    ['a Sunday: Monday', '2020-11-29T05:00', '2020-11-30T07:00'],
    ['the eve of Tết: the first working day after', '2021-02-09T12:00', '2021-02-17T07:00'],
  ])('after %s', (_, from, next) => {
    expect(nextMorningAt(new Date(`${from}:00+07:00`), POLICY, CALENDAR)).toEqual(new Date(`${next}:00+07:00`));
  });

  it('is tomorrow where the plan sends on days off', () => {
    const policy = { ...POLICY, onDaysOff: true };
    expect(nextMorningAt(new Date('2020-11-27T21:00:00+07:00'), policy, CALENDAR)).toEqual(
      new Date('2020-11-28T07:00:00+07:00'),
    );
  });
});

describe('digest hours', () => {
  const hours = (policy: Partial<ReminderPolicy>) => {
    const { opensAt, closesAt } = digestHours('2020-11-23', { ...POLICY, ...policy }, ZONE);
    return [opensAt.toISOString(), closesAt.toISOString()];
  };

  it('last from the plan’s hour until quiet hours begin', () => {
    expect(hours({})).toEqual(['2020-11-23T00:00:00.000Z', '2020-11-23T13:00:00.000Z']);
  });

  it('wait for the end of quiet hours when the plan’s hour lies in them', () => {
    expect(hours({ digestAt: '06:00' })).toEqual(['2020-11-22T23:30:00.000Z', '2020-11-23T13:00:00.000Z']);
  });

  it('are the plan’s own when it wants its digests in the evening’s quiet', () => {
    expect(hours({ digestAt: '21:00' })).toEqual(['2020-11-23T14:00:00.000Z', '2020-11-23T17:00:00.000Z']);
  });

  it('end before a quiet noon', () => {
    expect(hours({ quietHours: { from: '11:30', through: '13:30' } })).toEqual([
      '2020-11-23T00:00:00.000Z',
      '2020-11-23T04:30:00.000Z',
    ]);
  });

  it('are the minutes from the plan’s hour to the next quiet one, whatever the plan says', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, minute, (wanted, from, through) => {
        const isQuiet = (at: number) => (from <= through ? from <= at && at < through : from <= at || at < through);
        const day = Array.from({ length: 24 * 60 }, (_, at) => at);
        const first = day.find((at) => at >= wanted && !isQuiet(at));
        const closes = first === undefined ? undefined : day.find((at) => at > first && isQuiet(at));
        const midnight = new Date('2020-11-23T00:00:00+07:00').getTime();
        const instant = (at: number) => new Date(midnight + at * 60_000).toISOString();
        expect(hours({ digestAt: clock(wanted), quietHours: { from: clock(from), through: clock(through) } })).toEqual([
          instant(first ?? wanted),
          instant(closes ?? 24 * 60),
        ]);
      }),
    );
  });
});
