import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar/day.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { DIGEST, LON, LOST, messagesWith, mornings, OVERDUE, textFrom } from './reminders-steps.js';
import { approve, FEATURES, handIn } from './tasks-builders.js';

const BA_DINH = 'pgd-ba-dinh';

async function openHaNoi(now: string): Promise<TestHouse> {
  return openHouse({ features: FEATURES, plan: 'ha-noi-2017', now });
}

/** What else the unit owes is excused, so that one duty speaks alone. */
async function onlyOwes(house: TestHouse, unit: string, duty: string): Promise<void> {
  await house.app.house.db.transaction((tx) =>
    tx.task.updateMany({
      where: { unit: { code: unit }, dutyCode: { not: duty } },
      data: { excusedAt: house.clock.now() },
    }),
  );
}

describe('"before the 25th of each month"', () => {
  it('is reminded until the 24th, and once after', async () => {
    const house = await openHaNoi('2017-11-02T08:00:00+07:00');
    const head = await house.someone({ unit: BA_DINH, role: 'lead' });
    await onlyOwes(house, BA_DINH, 'opinion-return');
    // Friday 24 November is the last day; the second working day after is Tuesday.
    expect(await mornings(house, head.chat, '2017-11-03', '2017-12-10')).toEqual([
      '2017-11-17',
      '2017-11-21',
      '2017-11-23',
      '2017-11-24',
      '2017-11-28',
    ]);
    expect(textFrom(house, head.chat)).toContain('Hạn: hết thứ Sáu, 24/11/2017 (hôm nay là hạn)');
  });

  it.each([
    ['23:59 of the 24th', '2017-11-24T23:59:00+07:00', '✔ đúng hạn'],
    ['00:01 of the 25th', '2017-11-25T00:01:00+07:00', '✔ nộp sau hạn'],
  ])('handed in at %s is owed no more, and judged by that minute', async (_, at, words) => {
    const house = await openHaNoi('2017-11-02T08:00:00+07:00');
    const head = await house.someone({ unit: BA_DINH, role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await onlyOwes(house, BA_DINH, 'opinion-return');
    await house.at('2017-11-24T07:00:00+07:00');
    const said = head.screen.length;
    house.clock.set(at);
    const item = await handIn(house, head.person, `opinion-return/${BA_DINH}/2017-11`);
    expect(await mornings(house, head.chat, '2017-11-27', '2017-12-04')).toEqual([]);
    expect(head.screen).toHaveLength(said);
    // The office answers for the many units nobody leads; of this one it is told nothing.
    expect(messagesWith(house, office.chat, OVERDUE)).toBe(0);
    await approve(house, item);
    await head.says('/status 2017-11').hears(words);
  });

  it('is told to the office when it stays silent, five working days after the 24th', async () => {
    const house = await openHaNoi('2017-11-02T08:00:00+07:00');
    const head = await house.someone({ unit: BA_DINH, role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await onlyOwes(house, BA_DINH, 'opinion-return');
    expect(await mornings(house, office.chat, '2017-11-24', '2017-12-08', OVERDUE)).toEqual(['2017-12-01']);
    expect(textFrom(house, office.chat)).toContain('Phòng GD&ĐT quận Ba Đình\nHạn: hết thứ Sáu, 24/11/2017');
    expect(messagesWith(house, head.chat, OVERDUE)).toBe(0);
  });
});

describe('days off between the steps', () => {
  it.each<[string, string, string, string, Day, Day, Day[]]>([
    // Friday 31 August 2018; Monday the 3rd makes up for National Day on a Sunday.
    [
      '31 August, in a summer the plan does not list',
      '2018-08-01T08:00:00+07:00',
      'phong-giao-duc-mam-non',
      'field-information',
      '2018-08-15',
      '2018-09-12',
      ['2018-08-24', '2018-08-28', '2018-08-30', '2018-08-31', '2018-09-05'],
    ],
    // Monday 30 April and 1 May 2018 are off: the day before and the day itself are told on Wednesday.
    [
      '30 April',
      '2018-04-05T08:00:00+07:00',
      'phong-giao-duc-mam-non',
      'field-information',
      '2018-04-12',
      '2018-05-11',
      ['2018-04-23', '2018-04-27', '2018-05-02', '2018-05-03'],
    ],
    // Tết is off from Wednesday 14 to Tuesday 20 February 2018; the 24th is a Saturday.
    [
      'Tết',
      '2018-02-01T08:00:00+07:00',
      BA_DINH,
      'opinion-return',
      '2018-02-02',
      '2018-03-10',
      ['2018-02-21', '2018-02-23', '2018-02-26', '2018-02-27'],
    ],
  ])('%s', async (_, now, unit, duty, from, to, days) => {
    const house = await openHaNoi(now);
    const head = await house.someone({ unit, role: 'lead' });
    await onlyOwes(house, unit, duty);
    // What was due before this month is another story.
    await house.app.house.db.transaction((tx) =>
      tx.task.updateMany({ where: { dueAt: { lt: house.clock.now() } }, data: { excusedAt: house.clock.now() } }),
    );
    expect(await mornings(house, head.chat, from, to)).toEqual(days);
  });
});

describe('a server that is down from half an hour before the digest', () => {
  it.each<[string, string, Day[]]>([
    ['until the afternoon', '2020-11-23T15:00:00+07:00', ['2020-11-23', '2020-11-27', '2020-11-30', '2020-12-02']],
    ['until quiet hours', '2020-11-23T20:30:00+07:00', ['2020-11-24', '2020-11-27', '2020-11-30', '2020-12-02']],
    ['until the next dawn', '2020-11-24T06:00:00+07:00', ['2020-11-24', '2020-11-27', '2020-11-30', '2020-12-02']],
    ['for two days', '2020-11-25T12:00:00+07:00', ['2020-11-25', '2020-11-27', '2020-11-30', '2020-12-02']],
    ['for three days', '2020-11-26T06:30:00+07:00', ['2020-11-26', '2020-11-27', '2020-11-30', '2020-12-02']],
    ['into the weekend', '2020-11-28T10:00:00+07:00', ['2020-11-30', '2020-12-02']],
  ])('%s', async (_, back, days) => {
    const house = await openHouse({ features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await house.at('2020-11-20T07:00:00+07:00');
    await house.restart();
    const heard: string[] = [];
    const note = async (at: string) => {
      const before = messagesWith(house, lan.chat, DIGEST);
      await house.at(at);
      for (let n = before; n < messagesWith(house, lan.chat, DIGEST); n += 1) heard.push(at.slice(0, 10));
    };
    await note(back);
    for (let day = 23; day <= 30; day += 1) {
      const morning = `2020-11-${day}T07:00:00+07:00`;
      if (new Date(morning) > new Date(back)) await note(morning);
    }
    for (let day = 1; day <= 6; day += 1) await note(`2020-12-0${day}T07:00:00+07:00`);
    expect(heard).toEqual(days);
    // One a morning for the office too, whatever it answers for.
    expect(messagesWith(house, office.chat, DIGEST)).toBe(days.length);
  });
});

it('reaches those behind sixty blocked accounts, and names the blocked ones once', async () => {
  const house = await openHouse({ features: FEATURES });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const blocked = [];
  for (let n = 0; n < 60; n += 1) blocked.push(await house.someone({ unit: 'to-nha-tre', role: 'lead' }));
  const lan = await house.someone({ unit: LON, role: 'lead' });
  for (const person of blocked) house.channel.block(person.chat);
  await house.at('2020-11-23T07:00:00+07:00');
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(1);
  expect(messagesWith(house, office.chat, DIGEST)).toBe(1);
  expect(blocked.every((person) => person.screen.length === 0)).toBe(true);
  await house.at('2020-11-23T07:00:15+07:00');
  expect(messagesWith(house, office.chat, LOST)).toBe(1);
  expect(textFrom(house, office.chat)).toContain('và 48 người khác');
  for (const time of ['07:00:30', '12:00:00']) await house.at(`2020-11-23T${time}+07:00`);
  await house.at('2020-11-27T07:00:00+07:00');
  await house.at('2020-11-27T07:00:15+07:00');
  expect(messagesWith(house, office.chat, LOST)).toBe(1);
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(2);
});
