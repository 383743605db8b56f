import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/features/plan/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { giveTo, LON, losesReach, messagesWith, NUDGE, textFrom } from './reminders-steps.js';
import { FEATURES, handIn, pay, payNovember } from './tasks-builders.js';

const PRESS = 'Nhắc người chưa nộp';
const TUESDAY_TEN = '2020-11-24T10:00:00+07:00';
const open = (now = TUESDAY_TEN) => openHouse({ features: FEATURES, now });

describe.each(profiles)('the nudge on %s', (profile) => {
  it('has each who owes in that month reminded once, of that only, and says how many', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: TUESDAY_TEN });
    const head = await house.someone({ unit: 'bgh', role: 'leader', name: 'Người Thử Trưởng' });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const be = await house.someone({ unit: 'to-mau-giao-be', role: 'lead' });
    await payNovember(house, hoa.person, 'to-nha-tre');
    await handIn(house, be.person, 'monthly-article/to-mau-giao-be/2020-11');
    await head.says('/status').hears('Tình hình tháng 11/2020');
    await head.picks(PRESS).hears('Hệ thống đang nhắc 2 người về 5 việc chưa nộp');
    const said = textFrom(house, lan.chat);
    expect(said).toContain('Người Thử Trưởng nhờ nhắc 3 việc chưa xong');
    expect(said).toContain('Mỗi tháng ít nhất một bài');
    // Owed too, but of another time: the semester's photos.
    expect(said).not.toContain('Ảnh tư liệu học kỳ');
    expect(textFrom(house, be.chat)).toContain('nhờ nhắc 2 việc chưa xong');
    expect(hoa.screen).toEqual([]);
    await lan.picks(/^Nộp bài/).hears('cứ gửi chữ và ảnh vào đây');
  });

  it('comes once a day for each task, whoever presses, and again the next day', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: TUESDAY_TEN });
    const head = await house.someone({ unit: 'bgh', role: 'leader' });
    const deputy = await house.someone({ unit: 'bgh', role: 'leader' });
    const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
    await head.says('/status');
    await head.picks(PRESS).hears('đang nhắc 1 người về 3 việc');
    await deputy.says('/status');
    await deputy.picks(PRESS).hears('Hôm nay đã nhắc rồi: Người Thử Lan (Tổ Mẫu giáo lớn)');
    await head.picks(PRESS).hears('Hôm nay đã nhắc rồi');
    expect(messagesWith(house, lan.chat, NUDGE)).toBe(1);
    house.clock.set('2020-11-25T10:00:00+07:00');
    await deputy.picks(PRESS).hears('đang nhắc 1 người về 3 việc');
    expect(messagesWith(house, lan.chat, NUDGE)).toBe(2);
  });
});

it('waits for the morning when pressed in quiet hours, says so, and leaves out who handed in meanwhile', async () => {
  const house = await open('2020-11-24T21:15:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  await office.says('/status');
  await office.picks(PRESS).hears('sẽ gửi lúc 7:00 sáng mai (thứ Tư, 25/11/2020)');
  await office.picks(PRESS).hears('Đã có lời nhắc chờ gửi cho');
  expect([lan.screen, hoa.screen]).toEqual([[], []]);
  await payNovember(house, hoa.person, 'to-nha-tre');
  await house.at('2020-11-25T06:59:45+07:00');
  expect(lan.screen).toEqual([]);
  await house.at('2020-11-25T07:00:00+07:00');
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(1);
  expect(hoa.screen).toEqual([]);
  // It was that day's: pressing again in the morning reminds nobody twice.
  await office.picks(PRESS).hears('Hôm nay đã nhắc rồi');
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(1);
});

it('waits for the first working morning when pressed before a weekend’s end', async () => {
  const house = await open('2020-11-28T09:00:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await office.says('/status');
  await office.picks(PRESS).hears('sẽ gửi lúc 07:00 thứ Hai, 30/11/2020');
  await house.at('2020-11-29T09:00:00+07:00');
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(0);
  await house.at('2020-11-30T07:00:00+07:00');
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(1);
});

it('goes this very morning when pressed before seven', async () => {
  const house = await open('2020-11-24T06:40:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.someone({ unit: LON, role: 'lead' });
  await office.says('/status');
  await office.picks(PRESS).hears('sẽ gửi lúc 7:00 sáng nay (thứ Ba, 24/11/2020)');
});

it('names who is out of reach and counts nothing against them', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
  await losesReach(house, lan.person);
  await office.says('/status').hears('⚠ Hệ thống không nhắn được cho: Người Thử Lan (Tổ Mẫu giáo lớn)');
  expect(textFrom(house, office.chat)).toContain('Tổ Mẫu giáo lớn: 0/1 chưa nộp, còn 6 ngày ⚠');
  await office.picks(PRESS).hears('không nhắn được cho: Người Thử Lan');
  // Back again: nothing was used up.
  await lan.says('/viec').hears('Việc của thầy/cô');
  await office.picks(PRESS).hears('đang nhắc 1 người về 3 việc');
  await office.says('/status').hears('Tình hình');
  expect(office.screen.at(-1)?.text).not.toContain('⚠');
});

it('reaches a lead’s own people and no further, and shows others neither the button nor the warning', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const mai = await house.someone({ unit: LON, name: 'Người Thử Mai' });
  const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  // All that is owed in her reach is her own: there is nobody to remind.
  await lan.says('/status').hears('Tình hình');
  expect(lan.screen.at(-1)?.buttons.map((button) => button.label)).not.toContain(PRESS);
  await giveTo(house, { unit: LON, people: [mai.person], by: lan.person, dueAt: '2020-11-27T00:00:00+07:00' });
  await losesReach(house, hoa.person);
  await lan.says('/status').hears(PRESS);
  expect(textFrom(house, lan.chat)).not.toContain('⚠');
  await lan.picks(PRESS).hears('đang nhắc 1 người về 1 việc');
  expect(textFrom(house, lan.chat)).toContain('3 việc là của chính thầy/cô');
  expect(messagesWith(house, mai.chat, NUDGE)).toBe(1);
  expect(messagesWith(house, hoa.chat, NUDGE)).toBe(0);
  await mai.says('/status').hears('Tình hình');
  expect(mai.screen.at(-1)?.buttons.map((button) => button.label)).not.toContain(PRESS);
});

it('can be about one duty alone, and about a month that is past', async () => {
  const house = await open('2020-12-03T10:00:00+07:00');
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await pay(house, lan.person, `monthly-article/${LON}/2020-11`);
  await office.says('/status 2020-11').hears('Tình hình tháng 11/2020');
  await office.picks(PRESS).hears('đang nhắc 1 người về 2 việc');
  expect(textFrom(house, lan.chat)).toContain('đã quá hạn 3 ngày');
  expect(textFrom(house, lan.chat)).not.toContain('31/12/2020');
});

it('is as often a day as the plan says', async () => {
  const house = await open();
  const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
  await house.app.house.act(THE_HOUSE, 'test', (act) =>
    applyPlan(act, `${source}\nreminders: { nudgesPerTaskAndDay: 2 }\n`, 'twice.yaml'),
  );
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await office.says('/status');
  await office.picks(PRESS).hears('đang nhắc 1 người');
  await office.picks(PRESS).hears('đang nhắc 1 người');
  await office.picks(PRESS).hears('Hôm nay đã nhắc rồi');
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(2);
});

it('says so when nobody owes any more, and refuses whoever may not', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await office.says('/status');
  const token = office.screen.at(-1)?.buttons.find((button) => button.label === PRESS)?.token ?? '';
  await house.app.house.db.transaction((tx) => tx.task.updateMany({ data: { excusedAt: house.clock.now() } }));
  await office.picks(PRESS).hears('không còn ai chưa nộp');
  await lan.presses(token).hears('không');
  expect(lan.screen).toHaveLength(1);
  expect(messagesWith(house, lan.chat, NUDGE)).toBe(0);
});

it('does nothing for somebody who lost the right since the button was shown', async () => {
  const house = await open();
  const head = await house.someone({ unit: 'bgh', role: 'leader' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await head.says('/status');
  await house.app.house.db.transaction((tx) =>
    tx.membership.updateMany({ where: { personId: head.person }, data: { role: 'member' } }),
  );
  await head.picks(PRESS).hears('thuộc quyền của người khác');
  expect(lan.screen).toEqual([]);
});

it('keeps within eight buttons with everything on the screen', async () => {
  const house = await open();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.someone({ unit: LON, role: 'lead' });
  const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
  const last = '      - { code: to-nuoi-duong, name: Tổ Nuôi dưỡng, kind: professional-group }\n';
  const more = Array.from(
    { length: 60 },
    (_, n) => `      - { code: to-${n}, name: Tổ số ${n}, kind: professional-group }\n`,
  );
  await house.app.house.act(THE_HOUSE, 'test', (act) =>
    applyPlan(act, source.replace(last, last + more.join('')), 'big.yaml'),
  );
  const shown = await office.says('/status').hears(PRESS);
  expect(shown.buttons.length).toBeLessThanOrEqual(8);
  await office.picks('Chi tiết từng nhiệm vụ').hears('nhiệm vụ nào');
  await office.picks(/^Mỗi tháng ít nhất một bài về/).hears(PRESS);
  await office.picks(PRESS).hears('đang nhắc 1 người về 1 việc');
});
