import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clocked, STEPS, stageAfter, stepDueAt } from '../../src/features/hot-issues/rules.js';
import { receiveIssue } from '../../src/features/hot-issues/take-step.js';
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import { readPlan } from '../../src/ledger/plan/read-plan.js';
import { openHouse } from '../support/house.js';
import { as, FEATURES, filed, SATURDAY_NIGHT } from './hot-issues-steps.js';
import { messagesWith } from './reminders-steps.js';

const HOUR_MS = 3_600_000;

describe('the clock of a hot issue', () => {
  it('never runs backwards: steps follow one another, each due after it began, urgent never later than not', () => {
    const edition = editionOf('thanh-truong-2020');
    const begin = new Date(SATURDAY_NIGHT).getTime();
    const happening = fc.record({ hours: fc.integer({ min: 0, max: 200 }), what: fc.constantFrom('step', 'urgent') });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
        let issue: Clocked = { step: 'receive', stepSince: new Date(begin), urgentAt: null };
        let now = begin;
        for (const { hours, what } of happenings) {
          now += hours * HOUR_MS;
          const { step } = issue;
          if (step === 'done') break;
          const before = stepDueAt(issue, edition);
          if (what === 'urgent' && issue.urgentAt === null) {
            issue = { ...issue, urgentAt: new Date(now) };
            const after = stepDueAt(issue, edition);
            expect(after?.getTime()).toBeLessThanOrEqual(before?.getTime() ?? 0);
            // Nobody is late by the mark alone.
            if (before !== undefined && now < before.getTime()) expect(after?.getTime()).toBeGreaterThan(now);
          }
          if (what === 'step') {
            const next = stageAfter(step);
            expect([...STEPS, 'done'].indexOf(next)).toBe(STEPS.indexOf(step) + 1);
            issue = { ...issue, step: next, stepSince: new Date(now) };
          }
          expect(issue.stepSince.getTime()).toBeLessThanOrEqual(now);
          const due = stepDueAt(issue, edition);
          if (due !== undefined) expect(due.getTime()).toBeGreaterThan(issue.stepSince.getTime());
        }
      }),
      { seed: 5 },
    );
  });

  it('counts working hours for what is not urgent, and every hour for what is', () => {
    const edition = editionOf('thanh-truong-2020');
    const reported = { step: 'receive', stepSince: new Date(SATURDAY_NIGHT), urgentAt: null } as const;
    expect(stepDueAt(reported, edition)).toEqual(new Date('2020-11-09T09:30:00+07:00'));
    const urgent = { ...reported, urgentAt: reported.stepSince };
    expect(stepDueAt(urgent, edition)).toEqual(new Date('2020-11-07T22:00:00+07:00'));
  });
});

describe('a step that stands still', () => {
  it('is told upwards once, however often the house looks, and nobody hears of one that was done', async () => {
    const house = await openHouse({ features: FEATURES, now: SATURDAY_NIGHT });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const id = await filed(house, office.person, 'to-mau-giao-lon', { urgent: true });
    const late = (step: string) => [
      messagesWith(house, leader.chat, `bước ${step} đã qua hạn`),
      messagesWith(house, office.chat, `bước ${step} đã qua hạn`),
    ];
    await house.at('2020-11-07T21:59:00+07:00');
    expect(late('Tiếp nhận')).toEqual([0, 0]);
    for (const hour of ['22:00', '22:15', '23:30']) await house.at(`2020-11-07T${hour}:00+07:00`);
    await house.restart();
    await house.at('2020-11-08T03:00:00+07:00');
    expect(late('Tiếp nhận')).toEqual([1, 1]);

    // Received at three in the morning: four hours to verify, then the owner and the leaders hear, once.
    await as(house, office.person, 'receive', (act) => receiveIssue(act, id));
    for (const hour of ['04:00', '06:59', '07:00', '07:15', '12:00']) await house.at(`2020-11-08T${hour}:00+07:00`);
    expect(late('Tiếp nhận')).toEqual([1, 1]);
    expect(late('Xác minh')).toEqual([1, 1]);
  });

  it('waits for working hours when it is not urgent, and is unsaid when it was done meanwhile', async () => {
    const house = await openHouse({ features: FEATURES, now: '2020-11-13T16:00:00+07:00' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const id = await filed(house, office.person, 'to-mau-giao-lon');
    const other = await filed(house, leader.person, 'to-nha-tre');
    // Two working hours from Friday 16:00 end on Monday at 08:30.
    await house.at('2020-11-15T12:00:00+07:00');
    expect(messagesWith(house, leader.chat, 'đã qua hạn')).toBe(0);
    await as(house, leader.person, 'receive', (act) => receiveIssue(act, other));
    await house.at('2020-11-16T08:30:00+07:00');
    expect(messagesWith(house, leader.chat, 'TN-1120-001: bước Tiếp nhận đã qua hạn')).toBe(1);
    expect(messagesWith(house, leader.chat, 'TN-1120-002: bước Tiếp nhận')).toBe(0);
    expect(id).not.toBe(other);
  });
});

function editionOf(name: string) {
  const file = new URL(`../../prisma/plans/${name}.yaml`, import.meta.url);
  const read = readPlan(readFileSync(file, 'utf8'), name);
  if ('problems' in read) throw new Error(`the plan ${name} cannot be read`);
  return { plan: read.plan, calendar: calendarOf(read.plan) };
}
