import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { DIGEST, LON, messagesWith, mornings } from './reminders-steps.js';
import { FEATURES, pay, payNovember } from './tasks-builders.js';

const LATER = 'Nhắc lại sáng mai';
const open = (now?: string) => openHouse({ features: FEATURES, ...(now === undefined ? {} : { now }) });

describe.each(profiles)('a digest put off on %s', (profile) => {
  it('comes again the next morning, where no step is, and then only when it is put off anew', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    await house.at('2020-11-23T07:00:00+07:00');
    await lan.picks(LATER).hears('nhắc lại lúc 07:00 thứ Ba, 24/11/2020, nếu khi đó');
    await house.at('2020-11-24T07:00:00+07:00');
    expect(messagesWith(house, lan.chat, DIGEST)).toBe(2);
    await lan.picks(LATER).hears('07:00 thứ Tư, 25/11/2020');
    // Wednesday because she asked; Thursday not; Friday is a step of its own.
    expect(await mornings(house, lan.chat, '2020-11-25', '2020-11-29')).toEqual(['2020-11-25', '2020-11-27']);
  });
});

it('does not come when all was handed in before the morning', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await pay(house, lan.person, `semester-photos/${LON}/2020-2021/HK1`);
  await house.at('2020-11-23T07:00:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Ba');
  await payNovember(house, lan.person, LON);
  await house.at('2020-11-24T07:00:00+07:00');
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(1);
  await lan.picks(LATER).hears('không còn việc nào phải nhắc');
});

it('comes once however often it was pressed, and is on record', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T07:00:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Ba');
  await lan.picks(LATER).hears('07:00 thứ Ba');
  expect(await mornings(house, lan.chat, '2020-11-24', '2020-11-26')).toEqual(['2020-11-24']);
  const { read } = house.app.house.db;
  const kept = await read.occurrence.findMany({ where: { key: { startsWith: 'reminders/snooze/' } } });
  expect(kept.map(({ key }) => key)).toEqual([`reminders/snooze/2020-11-24/${lan.person}`]);
});

it('takes no step of the ladder away', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-26T07:00:00+07:00');
  await house.at('2020-11-27T07:00:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Hai, 30/11/2020');
  expect(await mornings(house, lan.chat, '2020-11-28', '2020-12-03')).toEqual(['2020-11-30', '2020-12-02']);
});

it('means the coming morning also just after midnight, and the first working one before a rest', async () => {
  const house = await open('2020-12-01T08:00:00+07:00');
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-12-23T07:00:00+07:00');
  await house.at('2020-12-24T07:00:00+07:00');
  house.clock.set('2020-12-29T00:10:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Ba, 29/12/2020');
  house.clock.set('2020-12-31T10:00:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Hai, 04/01/2021');
});

it('comes with the first morning after an outage', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T07:00:00+07:00');
  await lan.picks(LATER).hears('07:00 thứ Ba');
  expect(await mornings(house, lan.chat, '2020-11-26', '2020-11-26')).toEqual(['2020-11-26']);
});
