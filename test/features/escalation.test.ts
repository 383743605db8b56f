import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../src/channels/contract.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { alsoHolds, giveTo, LON, messagesWith, mornings, OVERDUE, textFrom } from './reminders-steps.js';
import { FEATURES, handIn, pay, payNovember, sendBack } from './tasks-builders.js';

const ARTICLE = `monthly-article/${LON}/2020-11`;
const open = (now?: string) => openHouse({ features: FEATURES, ...(now === undefined ? {} : { now }) });

/** The kindergarten's plan with something changed in its file. */
async function applyChanged(house: TestHouse, what: string, becomes: string): Promise<void> {
  const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
  const changed = source.replace(what, becomes);
  expect(changed).not.toBe(source);
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, changed, 'changed.yaml'));
}

describe.each(profiles)('what stays silent, on %s', (profile) => {
  it('is told to the office after five working days where the lead is the one who owes, once, and that is the end', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await payNovember(house, hoa.person, 'to-nha-tre');
    // Due with Monday 30 November: 1, 2, 3, 4 and, after the weekend, 7 December.
    expect(await mornings(house, office.chat, '2020-11-23', '2020-12-20', OVERDUE)).toEqual(['2020-12-07']);
    const said = textFrom(house, office.chat);
    const summary = said.slice(said.indexOf(OVERDUE));
    expect(summary).toContain('còn 3 việc đã hết hạn mà chưa xong');
    expect(summary).toContain('Mỗi tháng ít nhất một bài về hoạt động');
    expect(summary).toContain('Tổ Mẫu giáo lớn');
    expect(summary).toContain('Hạn: hết thứ Hai, 30/11/2020 (đã qua 7 ngày)');
    expect(summary).toContain('Theo KH 36/KH-MNTr, mục III.2');
    expect(summary).not.toContain('Tổ Nhà trẻ');
    expect(messagesWith(house, lan.chat, OVERDUE)).toBe(0);
    expect(messagesWith(house, hoa.chat, OVERDUE)).toBe(0);
  });

  it('is told to the lead after two working days where it is one of their people’s, by name, then to the office', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const mai = await house.someone({ unit: LON, name: 'Người Thử Mai' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const silent = { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-13T00:00:00+07:00' };
    await giveTo(house, { ...silent, title: 'Bài về hội thi' });
    // Due with Thursday 12 November: the second working day after is Monday, the fifth Thursday.
    expect(await mornings(house, lan.chat, '2020-11-10', '2020-11-17', OVERDUE)).toEqual(['2020-11-16']);
    expect(textFrom(house, lan.chat)).toContain('Người Thử Mai (Tổ Mẫu giáo lớn)');
    expect(await mornings(house, office.chat, '2020-11-18', '2020-11-22', OVERDUE)).toEqual(['2020-11-19']);
    expect(textFrom(house, office.chat)).toContain('Bài về hội thi');
    expect(messagesWith(house, mai.chat, OVERDUE)).toBe(0);
    expect(messagesWith(house, lan.chat, OVERDUE)).toBe(1);
  });
});

it('leads on to the state of that month', async () => {
  const house = await open();
  await house.someone({ unit: LON, role: 'lead' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at('2020-12-04T07:00:00+07:00');
  await house.at('2020-12-07T07:00:00+07:00');
  await office.picks('Tình hình tháng 11/2020').hears('quá hạn');
});

it('is left unsaid when it was handed in between choosing and sending', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at('2020-12-04T07:00:00+07:00');
  house.clock.set('2020-12-07T07:00:00+07:00');
  await house.app.sweep();
  await payNovember(house, lan.person, LON);
  await house.settle();
  expect(messagesWith(house, office.chat, OVERDUE)).toBe(0);
  const rows = await house.app.house.db.read.outgoing.findMany({ where: { recipe: 'reminders.escalation' } });
  expect(rows.map((row) => [row.key, row.state])).toEqual([
    [`escalation/2020-12-07/person-${office.person}`, 'withdrawn'],
  ]);
});

it('names what is still owed and nothing else: not what waits for a reviewer, but what came back', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await handIn(house, lan.person, `monthly-information/${LON}/2020-11`);
  await sendBack(house, await handIn(house, lan.person, ARTICLE));
  await pay(house, lan.person, `unit-plan/${LON}/2020-11-30`);
  await house.at('2020-12-04T07:00:00+07:00');
  await house.at('2020-12-07T07:00:00+07:00');
  const summary = await office.hears('còn 1 việc đã hết hạn');
  expect(summary.text).toContain('Mỗi tháng ít nhất một bài');
  expect(summary.text).toContain('Chờ sửa. Theo');
});

it('tells nobody of what they owe themselves', async () => {
  const house = await open();
  // Nobody leads a group: all is the office's own to do, and its digests say so.
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  expect(await mornings(house, office.chat, '2020-11-23', '2020-12-20', OVERDUE)).toEqual([]);
  expect(await house.app.house.db.read.outgoing.count({ where: { recipe: 'reminders.escalation' } })).toBe(0);
});

it('is heard once of each task by somebody who leads the unit and holds the office', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON });
  await alsoHolds(house, lan.person, 'van-phong', 'office');
  await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-13T00:00:00+07:00' });
  expect(await mornings(house, lan.chat, '2020-11-10', '2020-11-24', OVERDUE)).toEqual(['2020-11-16']);
});

it('goes to the office at the lead’s step where nobody leads', async () => {
  const house = await open();
  const mai = await house.someone({ unit: LON });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await giveTo(house, { unit: LON, people: [mai.person], by: office.person, dueAt: '2020-11-13T00:00:00+07:00' });
  expect(await mornings(house, office.chat, '2020-11-10', '2020-11-24', OVERDUE)).toEqual(['2020-11-16']);
});

it('counts working days only, over Tết', async () => {
  const house = await open('2021-01-25T08:00:00+07:00');
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  // Due with 9 February, the eve of the rest of 10 to 16 February: 17, 18 | 19, 22, 23.
  await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2021-02-10T00:00:00+07:00' });
  expect(await mornings(house, lan.chat, '2021-02-08', '2021-02-18', OVERDUE)).toEqual(['2021-02-18']);
  expect(await mornings(house, office.chat, '2021-02-19', '2021-02-27', OVERDUE)).toContain('2021-02-23');
});

it('uses the working days of the duty where it has its own', async () => {
  const house = await open();
  await house.someone({ unit: LON, role: 'lead' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await applyChanged(
    house,
    'when: { setting: group-month-day }\n',
    'when: { setting: group-month-day }\n    escalation: { leadAfterWorkingDays: 1, officeAfterWorkingDays: 3 }\n',
  );
  expect(await mornings(house, office.chat, '2020-11-27', '2020-12-09', OVERDUE)).toEqual(['2020-12-03', '2020-12-07']);
});

it('is one message after an outage over both steps, to each who is to hear', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-12T00:00:00+07:00' });
  await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-13T00:00:00+07:00' });
  await house.at('2020-11-12T07:00:00+07:00');
  house.clock.set('2020-11-24T10:00:00+07:00');
  await house.restart();
  await house.at('2020-11-24T10:00:00+07:00');
  expect(messagesWith(house, lan.chat, OVERDUE)).toBe(1);
  expect(messagesWith(house, office.chat, OVERDUE)).toBe(1);
  expect(textFrom(house, office.chat)).toContain('còn 2 việc đã hết hạn');
  expect(await mornings(house, office.chat, '2020-11-25', '2020-12-05', OVERDUE)).toEqual([]);
});

it('goes with the next morning when it could not leave on its day, once, with what came to it meanwhile', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON });
  for (const dueAt of ['2020-11-12T00:00:00+07:00', '2020-11-13T00:00:00+07:00'])
    await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt });
  await house.at('2020-11-12T07:00:00+07:00');
  // Friday's cannot leave; Monday's is about the second task.
  house.channel.failNext(new SendError('offline', 'no network'), 2, lan.chat);
  for (const time of ['07:00', '19:59', '21:00']) await house.at(`2020-11-13T${time}:00+07:00`);
  expect(messagesWith(house, lan.chat, OVERDUE)).toBe(0);
  const heard = await mornings(house, lan.chat, '2020-11-14', '2020-11-20', OVERDUE);
  expect(heard).toEqual(['2020-11-16']);
  expect(textFrom(house, lan.chat)).toContain('còn 2 việc đã hết hạn');
});

it('is not told again when the calendar moves its step, and begins anew when more time was granted', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON });
  const task = await giveTo(house, {
    unit: LON,
    people: [mai.person],
    by: lan.person,
    dueAt: '2020-11-13T00:00:00+07:00',
  });
  expect(await mornings(house, lan.chat, '2020-11-12', '2020-11-16', OVERDUE)).toEqual(['2020-11-16']);
  // The institution learns late that Friday the 13th was a day off: the second working day is now Tuesday.
  await applyChanged(
    house,
    'calendar:\n',
    'calendar:\n  daysOff:\n    - { from: 2020-11-13, through: 2020-11-13, name: Nghỉ thử }\n',
  );
  expect(await mornings(house, lan.chat, '2020-11-17', '2020-11-18', OVERDUE)).toEqual([]);
  await house.app.house.db.transaction((tx) =>
    tx.task.update({ where: { id: task }, data: { dueAt: new Date('2020-11-21T00:00:00+07:00') } }),
  );
  expect(await mornings(house, lan.chat, '2020-11-19', '2020-11-28', OVERDUE)).toEqual(['2020-11-24']);
});
