import { describe, expect, it } from 'vitest';
import { loa } from '../support/cli.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { DIGEST, giveTo, LON, messagesWith, mornings, NUDGE, OVERDUE, textFrom } from './reminders-steps.js';
import { FEATURES } from './tasks-builders.js';

const MONDAY_TEN = '2020-11-23T10:00:00+07:00';
const open = (now = MONDAY_TEN) => openHouse({ features: FEATURES, now });

describe.each(profiles)('/tamdung on %s', (profile) => {
  it('lets reminders rest until the day typed, said back and confirmed, and takes up after it what fell in it', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: MONDAY_TEN });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const mai = await house.someone({ unit: LON });
    await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-26T00:00:00+07:00' });
    await house.at('2020-11-23T10:00:15+07:00');
    const before = messagesWith(house, lan.chat, DIGEST);

    await office.says('/tamdung').hears('đến hết ngày nào');
    await office.says('thứ năm tuần sau').hears('đến hết thứ Năm, 03/12/2020');
    expect(textFrom(house, office.chat)).toContain('sẽ được xét lại lúc 07:00 thứ Sáu, 04/12/2020');
    await office.picks('Tạm dừng').hears('⏸ Đã tạm dừng nhắc việc đến hết thứ Năm, 03/12/2020');

    // Steps of the 27th, the 30th and 2 December, the lead's and the office's summaries: nothing of it.
    expect(await mornings(house, lan.chat, '2020-11-24', '2020-12-03')).toEqual([]);
    expect(messagesWith(house, lan.chat, OVERDUE) + messagesWith(house, office.chat, OVERDUE)).toBe(0);
    await house.at('2020-12-04T07:00:00+07:00');
    expect(messagesWith(house, lan.chat, DIGEST)).toBe(before + 1);
    expect(messagesWith(house, lan.chat, OVERDUE)).toBe(1);
    expect(messagesWith(house, office.chat, OVERDUE)).toBe(1);
    expect(await mornings(house, lan.chat, '2020-12-05', '2020-12-10')).toEqual([]);
  });

  it('is shown in /status and to leaders, ended early by the office alone', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: MONDAY_TEN });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const head = await house.someone({ unit: 'bgh', role: 'leader' });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    await head.says('/tamdung').hears('Hiện việc nhắc không tạm dừng');
    await office.says('/tamdung');
    await office.says('4/12');
    await office.picks('Tạm dừng').hears('Đã tạm dừng');
    await lan.says('/status').hears('⏸ Đang tạm dừng nhắc việc đến hết thứ Sáu, 04/12/2020');
    const seen = await head.says('/tamdung').hears('⏸ Đang tạm dừng nhắc việc, từ 10:00 thứ Hai, 23/11/2020 đến hết');
    expect(seen.buttons).toEqual([]);
    expect(seen.text).not.toContain('Nhắc lại ngay');
    house.clock.set('2020-11-26T15:00:00+07:00');
    await office.says('/tamdung').hears('Đang tạm dừng');
    await office.picks('Nhắc lại ngay').hears('sẽ được xét từ 15:00 thứ Năm, 26/11/2020');
    await lan.says('/status').hears('Tình hình');
    expect(lan.screen.at(-1)?.text).not.toContain('⏸');
    expect(await mornings(house, lan.chat, '2020-11-27', '2020-11-29')).toEqual(['2020-11-27']);
  });
});

it('asks which day is meant, and takes no past day, no text without a day and no pause without end', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await office.says('/tamdung');
  await office.says('bao giờ cũng được').hears('chưa đọc được ngày này');
  await office.says('hôm qua').hears(/đã qua|chưa đọc được/);
  await office.says('25/12/2026').hears('quá 100 ngày');
  await office.says('thứ hai').hears('Thầy/cô muốn nói lúc nào');
  await office.picks('hết thứ Hai, 30/11/2020').hears('đến hết thứ Hai, 30/11/2020');
  await office.picks('Chọn ngày khác').hears('đến hết ngày nào');
  await office.says('25/12').hears('đến hết thứ Sáu, 25/12/2020');
  await office.says('24/12').hears('đến hết thứ Năm, 24/12/2020');
  await office.picks('Tạm dừng').hears('đến hết thứ Năm, 24/12/2020');
});

it('can be given another end while it runs', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await office.says('/tamdung');
  await office.says('4/12');
  await office.picks('Tạm dừng');
  await office.says('/tamdung');
  await office.picks('Chọn ngày khác').hears('đến hết ngày nào');
  await office.says('thứ tư').hears('đến hết thứ Tư, 25/11/2020');
  await office.picks('Tạm dừng').hears('đến hết thứ Tư, 25/11/2020');
  expect(await mornings(house, lan.chat, '2020-11-24', '2020-11-28')).toEqual(['2020-11-27']);
  const { read } = house.app.house.db;
  const trail = await read.auditEntry.findMany({ where: { action: { startsWith: 'reminders.' } } });
  expect(trail.map(({ action, byId }) => [action, byId])).toEqual([
    ['reminders.pause', office.person],
    ['reminders.resume', office.person],
    ['reminders.pause', office.person],
  ]);
});

it('is not for leads, and leaders cannot set it', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await lan.says('/tamdung').hears('thuộc quyền của người khác');
});

it('has ended already for whoever presses the old button, and is the office’s to end', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await office.says('/tamdung');
  await office.says('4/12');
  await office.picks('Tạm dừng');
  await office.says('/tamdung');
  await office.picks('Nhắc lại ngay').hears('▶');
  await office.picks('Nhắc lại ngay').hears('không tạm dừng');
  await office.says('/tamdung');
  await office.says('4/12');
  await house.app.house.db.transaction((tx) => tx.membership.updateMany({ data: { role: 'member' } }));
  await office.picks('Tạm dừng').hears('thuộc quyền của người khác');
});

it('refuses nudges, and holds one that waited for the morning until it is over', async () => {
  const house = await open('2020-11-24T21:00:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await office.says('/status');
  await office.picks('Nhắc người chưa nộp').hears('sẽ gửi lúc 7:00 sáng mai');
  await office.says('/tamdung');
  await office.says('26/11');
  await office.picks('Tạm dừng');
  await office.says('/status').hears('⏸');
  await office.picks('Nhắc người chưa nộp').hears('đang tạm dừng đến hết thứ Năm, 26/11/2020');
  expect(await mornings(house, lan.chat, '2020-11-25', '2020-11-27', NUDGE)).toEqual(['2020-11-27']);
});

it('lets go the morning after it was ended early what was waiting when it began', async () => {
  const house = await open('2020-11-23T06:50:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  house.clock.set('2020-11-23T07:00:00+07:00');
  await house.app.sweep();
  // Decided, not sent yet: the pause comes first.
  await house.app.house.db.transaction((tx) =>
    tx.outgoing.updateMany({ data: { notBefore: new Date('2020-11-23T08:00:00+07:00') } }),
  );
  await office.says('/tamdung');
  await office.says('4/12');
  await office.picks('Tạm dừng').hears('Đã tạm dừng');
  await house.at('2020-11-23T08:00:00+07:00');
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(0);
  house.clock.set('2020-11-24T15:00:00+07:00');
  await office.says('/tamdung');
  await office.picks('Nhắc lại ngay').hears('▶');
  expect(await mornings(house, lan.chat, '2020-11-25', '2020-11-26')).toEqual(['2020-11-25']);
});

it('puts off a snooze to the first morning after it', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T10:00:15+07:00');
  await office.says('/tamdung');
  await office.says('24/11');
  await office.picks('Tạm dừng');
  await lan.picks('Nhắc lại sáng mai').hears('07:00 thứ Tư, 25/11/2020');
  expect(await mornings(house, lan.chat, '2020-11-24', '2020-11-26')).toEqual(['2020-11-25']);
});

it('can be until an hour of the day, and the rest of that day is decided then', async () => {
  const house = await open('2020-11-26T10:00:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-26T10:00:15+07:00');
  await office.says('/tamdung');
  await office.says('9h sáng mai').hears('đến 09:00 thứ Sáu, 27/11/2020');
  await office.picks('Tạm dừng');
  await house.at('2020-11-27T07:00:00+07:00');
  await house.at('2020-11-27T08:59:59+07:00');
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(0);
  await house.at('2020-11-27T09:00:00+07:00');
  expect(messagesWith(house, lan.chat, DIGEST)).toBe(1);
});

it('is known to the rehearsal of the command line', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T10:00:15+07:00');
  await office.says('/tamdung');
  await office.says('27/11');
  await office.picks('Tạm dừng');
  const on = (day: string) => loa(house, 'reminders', '--date', day, '--dry-run', '--json');
  expect((await on('2020-11-27')).json[0]).toEqual([]);
  // Monday speaks for Friday's step too; without it, it is the last day itself.
  const { json } = await on('2020-11-30');
  expect(json[0]).toHaveLength(2);
  const said = await loa(house, 'reminders', '--date', '2020-11-27', '--dry-run');
  expect(said.lines[0]).toContain('the office has paused all reminders');
  await loa(house, 'reminders', '--date', '2020-11-23');
  expect(textFrom(house, office.chat)).toContain('⏸');
});
