import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examine } from '../../src/features/doctor/examine.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { loa } from '../support/cli.js';
import { openHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';
import { readReport } from './reports-reading.js';
import { reportsOf } from './reports-steps.js';

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

it('lays announced holidays over the table: what has not begun moves, what has begun stays, the next plan keeps them', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' });
  const { db } = house.app.house;
  const dueOf = async (period: string) =>
    (await db.read.task.findFirstOrThrow({ where: { dutyCode: 'opinion-report-upward', period } })).dueAt.toISOString();
  // The last working days: Thursday 30 November, Friday 29 December.
  expect([await dueOf('2017-11'), await dueOf('2017-12')]).toEqual([
    '2017-11-30T17:00:00.000Z',
    '2017-12-29T17:00:00.000Z',
  ]);
  const file = join(house.dir, 'holidays.yaml');
  writeFileSync(file, '2017:\n  add: [2017-11-30, { day: 2017-12-29, name: Nghỉ bù }]\n');
  const { lines } = await loa(house, 'holidays', 'apply', file);
  expect(lines.join('\n')).toContain('2017-12-29  Nghỉ bù');
  expect([await dueOf('2017-11'), await dueOf('2017-12')]).toEqual([
    '2017-11-30T17:00:00.000Z',
    '2017-12-28T17:00:00.000Z',
  ]);
  expect((await loa(house, 'holidays', 'apply', file)).lines).toEqual(['Nothing changes.']);
  const source = readFileSync(new URL('../../prisma/plans/ha-noi-2017.yaml', import.meta.url), 'utf8');
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, `${source}\n`, 'again.yaml'));
  expect((await requirePlan(db.read)).calendar.holidays.off.has('2017-12-29')).toBe(true);
  const { json } = await loa(house, 'holidays', 'list', '--year', '2017', '--json');
  expect(JSON.stringify(json)).toContain('Nghỉ bù');

  writeFileSync(file, '2017:\n  add: [2018-01-02]\n');
  await expect(loa(house, 'holidays', 'apply', file)).rejects.toThrow('2017.add[0]: expected a day of 2017');
});

it('warns in doctor of holidays nobody announced yet, and of a school year that is missing', async () => {
  const house = await openHouse({ now: '2026-11-20T08:00:00+07:00', planAs: openEnded });
  const found = (await examine(house.app.house, [])).map(({ what }) => what).join('\n');
  expect(found).toMatch(/computed, not announced \(Tết Nguyên đán/);
  expect(found).toContain('school years with their semesters are known only until 2021-05-31');
});

it('warns in doctor of a plan whose last day has passed', async () => {
  const house = await openHouse({ now: '2021-05-31T23:00:00+07:00' });
  const found = async () => (await examine(house.app.house, [])).map(({ what }) => what).join('\n');
  expect(await found()).not.toContain('ended on');
  house.clock.set('2021-06-01T00:00:00+07:00');
  expect(await found()).toContain('the plan in force (thanh-truong-2020) ended on 2021-05-31');
});

it.each([
  ['UTF-16 of Notepad', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  [
    'UTF-8 with its mark and letters apart from their accents',
    (text: string) => Buffer.from(`\ufeff${text.normalize('NFD')}`),
  ],
])('a plan file is read alike in %s', async (_, written) => {
  const house = await openHouse();
  const file = join(house.dir, 'plan.yaml');
  writeFileSync(file, written(KINDERGARTEN));
  expect((await loa(house, 'plan', 'apply', file)).lines[0]).toBe('Nothing changes.');
});

it('goes on asking for a duty the newest edition dropped in the middle of its month, by its name and rule', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const other = await house.someone({ unit: 'to-mau-giao-be', role: 'lead' });
  const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  const sends = async (who: typeof lead) => {
    await who.says('/viec');
    await who.picks('Nộp thông tin tháng 11/2020');
    await who.says('Thông tin tháng 11\nTổ có ba hoạt động.');
    await who.picks(/^Gửi$/).hears('Đã nhận');
  };
  await sends(lead);
  const dropped = KINDERGARTEN.replace(/ {2}- code: monthly-information\n[\s\S]*?(?=\n {2}- code:)\n/, '').replace(
    / {2}information-day:\n(?: {4}.*\n)+/,
    '',
  );
  const apply = (source: string) =>
    house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, source, 'dropped.yaml'));
  expect((await apply(dropped)).changes).toContainEqual(
    expect.objectContaining({ code: 'monthly-information', change: 'removed' }),
  );
  await apply(`${dropped}\n`);
  await editor.picks('Trả lại');
  await editor.picks('chính tả');
  await house.later();
  await lead.says('/viec').hears(/Thông tin hằng tháng về hoạt động, kết quả của tổ\nHạn: .*\nChờ sửa/);
  await lead.picks('Sửa và gửi lại').hears('Nộp cho: Thông tin hằng tháng');
  await sends(other);
  // It is counted under its name, in the chat, in the report and on its paper.
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await office.says('/status').hears('▪ Thông tin hằng tháng về hoạt động, kết quả của tổ');
  await office.says('/baocao');
  await office.picks('Báo cáo kết quả công tác truyền thông tháng');
  await office.picks('Tháng 11/2020');
  await house.app.sweep();
  const draft = await office.hears('▪ Thông tin hằng tháng về hoạt động, kết quả của tổ – chưa nộp, còn trong hạn');
  expect(draft.text).not.toContain('monthly-information');
  expect((await newestPaper(office)).words.join('\n')).not.toContain('monthly-information');
});

it('leaves the people of a unit the newest edition dropped where the office finds and moves them', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const cook = await house.someone({ unit: 'to-nuoi-duong', role: 'lead', name: 'Dưỡng Thử' });
  const without = KINDERGARTEN.replace(/^.*to-nuoi-duong.*\n/gm, '');
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, without, 'without.yaml'));
  const found = async () => (await examine(house.app.house, [])).map(({ what }) => what).join('\n');
  expect(await found()).toContain('people still serve in units the plan no longer names: Tổ Nuôi dưỡng');
  await cook.says('/viec').hears('Mỗi tháng ít nhất một bài');
  await office.says('/thanhvien dưỡng').hears('1 đơn vị, 1 người');
  await office.picks('Tổ Nuôi dưỡng (1)');
  await office.picks('Sáp nhập đơn vị này…');
  await office.says('nhà trẻ');
  await office.picks('Đúng, sáp nhập').hears('Đã sáp nhập Tổ Nuôi dưỡng vào Tổ Nhà trẻ');
  await cook.hears('từ nay thầy/cô thuộc Tổ Nhà trẻ');
  expect(await found()).not.toContain('no longer names');
});

async function newestPaper(who: Talker) {
  return readReport(reportsOf(who).at(-1)?.bytes ?? new Uint8Array());
}

const openEnded = (source: string) => source.replace(/^ {2}through: .*\n/m, '');

it('hands over to the plan that follows: what has begun stays owed by the old one, what has not is its concern no more', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const { db } = house.app.house;
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  // Somebody has been asked for December's already: what people did stays.
  const kept = await db.read.task.findUniqueOrThrow({ where: { key: 'monthly-information/to-nha-tre/2020-12' } });
  await db.transaction((tx) =>
    tx.taskHolder.create({
      data: { taskId: kept.id, personId: lead.person, givenAt: house.clock.now(), answer: 'accepted' },
    }),
  );
  const next = openEnded(KINDERGARTEN)
    .replace('code: thanh-truong-2020', 'code: thanh-truong-moi')
    .replace('code: monthly-information', 'code: monthly-news')
    .replaceAll('monthly-information', 'monthly-news')
    .replace(/^ {2}from: .*\n/m, '  from: 2020-12-01\n')
    .replaceAll('on: 2020-11-30', 'on: 2020-12-30')
    .replace('  - code: month\n', '  - code: month-anew\n');
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, next, 'next.yaml'));
  const at = async (key: string) => db.read.task.findUniqueOrThrow({ where: { key } });
  expect(await at('monthly-information/to-nha-tre/2020-11')).toMatchObject({
    planCode: 'thanh-truong-2020',
    cancelledAt: null,
  });
  expect(await at('monthly-information/to-nha-tre/2020-12')).toMatchObject({ cancelledAt: null });
  expect(await at('monthly-information/to-mau-giao-be/2020-12')).toMatchObject({ cancelledAt: expect.any(Date) });
  // The same duty goes on without a gap and without being owed twice.
  expect(await at('monthly-article/to-nha-tre/2020-11')).toMatchObject({ planCode: 'thanh-truong-2020' });
  expect(await at('monthly-article/to-nha-tre/2020-12')).toMatchObject({
    planCode: 'thanh-truong-moi',
    cancelledAt: null,
  });
  // What the old plan asked for is still called by its name.
  await lead.says('/viec').hears('Thông tin hằng tháng về hoạt động, kết quả của tổ');
  // Its last report is raised when its cut-off comes; of December there is the new plan's only.
  await house.at('2020-12-01T08:00:00+07:00');
  await house.at('2021-01-01T08:00:00+07:00');
  const reports = await db.read.report.findMany({ select: { kind: true, period: true, state: true } });
  expect(reports.filter(({ kind }) => kind.startsWith('month'))).toEqual([
    { kind: 'month', period: '2020-11', state: 'compiled' },
    { kind: 'month-anew', period: '2020-12', state: 'compiled' },
  ]);
  // Back again: what was withdrawn before it began is asked anew.
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, KINDERGARTEN, 'old.yaml'));
  expect(await at('monthly-information/to-mau-giao-be/2021-02')).toMatchObject({ cancelledAt: null });
  expect(await db.read.report.count()).toBe(reports.length);
});
