import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/calendar/day.js';
import { SendError } from '../../src/channels/contract.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { alsoHolds, giveTo, LON, LOST, losesReach, messagesWith, textFrom } from './reminders-steps.js';
import { FEATURES } from './tasks-builders.js';

const open = () => openHouse({ features: FEATURES });

/** A tick at seven and one a little later, on every day in [from, to]; on which days such a notice came to the chat. */
async function noticed(house: TestHouse, chat: string, from: Day, to: Day): Promise<Day[]> {
  const heard: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const before = messagesWith(house, chat, LOST);
    for (const time of ['07:00:00', '07:00:15', '07:00:30']) await house.at(`${day}T${time}+07:00`);
    for (let n = before; n < messagesWith(house, chat, LOST); n += 1) heard.push(day);
  }
  return heard;
}

describe.each(profiles)('somebody out of reach, on %s', (profile) => {
  it('is named to the office when they are the lead, the very morning it shows, once', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
    // Nobody knows of it until the digest of the 23rd is refused.
    house.channel.block(lan.chat);
    expect(await noticed(house, office.chat, '2020-11-19', '2020-11-28')).toEqual(['2020-11-23']);
    expect(textFrom(house, office.chat)).toContain('không nhắn được cho những người còn việc chưa xong: Người Thử Lan');
    expect(textFrom(house, office.chat)).toContain('(Tổ Mẫu giáo lớn)');
  });

  it('is named to their lead, and to nobody else', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const mai = await house.someone({ unit: LON, name: 'Người Thử Mai' });
    await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-12-01T00:00:00+07:00' });
    await losesReach(house, mai.person);
    expect(await noticed(house, lan.chat, '2020-11-19', '2020-11-20')).toEqual(['2020-11-19']);
    expect(textFrom(house, lan.chat)).toContain('Người Thử Mai (Tổ Mẫu giáo lớn)');
    expect([messagesWith(house, office.chat, LOST), messagesWith(house, hoa.chat, LOST)]).toEqual([0, 0]);
  });
});

it('is named again in another outage, not when the same one goes on', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await losesReach(house, lan.person);
  expect(await noticed(house, office.chat, '2020-11-19', '2020-11-20')).toEqual(['2020-11-19']);
  await lan.says('/viec').hears('Việc của thầy/cô');
  expect(await noticed(house, office.chat, '2020-11-23', '2020-11-23')).toEqual([]);
  await losesReach(house, lan.person);
  expect(await noticed(house, office.chat, '2020-11-24', '2020-11-27')).toEqual(['2020-11-24']);
});

it('is not named while they owe nothing', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const member = await house.someone({ unit: LON });
  for (const person of [lan.person, member.person]) await losesReach(house, person);
  await house.app.house.db.transaction((tx) =>
    tx.task.updateMany({ where: { unit: { code: LON } }, data: { excusedAt: house.clock.now() } }),
  );
  expect(await noticed(house, office.chat, '2020-11-19', '2020-11-23')).toEqual([]);
});

it('is not named when they came back or were done before it could be said', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
  const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead', name: 'Người Thử Hòa' });
  for (const person of [lan.person, hoa.person]) await losesReach(house, person);
  await house.at('2020-11-19T07:00:00+07:00');
  house.clock.set('2020-11-19T07:00:15+07:00');
  await house.app.sweep();
  await house.app.house.db.transaction((tx) =>
    tx.account.updateMany({ where: { personId: lan.person }, data: { outOfReachAt: null } }),
  );
  await house.settle();
  const said = textFrom(house, office.chat);
  expect(said).toContain('Người Thử Hòa');
  expect(said).not.toContain('Người Thử Lan');
});

it('is named though a channel only stopped taking messages, and is known as silent until they write', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
  house.channel.failNext(new SendError('windowClosed', 'wrote too long ago'), 2, lan.chat);
  expect(await noticed(house, office.chat, '2020-11-23', '2020-11-27')).toEqual(['2020-11-23']);
});

it('is named to the other lead where there are two, and to the office where both are lost', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const binh = await house.someone({ unit: LON, role: 'lead' });
  await losesReach(house, lan.person);
  expect(await noticed(house, binh.chat, '2020-11-19', '2020-11-19')).toEqual(['2020-11-19']);
  expect(messagesWith(house, office.chat, LOST)).toBe(0);
  await losesReach(house, binh.person);
  expect(await noticed(house, office.chat, '2020-11-20', '2020-11-20')).toEqual(['2020-11-20']);
});

it('counts somebody of the roster who never opened a chat', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
  await house.app.house.db.transaction((tx) => tx.account.deleteMany({ where: { personId: lan.person } }));
  expect(await noticed(house, office.chat, '2020-11-19', '2020-11-24')).toEqual(['2020-11-19']);
  expect(textFrom(house, office.chat)).toContain('Người Thử Lan');
});

it('is held back for who can hear of it: an office that is lost itself is told of nobody', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await alsoHolds(house, office.person, 'to-nha-tre', 'lead');
  for (const person of [lan.person, office.person]) await losesReach(house, person);
  expect(await noticed(house, office.chat, '2020-11-19', '2020-11-20')).toEqual([]);
  const second = await house.someone({ unit: 'van-phong', role: 'office' });
  expect(await noticed(house, second.chat, '2020-11-23', '2020-11-24')).toEqual(['2020-11-23']);
});
