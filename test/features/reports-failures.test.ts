import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';
import { reportsOf } from './reports-steps.js';

const MORNING = '2020-12-01T07:00:00+07:00';

it('is tried again after a failure, over a restart, and told once', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  breakDisk(house);
  await house.at(MORNING);
  await office.hearsNothing();
  expect(await rowOf(house)).toMatchObject({ state: 'due', tries: 1 });
  expect(house.logged.filter(({ event }) => event === 'a report could not be compiled').length).toBe(1);

  mendDisk(house);
  await house.restart();
  await house.at('2020-12-01T07:00:15+07:00');
  await office.hearsNothing();
  await house.at('2020-12-01T07:00:30+07:00');
  await office.hears('Dự thảo báo cáo tháng 11/2020');
  expect(await rowOf(house)).toMatchObject({ state: 'compiled', error: null, name: 'bao-cao-thang-2020-11.docx' });
  await house.at('2020-12-01T07:01:00+07:00');
  expect(reportsOf(office).length).toBe(1);
});

it('is given up after five tries: the office is told, the log has the cause, and /baocao begins anew', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  breakDisk(house);
  for (let minute = 0; minute < 30; minute += 1)
    await house.at(`2020-12-01T07:${String(minute).padStart(2, '0')}:00+07:00`);
  const failures = house.logged.filter(({ event }) => event === 'a report could not be compiled');
  expect(failures.length).toBe(5);
  expect(failures.map(({ level, fields }) => [level, 'error' in fields])).toEqual(Array(5).fill(['error', true]));
  expect(await rowOf(house)).toMatchObject({ state: 'failed', tries: 5, error: expect.stringContaining('ENOTDIR') });
  expect(office.screen.map((shown) => shown.text)).toEqual([
    expect.stringContaining('Báo cáo tháng 11/2020 chưa lập được'),
  ]);

  mendDisk(house);
  await office.says('/baocao');
  await office.picks('Báo cáo kết quả công tác truyền thông tháng');
  await office.picks('Tháng 11/2020');
  await house.app.sweep();
  await office.hears('Dự thảo báo cáo tháng 11/2020');
  expect(reportsOf(office).length).toBe(1);
});

it('compiles again when the last step was lost, and tells nobody twice', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at(MORNING);
  const { id } = await rowOf(house);
  await house.app.house.db.transaction((tx) =>
    tx.report.update({ where: { id }, data: { state: 'due', compiledAt: null, model: null, sha256: null } }),
  );
  await house.restart();
  await house.at('2020-12-01T07:00:15+07:00');
  expect(await rowOf(house)).toMatchObject({ state: 'compiled' });
  expect(reportsOf(office).length).toBe(1);
});

it('is not given to somebody who asked and has left the post since', async () => {
  const house = await openHouse();
  const leader = await house.someone({ unit: 'bgh', role: 'leader' });
  await leader.says('/baocao');
  await leader.picks('Báo cáo kết quả công tác truyền thông tháng');
  await leader.picks('Tháng 11/2020').hears('đang lập');
  await house.app.house.db.transaction((tx) =>
    tx.membership.updateMany({ where: { personId: leader.person }, data: { until: house.clock.now() } }),
  );
  await house.app.sweep();
  await house.settle();
  expect(reportsOf(leader)).toEqual([]);
  expect(await rowOf(house)).toMatchObject({ state: 'compiled' });
});

it('says so when the plan no longer has the report that was chosen', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await office.says('/baocao');
  await house.app.house.db.transaction(async (tx) => {
    const { source, appliedAt } = await tx.plan.findFirstOrThrow();
    const renamed = source.replace('  - code: month\n', '  - code: monthly\n');
    expect(renamed).not.toBe(source);
    await tx.plan.create({ data: { code: 'thanh-truong-2020', sha256: 'renamed', source: renamed, appliedAt } });
  });
  await office.picks('Báo cáo kết quả công tác truyền thông tháng').hears('không còn báo cáo này');
});

it('asks for a plan first where there is none', async () => {
  const house = await openHouse({ plan: null });
  await house.app.house.db.transaction((tx) =>
    tx.unit.create({
      data: { code: 'truong', name: 'Trường Thử', kind: 'organisation', path: '/truong/', position: 0 },
    }),
  );
  const office = await house.someone({ unit: 'truong', role: 'office' });
  await house.app.sweep();
  await office.says('/baocao').hears('chưa có kế hoạch nào');
});

/** A file where the store's folder should be: every write fails. */
function breakDisk({ dir }: TestHouse): void {
  rmSync(join(dir, 'media'), { recursive: true, force: true });
  writeFileSync(join(dir, 'media'), '');
}

function mendDisk({ dir }: TestHouse): void {
  rmSync(join(dir, 'media'));
  mkdirSync(join(dir, 'media'));
}

async function rowOf({ app }: TestHouse) {
  return app.house.db.read.report.findFirstOrThrow({ where: { kind: 'month', period: '2020-11' } });
}
