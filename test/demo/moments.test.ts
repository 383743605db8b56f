/** Where the buttons of the demo's clock lead, and where time stops on its way there. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedMoments, targetOf } from '../../src/demo/moments.js';
import { JUMPS } from '../../src/demo/steps.js';
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import { readPlan } from '../../src/ledger/plan/read-plan.js';
import type { PlanInForce } from '../../src/ledger/plan-in-force.js';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.js';

const edition = kindergarten();

function kindergarten(): PlanInForce {
  const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
  const read = readPlan(source, 'thanh-truong-2020.yaml');
  if ('problems' in read) throw new Error('the kindergarten has no plan');
  return {
    plan: read.plan,
    calendar: calendarOf(read.plan),
    sha256: '',
    dutyOf: () => undefined,
    duties: [],
    before: [],
  };
}

const at = (local: string) => new Date(`${local}:00+07:00`);
const spelled = (instant: Date | undefined) =>
  instant === undefined
    ? undefined
    : after(instant, 7 * HOUR_MS)
        .toISOString()
        .slice(0, 16);

describe('a jump', () => {
  it.each([
    ['morning', '2020-11-02T08:00', '2020-11-03T08:00'],
    ['morning', '2020-11-02T07:59', '2020-11-02T08:00'],
    ['morning', '2020-11-30T21:00', '2020-12-01T08:00'],
    ['monthEnd', '2020-11-02T08:00', '2020-11-30T08:00'],
    ['monthEnd', '2020-11-30T08:00', '2020-12-31T08:00'],
    ['monthEnd', '2021-01-31T12:00', '2021-02-28T08:00'],
    // The books of November close at the end of the month; a Friday's are told of on Monday, when people work again.
    ['cutOff', '2020-11-02T08:00', '2020-12-01T08:00'],
    ['cutOff', '2020-12-01T08:00', '2021-01-04T08:00'],
  ] as const)('to %s from %s leads to %s', (jump, from, to) => {
    expect(spelled(targetOf(jump, at(from), edition))).toBe(to);
  });

  it.each(JUMPS)('to %s leads nowhere once the plan is over', (jump) => {
    expect(targetOf(jump, at('2021-12-01T08:00'), edition)).toBeUndefined();
  });

  it('always leads on, to eight in the morning', () => {
    const minutes = fc.integer({ min: 0, max: (180 * DAY_MS) / MINUTE_MS });
    fc.assert(
      fc.property(fc.constantFrom(...JUMPS), minutes, (jump, passed) => {
        const now = after(at('2020-11-02T08:00'), passed * MINUTE_MS);
        const target = targetOf(jump, now, edition);
        expect(target?.getTime()).toBeGreaterThan(now.getTime());
        expect(spelled(target)).toMatch(/T08:00$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the moments on the way', () => {
  const between = (from: string, to: string) => plannedMoments(edition, at(from), at(to));

  it('are in order, none twice, after the beginning, the last of them the end', () => {
    const found = between('2020-11-27T10:30', '2020-12-02T16:45').map((instant) => instant.getTime());
    expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(at('2020-11-27T10:30').getTime());
    expect(found.at(-1)).toBe(at('2020-12-02T16:45').getTime());
  });

  it('hold every midnight, every hour of the digest and every cut-off', () => {
    const found = between('2020-11-27T10:30', '2020-12-02T16:45').map(spelled);
    const days = ['2020-11-28', '2020-11-29', '2020-11-30', '2020-12-01', '2020-12-02'];
    for (const day of days) expect(found).toEqual(expect.arrayContaining([`${day}T00:00`, `${day}T07:00`]));
  });

  it('are the same whether time passes at once or in pieces', () => {
    const day = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [from = 0, middle = 0, to = 0] = [a, b, c].toSorted((x, y) => x - y);
        const instant = (days: number) => after(at('2020-11-02T08:00'), days * DAY_MS);
        const whole = plannedMoments(edition, instant(from), instant(to));
        const pieces = [
          ...plannedMoments(edition, instant(from), instant(middle)),
          ...plannedMoments(edition, instant(middle), instant(to)),
        ];
        // The joint itself is a moment only because somebody stopped there.
        expect(pieces.filter((moment) => moment.getTime() !== instant(middle).getTime()).map(spelled)).toEqual(
          whole.filter((moment) => moment.getTime() !== instant(middle).getTime()).map(spelled),
        );
      }),
      { numRuns: 10 },
    );
  });
});
