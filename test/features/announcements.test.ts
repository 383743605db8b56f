import { describe, expect, it } from 'vitest';
import { announcements } from '../../src/features/announcements/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import type { Talker } from '../support/talker.js';
import { FEATURES as ISSUE_FEATURES, screenText } from './hot-issues-steps.js';

const FEATURES = [...ISSUE_FEATURES, announcements];
const WORDS = 'Họp hội đồng lúc 14h thứ Tư';

async function announces(by: Talker, ...audience: readonly string[]) {
  await by.says('/thongbao').hears('Nội dung thông báo');
  await by.says(WORDS).hears('Gửi đến ai');
  for (const each of audience) await by.says(each).hears('Đã chọn');
  await by.picks('Xong, tiếp tục').hears('Thông báo sắp gửi');
  return by.picks('Đúng, gửi thông báo').hears('Đã ghi nhận thông báo');
}

const readers = (house: TestHouse) => house.app.house.db.read.announcementReader.findMany({ orderBy: { id: 'asc' } });

describe.each(profiles)('an announcement on %s', (profile) => {
  it('reaches those it is for, and its sender sees who has not read it', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const mai = await house.someone({ unit: 'to-mau-giao-lon', name: 'Mai Thử' });
    const other = await house.someone({ unit: 'to-nha-tre' });
    const receipt = await announces(office, 'Tổ Mẫu giáo lớn');
    expect(receipt.text).toContain('TB-1120-001 đến 2 người');
    await house.at('2020-11-02T08:15:00+07:00');
    await lan.hears(WORDS);
    await lan.picks('Đã đọc').hears('Thầy/cô đã đọc lúc');
    expect(screenText(other)).not.toContain(WORDS);
    await office.says('/thongbao');
    await office.picks('Xem thông báo đã gửi');
    await office.picks('TB-1120-001: 1/2 đã đọc').hears('Đã đọc: 1/2');
    const unread = await office.picks('Ai chưa đọc').hears('Chưa đọc: 1 người');
    expect(unread.text).toContain('Tổ Mẫu giáo lớn: Mai Thử');
    expect(screenText(mai)).toContain(WORDS);
    await office.says('/thongbao Nghỉ chiều thứ Sáu để tránh bão').hears('Gửi đến ai');
  });
});

describe('announcements', () => {
  it('wait for the hours in which people are spoken to, go to each once, and remind the rest once a day', async () => {
    const house = await openHouse({ features: FEATURES, now: '2020-11-07T21:00:00+07:00' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    await announces(leader, 'Trưởng các đơn vị', 'Tổ Nhà trẻ');
    await house.at('2020-11-08T12:00:00+07:00');
    await lead.hearsNothing();
    for (const minute of ['00', '05', '10']) await house.at(`2020-11-09T07:${minute}:00+07:00`);
    expect(lead.screen.filter((shown) => shown.text.includes(WORDS))).toHaveLength(1);
    await leader.says('/thongbao');
    await leader.picks('Xem thông báo đã gửi');
    await leader.picks('TB-1120-001: 0/1 đã đọc');
    await leader.picks('Nhắc người chưa đọc').hears('Đã nhắc 1 người');
    await leader.picks('Nhắc người chưa đọc').hears('Hôm nay đã nhắc rồi');
    await lead.hears('Nhắc lại thông báo TB-1120-001');
    await lead.picks('Đã đọc');
    expect((await readers(house)).map(({ readAt }) => readAt)).not.toContain(null);
  });

  it('are told a slice at a time, taken back where they were not read, and are not for members', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    for (let n = 0; n < 100; n += 1) await house.someone({ unit: 'to-mau-giao-lon' });
    await announces(office, 'Tất cả mọi người');
    await house.app.sweep();
    expect((await readers(house)).filter(({ toldAt }) => toldAt !== null)).toHaveLength(100);
    await house.app.sweep();
    expect((await readers(house)).filter(({ toldAt }) => toldAt === null)).toEqual([]);
    await lan.says('/thongbao').hears('thuộc quyền của người khác');
    await office.says('/thongbao');
    await office.picks('Xem thông báo đã gửi');
    await office.picks(/^TB-1120-001/);
    await office.picks('Thu lại thông báo').hears('Đã thu lại TB-1120-001');
    await lan.hears('Thông báo này đã được thu lại');
  });
});
