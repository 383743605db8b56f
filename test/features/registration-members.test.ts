import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { asks, GROUP, invite, OTHER_GROUP, openRegistration, postsOf } from './registration-steps.js';

describe.each(profiles)('/thanhvien on %s', (profile) => {
  it('shows a lead the people of the unit by given name, who is out of reach and who waits', async () => {
    const house = await openRegistration({ profile });
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Trần Thị Ánh Mẫu Yến' });
    await house.someone({ unit: GROUP, name: 'Nguyễn Thị Mẫu Đào' });
    const blocked = await house.someone({ unit: GROUP, name: 'Nguyễn Thị Mẫu Dũng' });
    await house.someone({ unit: OTHER_GROUP, name: 'Người Tổ Khác' });
    await blocked.does({ kind: 'reach', reachable: false });
    await asks(house.stranger('hoa'), 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    const shown = await lead.says('/thanhvien').hears('Tổ Mẫu giáo lớn: 3 người');
    const all = [shown.text, ...shown.buttons.map((button) => button.label)].join('\n');
    expect(all).toMatch(/Dũng · thành viên · chưa liên lạc được[\s\S]*Đào · thành viên\n[\s\S]*Yến · phụ trách đơn vị/);
    expect(all).not.toContain('Người Tổ Khác');
    await lead.picks('Đề nghị chờ xem (1)').hears('Nguyễn Thị Hoa Mẫu');
    await lead.picks('Nhận').hears('đã nhận');
    await lead.says('/thanhvien').hears('4 người');
  });

  it('pages through many people, seven at a time', async () => {
    const house = await openRegistration({ profile });
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu A' });
    for (const letter of 'BCDEGHIK') await house.someone({ unit: GROUP, name: `Người Mẫu ${letter}` });
    const first = await lead.says('/thanhvien').hears('9 người');
    expect(JSON.stringify(first)).toContain('Người Mẫu H');
    expect(JSON.stringify(first)).not.toContain('Người Mẫu K');
    await lead.picks('Xem thêm').hears('Người Mẫu K');
    await lead.picks('Xem lại từ đầu').hears('Người Mẫu B');
  });

  it('lets the office choose a unit, look at a person and end a post', async () => {
    const house = await openRegistration({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
    const hoa = await house.someone({ unit: OTHER_GROUP, name: 'Nguyễn Thị Hoa Mẫu' });
    await office.says('/thanhvien').hears('đơn vị nào');
    await office.picks('Tổ Nhà trẻ (1)').hears('Tổ Nhà trẻ: 1 người');
    await office.picks(/Hoa Mẫu/).hears('Tham gia từ thứ Hai, 02/11/2020');
    await office.picks('Thôi thành viên – Tổ Nhà trẻ').hears('Đây là vai trò duy nhất');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toHaveLength(1);
    await office.picks('Đúng, kết thúc').hears('Đã kết thúc');
    await hoa.hears('đã được kết thúc');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([]);
    await hoa.says('/start').hears('Xin tham gia');
    await office.picks('Đúng, kết thúc').hears('kết thúc trước đó');
  });
});

it('finds people and units by a part of their name, within reach', async () => {
  const house = await openRegistration();
  const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
  const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu' });
  await house.someone({ unit: OTHER_GROUP, name: 'Nguyễn Thị Hoa Mẫu' });
  await house.someone({ unit: GROUP, name: 'Trần Thị Hòa Mẫu' });
  await office.says('/thanhvien').hears('/thanhvien kèm tên người hoặc tên đơn vị');
  const shown = await office.says('/thanhvien cô hoa').hears('Tìm “cô hoa”: 2 người.');
  expect(shown.buttons.map(({ label }) => label)).toEqual([
    'Nguyễn Thị Hoa Mẫu · Tổ Nhà trẻ',
    'Trần Thị Hòa Mẫu · Tổ Mẫu giáo lớn',
    'Xem các đơn vị',
  ]);
  await office.picks(/^Nguyễn Thị Hoa/).hears('Tham gia từ');
  await office.says('/thanhvien nha tre').hears('Tổ Nhà trẻ: 1 người');
  await office.says('/thanhvien mau giao').hears('3 đơn vị');
  await lead.says('/thanhvien hoa').hears('Trần Thị Hòa Mẫu\n• thành viên – Tổ Mẫu giáo lớn');
  await lead.says('/thanhvien nha tre').hears('Không có ai, đơn vị nào mang tên “nha tre”');
});

describe('posts', () => {
  it('of the last office are not ended', async () => {
    const house = await openRegistration();
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
    await office.says('/thanhvien');
    await office.picks('Văn phòng (1)');
    await office.picks(/Phòng Mẫu/);
    await office.picks('Thôi văn phòng');
    await office.picks('Đúng, kết thúc').hears('người cuối cùng');
    expect(await postsOf(house, 'Cô Văn Phòng Mẫu')).toEqual(['office van-phong']);
  });

  it('other than a member’s are not the lead’s to end', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu' });
    await lead.says('/thanhvien');
    const { buttons } = await lead.picks(/Trưởng Mẫu/).hears('Cô Trưởng Mẫu');
    expect(buttons.map((button) => button.label)).toEqual(['Về danh sách']);
  });

  it('change the menu beside the text field', async () => {
    const house = await openRegistration();
    const hoa = await house.someone({ unit: GROUP });
    await house.app.sweep();
    const names = () => house.channel.menuOf(hoa.chat).map((entry) => entry.command);
    expect(names()).toEqual(['start', 'trogiup']);
    const { link } = await invite(house, { role: 'lead' });
    await hoa.follows(link);
    await hoa.picks('Nhận vai trò');
    await house.app.sweep();
    expect(names()).toEqual(['start', 'trogiup', 'moi', 'thanhvien']);
  });
});

describe('/start and /trogiup', () => {
  it('greet by name and posts, and list the commands of one’s own role only', async () => {
    const house = await openRegistration();
    const member = await house.someone({ unit: GROUP, name: 'Nguyễn Thị Hoa Mẫu' });
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    await member.says('/start').hears(/Nguyễn Thị Hoa Mẫu[\s\S]*thành viên – Tổ Mẫu giáo lớn/);
    const forMember = await member.says('/trogiup').hears('/start');
    expect(forMember.text).not.toContain('/moi');
    expect(forMember.text).toContain('/huy');
    const forLead = await lead.says('/trogiup').hears('/moi');
    expect(forLead.text).toMatch(/Đơn vị\n\/moi[^\n]*\n\/thanhvien/);
  });

  it('know the commands of every feature, and the address of the chat channel', async () => {
    const house = await openHouse();
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    await lead.says('/trogiup').hears(/Hằng ngày\n\/viec[\s\S]*Đơn vị\n[\s\S]*\/thanhvien/);
    await lead.says('/moi');
    await lead.picks('Một người').hears(/https:\/\/telegram\.example\/join\?start=[\w-]{22}/);
  });

  it('help in the middle of a question without ending it', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    await lead.says('/moi');
    await lead.says('/trogiup').hears('Các lệnh');
    await lead.picks('Một người').hears('Kính mời');
  });
});
