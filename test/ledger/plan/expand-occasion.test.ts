import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/ledger/plan/calendar-of.js';
import { dueAfter, expandEvent, expandRequest } from '../../../src/ledger/plan/expand-occasion.js';
import { dutyOf, mustRead, planOf, smallPlanText } from './small-plan.js';

const at = (text: string) => new Date(`${text}+07:00`);

describe('an event', () => {
  const plan = planOf('ha-noi-2017');
  const coverage = dutyOf(plan, 'event-coverage');
  const fair = {
    code: 'ngay-hoi-stem',
    from: '2018-03-22',
    through: '2018-03-23',
    host: 'phong-giao-duc-pho-thong',
  } as const;

  it('opens a task of its host before, during and after it', () => {
    const tasks = expandEvent(coverage, { ...fair, enteredAt: at('2018-03-12T09:00') }, plan, calendarOf(plan));
    expect(tasks.map(({ key, opensAt, dueAt }) => [key, opensAt, dueAt])).toEqual([
      ['event-coverage/phong-giao-duc-pho-thong/ngay-hoi-stem/before', at('2018-03-12T09:00'), at('2018-03-22T00:00')],
      ['event-coverage/phong-giao-duc-pho-thong/ngay-hoi-stem/during', at('2018-03-22T00:00'), at('2018-03-24T00:00')],
      // Friday the 23rd and two working days: Tuesday the 27th.
      ['event-coverage/phong-giao-duc-pho-thong/ngay-hoi-stem/after', at('2018-03-23T00:00'), at('2018-03-28T00:00')],
    ]);
    expect(tasks.map((task) => task.coverage)).toEqual(['before', 'during', 'after']);
  });

  it('entered on its last day asks for nothing that is over', () => {
    const tasks = expandEvent(coverage, { ...fair, enteredAt: at('2018-03-23T15:00') }, plan, calendarOf(plan));
    expect(tasks.map((task) => task.coverage)).toEqual(['during', 'after']);
    expect(tasks[0]?.opensAt).toEqual(at('2018-03-23T15:00'));
  });

  it('without a host, or outside the validity of the plan, opens nothing', () => {
    const { host: _, ...nobodys } = fair;
    const event = { ...nobodys, host: undefined, enteredAt: at('2018-03-12T09:00') };
    expect(expandEvent(coverage, event, plan, calendarOf(plan))).toEqual([]);
    const early = { ...fair, from: '2017-10-02', through: '2017-10-02', enteredAt: at('2017-10-01T00:00') } as const;
    expect(expandEvent(coverage, early, plan, calendarOf(plan))).toEqual([]);
  });
});

describe('a request', () => {
  const plan = planOf('cu-jut-2020');
  const calendar = calendarOf(plan);

  it('is answered within the working days of its duty', () => {
    // Thursday 27 August 2020 and three working days: Tuesday 1 September.
    const request = { code: 'yc-12', at: at('2020-08-27T10:00'), units: [] };
    const [task] = expandRequest(dutyOf(plan, 'youth-information'), request, plan, calendar);
    expect(task).toMatchObject({
      key: 'youth-information/doan-truong/yc-12',
      opensAt: at('2020-08-27T10:00'),
      dueAt: at('2020-09-02T00:00'),
      period: '2020-09',
    });
  });

  it('goes to those asked, and to nobody where nobody is asked', () => {
    const praise = dutyOf(plan, 'praise');
    const request = { code: 'gt-1', at: at('2020-10-05T08:00') };
    expect(
      expandRequest(praise, { ...request, units: ['to-ngu-van', 'bgh'] }, plan, calendar).map(({ unit }) => unit),
    ).toEqual(['to-ngu-van']);
    expect(expandRequest(praise, { ...request, units: [] }, plan, calendar)).toEqual([]);
    const criticism = dutyOf(plan, 'group-criticism');
    expect(expandRequest(criticism, { ...request, units: [] }, plan, calendar)).toHaveLength(7);
    expect(expandRequest(criticism, { ...request, units: ['to-van-phong'] }, plan, calendar)).toHaveLength(1);
  });

  it('makes nothing of a duty with dates or after the plan has ended', () => {
    const kindergarten = planOf('thanh-truong-2020');
    const dated = dutyOf(kindergarten, 'monthly-article');
    const request = { code: 'x', at: at('2021-01-05T08:00'), units: [] };
    expect(expandRequest(dated, request, kindergarten, calendarOf(kindergarten))).toEqual([]);
    expect(expandRequest(dutyOf(plan, 'youth-information'), request, plan, calendar)).toEqual([]);
  });
});

describe('how long something may take', () => {
  const plan = mustRead(smallPlanText());
  const calendar = calendarOf(plan);

  it.each([
    ['hours run on the clock', '2020-11-20T22:30', { hours: 4 }, '2020-11-21T02:30'],
    ['days end with their last', '2020-11-20T22:30', { days: 2 }, '2020-11-23T00:00'],
    ['days may be none: today', '2020-11-20T08:00', { days: 0 }, '2020-11-21T00:00'],
    ['working days skip the weekend', '2020-11-20T22:30', { workingDays: 1 }, '2020-11-24T00:00'],
    ['working hours stop at noon', '2020-11-20T10:30', { workingHours: 2 }, '2020-11-20T14:30'],
    ['working hours begun before opening start with it', '2020-11-20T05:00', { workingHours: 1 }, '2020-11-20T08:30'],
    [
      'working hours left on Friday evening wait for Monday',
      '2020-11-20T16:30',
      { workingHours: 2 },
      '2020-11-23T09:00',
    ],
    ['working hours begun on Sunday start on Monday', '2020-11-22T12:00', { workingHours: 4 }, '2020-11-23T11:30'],
    // Tết 2021: from Wednesday 10 to Tuesday 16 February.
    ['working hours skip Tết', '2021-02-09T16:00', { workingHours: 2 }, '2021-02-17T08:30'],
  ])('%s', (_, from, span, end) => {
    expect(dueAfter(at(from), span, plan, calendar)).toEqual(at(end));
  });
});
