import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyPlan } from '../../src/features/plan/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { openHouse } from '../support/house.js';

const KINDERGARTEN = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');

it('makes the units, and a task for every group and month', async () => {
  const { app } = await openHouse();
  const groups = await app.house.db.read.unit.findMany({ where: { kind: 'professional-group' } });
  expect(groups.length).toBe(5);
  const november = await app.house.db.read.task.findMany({ where: { dutyCode: 'monthly-article', period: '2020-11' } });
  expect(november.length).toBe(groups.length);
  expect(november[0]?.dueAt.toISOString()).toBe('2020-11-30T17:00:00.000Z');
});

it('changes nothing when the same file is applied again', async () => {
  const { app } = await openHouse();
  const before = await app.house.db.read.task.findMany();
  const again = await app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, KINDERGARTEN, 'again.yaml'));
  expect(again.changes).toEqual([]);
  expect(again.made).toBe(0);
  expect(await app.house.db.read.task.findMany()).toEqual(before);
  expect(await app.house.db.read.plan.count()).toBe(1);
});

it('keeps the quota of a month that has begun, and takes the new one for those to come', async () => {
  const { app } = await openHouse({ now: '2020-11-10T08:00:00+07:00' });
  const more = KINDERGARTEN.replace(
    'settles: { by: articles, atLeast: 1 }\n    to: [bo-phan-chuyen-mon]',
    'settles: { by: articles, atLeast: 2 }\n    to: [bo-phan-chuyen-mon]',
  );
  expect(more).not.toBe(KINDERGARTEN);
  await app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, more, 'more.yaml'));
  const required = async (period: string) =>
    (await app.house.db.read.task.findMany({ where: { dutyCode: 'monthly-article', period } })).map(
      (task) => task.required,
    );
  expect(await required('2020-11')).toEqual([1, 1, 1, 1, 1]);
  expect(await required('2020-12')).toEqual([2, 2, 2, 2, 2]);
});

it('makes more tasks of a plan without an end as time goes on', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-02T08:00:00+07:00' });
  const last = async () =>
    (
      await house.app.house.db.read.task.findFirstOrThrow({
        where: { dutyCode: 'opinion-return' },
        orderBy: { dueAt: 'desc' },
      })
    ).period;
  // 460 days ahead: Tuesday 5 February 2019, then 16 March.
  expect(await last()).toBe('2019-01');
  await house.at('2017-11-03T08:00:00+07:00');
  await house.at('2017-12-11T08:00:00+07:00');
  expect(await last()).toBe('2019-02');
  const rows = await house.app.house.db.read.task.findMany({
    where: { dutyCode: 'opinion-return', period: '2019-02' },
  });
  expect(rows).toHaveLength(44);
});
