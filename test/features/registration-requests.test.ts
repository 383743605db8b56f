import { describe, expect, it } from 'vitest';
import { profiles } from '../support/profiles.js';
import { asks, GROUP, invite, joins, OTHER_GROUP, openRegistration, postsOf } from './registration-steps.js';

describe.each(profiles)('asking to join on %s', (profile) => {
  it('goes to the lead and the office, is decided once, and everybody learns how', async () => {
    const house = await openRegistration({ profile });
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu' });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
    const elsewhere = await house.someone({ unit: OTHER_GROUP, role: 'lead' });
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    await hoa.hears('Đã chuyển đề nghị');
    await lead.hears(/Đề nghị tham gia: Nguyễn Thị Hoa Mẫu[\s\S]*Tổ Mẫu giáo lớn/);
    await office.hears('Đề nghị tham gia: Nguyễn Thị Hoa Mẫu');
    await elsewhere.hearsNothing();
    await hoa.says('có ai không').hears('đang chờ người phụ trách xem');

    const late = office.screen.at(-1)?.buttons.find((button) => button.label === 'Nhận')?.token;
    await lead.picks('Nhận').hears('Thầy/cô Cô Trưởng Mẫu đã nhận');
    await office.hears('Thầy/cô Cô Trưởng Mẫu đã nhận');
    await hoa.hears('Chào mừng thầy/cô Nguyễn Thị Hoa Mẫu');
    await hoa.says('Bé tập rửa tay').hearsNothing();
    if (late !== undefined) await office.presses(late).hears('Cô Trưởng Mẫu');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([`member ${GROUP}`]);
    const person = await house.app.house.db.read.person.findFirstOrThrow({ where: { name: 'Nguyễn Thị Hoa Mẫu' } });
    expect(person.agreedAt).not.toBeNull();
    expect(person.noticeVersion).not.toBe('');
  });

  it('tells who was not taken, and lets them ask again', async () => {
    const house = await openRegistration({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    await office.picks('Từ chối').hears('đã từ chối');
    await hoa.hears('chưa được nhận');
    expect(await house.app.house.db.read.person.count()).toBe(1);
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    await office.picks('Nhận').hears('đã nhận');
    await hoa.hears('Chào mừng');
  });

  it('asks the office where to, when the person does not know', async () => {
    const house = await openRegistration({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    const hoa = house.stranger('hoa');
    await hoa.says('xin chào');
    await hoa.picks('Xin tham gia');
    await hoa.picks('Đồng ý');
    await hoa.says('Nguyễn Thị Hoa Mẫu').hears('Xem thêm');
    await hoa.picks('Xem thêm').hears('Tổ Mẫu giáo lớn');
    await hoa.says('tổ không có').hears('Không có đơn vị nào');
    await hoa.picks('Tôi chưa rõ').hears('Đơn vị: chưa rõ');
    await hoa.picks('Đúng, gửi đề nghị');
    await lead.hearsNothing();
    await office.picks('Nhận').hears('vào đơn vị nào');
    await office.says('nha tre').hears('đã nhận');
    await hoa.hears('Tổ Nhà trẻ');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([`member ${OTHER_GROUP}`]);
  });
});

describe('an invite for many', () => {
  it('lets nobody in before somebody agreed, and no more than its number', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    const { link, typed } = await invite(house, { uses: 2 });
    expect(typed).toBeUndefined();
    const [a, b, c] = ['a', 'b', 'c'].map((chat) => house.stranger(chat));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three strangers');
    await a.follows(link);
    await joins(a, 'Người Thứ Nhất');
    await a.hears('Đã chuyển đề nghị');
    await lead.hears('lời mời dùng cho nhiều người');
    expect(await postsOf(house, 'Người Thứ Nhất')).toEqual([]);
    await a.follows(link);
    await joins(a, 'Người Thứ Nhất');
    await a.hears('đang chờ');
    await b.follows(link);
    await joins(b, 'Người Thứ Hai');
    await c.follows(link).hears('được dùng hết lượt');

    await lead.picks('Từ chối').hears('Người Thứ Hai');
    await c.follows(link).hears('Đồng ý');
    await joins(c, 'Người Thứ Ba');
    await lead.picks('Nhận').hears('Người Thứ Ba');
    expect(await postsOf(house, 'Người Thứ Ba')).toEqual([`member ${GROUP}`]);
    expect(await postsOf(house, 'Người Thứ Hai')).toEqual([]);
  });

  it('gives a member the post only after it was accepted', async () => {
    const house = await openRegistration();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: GROUP, name: 'Trần Thị Lan Mẫu' });
    const { link } = await invite(house, { uses: 3, unit: 'bo-phan-truyen-thong', role: 'editor' });
    await lan.follows(link);
    await lan.picks('Nhận vai trò').hears('Đã chuyển đề nghị');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual([`member ${GROUP}`]);
    await office.picks('Nhận');
    await lan.hears('thêm vai trò biên tập');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual([`member ${GROUP}`, 'editor bo-phan-truyen-thong']);
    const people = await house.app.house.db.read.person.findMany({ where: { name: 'Trần Thị Lan Mẫu' } });
    expect(people).toHaveLength(1);
  });
});

describe('requests', () => {
  it('are decided once, even when two press at the same moment', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu' });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Cô Văn Phòng Mẫu' });
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    const press = (who: typeof lead, label: string) => {
      const token = who.screen.at(-1)?.buttons.find((button) => button.label === label)?.token ?? '';
      return house.channel.deliver(who.chat, { kind: 'tap', token });
    };
    await press(lead, 'Từ chối');
    await press(office, 'Nhận');
    await office.hears('Cô Trưởng Mẫu');
    await hoa.hears('chưa được nhận');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([]);
    const decisions = await house.app.house.db.read.auditEntry.count({
      where: { action: { in: ['registration.accept', 'registration.refuse'] } },
    });
    expect(decisions).toBe(1);
  });

  it('stay decided when an older list of them is pressed', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead', name: 'Cô Trưởng Mẫu' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    await leader.says('/thanhvien');
    await leader.picks('Đề nghị chờ xem (1)');
    await lead.picks('Từ chối');
    await leader.picks('Nhận').hears('đã được thầy/cô Cô Trưởng Mẫu xử lý');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([]);
  });

  it('accepted by somebody without a card show the decision to them too', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader', name: 'Thầy Hiệu Trưởng Mẫu' });
    await asks(house.stranger('hoa'), 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    await leader.says('/thanhvien');
    await leader.picks('Đề nghị chờ xem (1)');
    await leader.picks('Nhận').hears('Thầy Hiệu Trưởng Mẫu đã nhận');
    await lead.hears('Thầy Hiệu Trưởng Mẫu đã nhận');
  });

  it('close by themselves when the person gets a code meanwhile', async () => {
    const house = await openRegistration();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    const { link } = await invite(house);
    await hoa.follows(link);
    await joins(hoa, 'Nguyễn Thị Hoa Mẫu');
    await office.hears('không còn cần xử lý');
    expect(await house.app.house.db.read.joinRequest.count({ where: { state: 'pending' } })).toBe(0);
    expect(await house.app.house.db.read.person.count({ where: { name: 'Nguyễn Thị Hoa Mẫu' } })).toBe(1);
  });

  it('wait for the first office when there is none yet', async () => {
    const house = await openRegistration();
    const hoa = house.stranger('hoa');
    await asks(hoa, 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
    const { link } = await invite(house, { unit: 'van-phong', role: 'office' });
    const office = house.stranger('office');
    await office.follows(link);
    await joins(office, 'Cô Văn Phòng Mẫu');
    await office.hears('Đề nghị tham gia: Nguyễn Thị Hoa Mẫu');
    await office.picks('Nhận');
    await hoa.hears('Chào mừng');
  });

  it('for another role than member are not the lead’s to accept', async () => {
    const house = await openRegistration();
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    const { link } = await invite(house, { uses: 2, role: 'lead' });
    const hoa = house.stranger('hoa');
    await hoa.follows(link);
    await joins(hoa, 'Nguyễn Thị Hoa Mẫu');
    await lead.picks('Nhận').hears('thuộc quyền của người khác');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([]);
  });
});
