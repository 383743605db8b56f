import { describe, expect, it } from 'vitest';
import { NOTICE_VERSION } from '../../src/features/registration/texts.js';
import { profiles } from '../support/profiles.js';
import { GROUP, invite, joins, openRegistration, postsOf } from './registration-steps.js';

describe.each(profiles)('joining with a code on %s', (profile) => {
  it('leads from the link through notice, name and confirmation into the house', async () => {
    const house = await openRegistration({ profile });
    const { link } = await invite(house);
    const hoa = house.stranger('hoa');
    await hoa.follows(link).hears('Tổ Mẫu giáo lớn');
    await hoa.hears('Đồng ý');
    const agreed = house.clock.now();
    await hoa.picks('Đồng ý').hears('họ và tên');
    await hoa.says('Nguyễn Thị Hoa Mẫu').hears('Họ tên: Nguyễn Thị Hoa Mẫu');
    await hoa.picks('Đúng, tham gia').hears(/Chào mừng thầy\/cô Nguyễn Thị Hoa Mẫu[\s\S]*\/viec/);

    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([`member ${GROUP}`]);
    const person = await house.app.house.db.read.person.findFirstOrThrow({ include: { accounts: true } });
    expect(person.agreedAt).toEqual(agreed);
    expect(person.noticeVersion).toBe(NOTICE_VERSION);
    expect(person.accounts.map((account) => [account.sender, account.menuStale])).toEqual([['hoa', true]]);
    await hoa.says('/start').hears('Xin chào thầy/cô Nguyễn Thị Hoa Mẫu');
  });

  it('takes a typed code in lower case, with hyphens and spaces, at any time', async () => {
    const house = await openRegistration({ profile });
    const { typed = '' } = await invite(house, { role: 'lead' });
    const lan = house.stranger('lan');
    await lan.says('Xin chào').hears('Loa');
    await lan
      .says(` ${typed.slice(0, 3)}-${typed.slice(3, 6)} ${typed.slice(6)}`.toLowerCase())
      .hears('phụ trách đơn vị');
    await joins(lan, 'Trần Thị Lan Mẫu');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual([`lead ${GROUP}`]);
  });

  it('asks for the code when the person says there is one', async () => {
    const house = await openRegistration({ profile });
    const { typed = '' } = await invite(house);
    const lan = house.stranger('lan');
    await lan.says('alo').hears('Nhập mã mời');
    await lan.picks('Nhập mã mời').hears('8 chữ và số');
    await lan.says('tôi không nhớ').hears('8 chữ và số');
    await lan.picks('Chưa có mã').hears('Xin tham gia');
    await lan.says(typed).hears('Đồng ý');
  });

  it('keeps nothing about a person who does not agree, and lets them come back', async () => {
    const house = await openRegistration({ profile });
    const { link } = await invite(house);
    const mai = house.stranger('mai');
    await mai.follows(link);
    await mai.says('Mai Thị Mẫu').hears('Đồng ý hoặc Không đồng ý');
    await mai.picks('Không đồng ý').hears('không lưu thông tin');
    const { db } = house.app.house;
    expect(await db.read.person.count()).toBe(0);
    expect(await db.read.joinRequest.count()).toBe(0);
    expect(await db.read.dialog.count({ where: { state: 'active' } })).toBe(0);
    await mai.follows(link);
    await joins(mai, 'Mai Thị Mẫu');
    expect(await postsOf(house, 'Mai Thị Mẫu')).toEqual([`member ${GROUP}`]);
  });

  it('goes on after a restart in the middle', async () => {
    const house = await openRegistration({ profile });
    const { link } = await invite(house);
    const hoa = house.stranger('hoa');
    await hoa.follows(link);
    await house.restart();
    await hoa.picks('Đồng ý').hears('họ và tên');
    await house.restart();
    await hoa.says('Nguyễn Thị Hoa Mẫu').hears('Họ tên');
    await house.restart();
    await hoa.picks('Đúng, tham gia').hears('Chào mừng');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([`member ${GROUP}`]);
  });

  it('checks the name, and asks again for one that was wrong', async () => {
    const house = await openRegistration({ profile });
    const { link } = await invite(house);
    const hoa = house.stranger('hoa');
    await hoa.follows(link);
    await hoa.picks('Đồng ý');
    await hoa.says('x').hears('2 đến 80');
    await hoa.says('Hoa 1990').hears('2 đến 80');
    await hoa.says('hoa').hears(/Họ tên: Hoa\n[\s\S]*một chữ/);
    await hoa.picks('Sửa họ tên').hears('họ và tên');
    await hoa.says('nguyễn  thị hoa mẫu').hears('Họ tên: Nguyễn Thị Hoa Mẫu');
    await hoa.says('đúng rồi ạ').hears('Chào mừng');
  });

  it('answers what is no answer, and stops when asked', async () => {
    const house = await openRegistration({ profile });
    const { link } = await invite(house);
    const hoa = house.stranger('hoa');
    await hoa.follows(link);
    await hoa.does({ kind: 'unsupported', what: 'sticker' }).hears('trả lời câu hỏi ở trên');
    await hoa.sends([{ kind: 'photo', bytes: new Uint8Array([1]) }]).hears('trả lời câu hỏi ở trên');
    await hoa.says('/huy').hears('Đã dừng');
    await hoa.says('/huy').hears('không có câu hỏi');
    await hoa.says('/viec').hears('Xin tham gia');
  });

  it('gives a member one more post after one tap, and never the same twice', async () => {
    const house = await openRegistration({ profile });
    const lan = await house.someone({ unit: GROUP, name: 'Trần Thị Lan Mẫu' });
    const first = await invite(house, { unit: 'bo-phan-truyen-thong', role: 'editor' });
    await lan.follows(first.link).hears('biên tập – Bộ phận truyền thông');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual([`member ${GROUP}`]);
    await lan.picks('Nhận vai trò').hears('thêm vai trò biên tập');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual([`member ${GROUP}`, 'editor bo-phan-truyen-thong']);

    const second = await invite(house, { unit: 'bo-phan-truyen-thong', role: 'editor' });
    await lan.follows(second.link).hears('đang giữ vai trò');
    await lan.says('/start');
    await lan.picks('Nhập mã mời').hears('8 chữ và số');
    await lan.says(second.typed ?? '').hears('đang giữ vai trò');
    const third = await invite(house, { role: 'lead' });
    await lan.says(`/start ${third.typed}`).hears('phụ trách đơn vị');
    await lan.picks('Để sau').hears('Khi cần');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toHaveLength(2);
  });
});

describe('codes', () => {
  it('tells apart wrong, used, expired and revoked, each in one sentence', async () => {
    const house = await openRegistration();
    const [used, old, gone] = [
      await invite(house),
      await invite(house, { days: 1 }),
      await invite(house, { days: 30 }),
    ];
    const first = house.stranger('first');
    await first.follows(used.link);
    await joins(first, 'Người Đến Trước');
    await house.app.house.db.transaction((tx) =>
      tx.invite.update({ where: { id: gone.id }, data: { revokedAt: house.clock.now() } }),
    );
    house.clock.set('2020-11-03T08:00:00+07:00');
    const late = house.stranger('late');
    await late.follows(used.link).hears('được dùng hết lượt');
    await late.follows(old.link).hears('đã hết hạn');
    await late.follows(gone.link).hears('đã được thu hồi');
    await late.follows('khong-co-ma-nay').hears('không đúng');
    await late.says('ABCD2345').hears('không đúng');
  });

  it('counts the code and the link of one person as one', async () => {
    const house = await openRegistration();
    const { link, typed = '' } = await invite(house);
    const [a, b] = [house.stranger('a'), house.stranger('b')];
    await a.says(typed);
    await joins(a, 'Người Đến Trước');
    await b.follows(link).hears('được dùng hết lượt');
    const other = await invite(house);
    await b.follows(other.link);
    await joins(b, 'Người Đến Sau');
    await a.says(`/start ${other.typed}`).hears('được dùng hết lượt');
  });

  it('lets only one in when two follow the same link, and says so kindly to the other', async () => {
    const house = await openRegistration();
    const { link } = await invite(house);
    const [a, b] = [house.stranger('a'), house.stranger('b')];
    for (const each of [a, b]) {
      await each.follows(link);
      await each.picks('Đồng ý');
    }
    await a.says('Người Đến Trước');
    await b.says('Người Đến Sau');
    const token = (screen: typeof a.screen) =>
      screen.at(-1)?.buttons.find((button) => button.label === 'Đúng, tham gia')?.token ?? '';
    const [first, second] = [token(a.screen), token(b.screen)];
    // Both presses reach the inbox before either is handled, so they share a transaction.
    await house.channel.deliver('a', { kind: 'tap', token: first });
    await house.channel.deliver('b', { kind: 'tap', token: second });
    await house.settle();
    await a.hears('Chào mừng');
    await b.hears('được dùng hết lượt');
    expect(await postsOf(house, 'Người Đến Sau')).toEqual([]);
    expect(await house.app.house.db.read.person.count()).toBe(1);
  });

  it('allows five wrong tries an hour, then none, not even a right one', async () => {
    const house = await openRegistration();
    const { typed = '' } = await invite(house);
    const guesser = house.stranger('guesser');
    for (const minute of [0, 10, 20, 30]) {
      house.clock.set(`2020-11-02T08:${String(minute).padStart(2, '0')}:00+07:00`);
      await guesser.says('ABCD2345').hears('không đúng');
    }
    house.clock.set('2020-11-02T08:40:00+07:00');
    await guesser.says('ABCD2346').hears('thử lại sau 09:00 thứ Hai, 02/11/2020');
    house.clock.set('2020-11-02T08:59:59+07:00');
    await guesser.says(typed).hears('thử lại sau 09:00');
    const neighbour = house.stranger('neighbour');
    await neighbour.says('ABCD2347').hears('không đúng');
    house.clock.set('2020-11-02T09:00:00+07:00');
    await guesser.says(typed).hears('Đồng ý');
  });

  it('counts the tries of members too', async () => {
    const house = await openRegistration();
    const lan = await house.someone({ unit: GROUP });
    const { link } = await invite(house, { role: 'lead' });
    for (let n = 0; n < 4; n++) await lan.follows(`sai-${n}`).hears('không đúng');
    await lan.follows('sai-4').hears('thử lại sau');
    await lan.follows(link).hears('thử lại sau');
    house.clock.advance(3_600_000);
    await lan.follows(link).hears('Nhận vai trò');
  });

  it('takes plain letters for a name where a name is asked, although a code may look so', async () => {
    const house = await openRegistration();
    const thuy = house.stranger('thuy');
    await thuy.says('xin chào');
    await thuy.picks('Xin tham gia');
    await thuy.picks('Đồng ý');
    await thuy.says('Tran Thuy').hears('đơn vị nào');
    expect(await house.app.house.db.read.codeTry.count()).toBe(0);
  });

  it('takes a code that comes late, while the name is asked', async () => {
    const house = await openRegistration();
    let typed = '';
    while (!/\d/.test(typed)) typed = (await invite(house, { role: 'lead' })).typed ?? '';
    const thuy = house.stranger('thuy');
    await thuy.says('xin chào');
    await thuy.picks('Xin tham gia');
    await thuy.picks('Đồng ý');
    await thuy.says('ABCD2345').hears('không đúng');
    await thuy.says(typed).hears('họ và tên');
    await thuy.says('Trần Thị Thủy Mẫu').hears('phụ trách đơn vị');
    await thuy.picks('Đúng, tham gia');
    expect(await postsOf(house, 'Trần Thị Thủy Mẫu')).toEqual([`lead ${GROUP}`]);
  });

  it('stores no code, only its hash', async () => {
    const house = await openRegistration();
    const { link, typed = '' } = await invite(house);
    const rows = JSON.stringify(await house.app.house.db.read.invite.findMany());
    expect(rows).not.toContain(link);
    expect(rows).not.toContain(typed);
  });
});

describe('before there is anybody', () => {
  it('asks for patience while no plan is applied', async () => {
    const house = await openRegistration({ plan: null });
    await house.stranger('early').says('xin chào').hears('đang được cài đặt');
  });

  it('lets the first office account in with an invite from the command line', async () => {
    const house = await openRegistration();
    const { typed = '' } = await invite(house, { unit: 'thanh-truong', role: 'office' });
    const vanPhong = house.stranger('van-phong');
    await vanPhong.says(typed).hears('văn phòng – Trường Mầm non Thanh Trường');
    await joins(vanPhong, 'Lê Văn Phòng Mẫu');
    expect(await postsOf(house, 'Lê Văn Phòng Mẫu')).toEqual(['office thanh-truong']);
  });

  it('welcomes somebody back under the history they left', async () => {
    const house = await openRegistration();
    const lan = await house.someone({ unit: GROUP, name: 'Trần Thị Lan Mẫu' });
    await house.app.house.db.transaction(async (tx) => {
      await tx.membership.updateMany({ data: { until: house.clock.now() } });
      await tx.person.updateMany({ data: { leftAt: house.clock.now() } });
    });
    const { link } = await invite(house, { unit: 'van-phong' });
    await lan.follows(link);
    await joins(lan, 'Trần Thị Lan Mẫu');
    expect(await postsOf(house, 'Trần Thị Lan Mẫu')).toEqual(['member van-phong']);
    const people = await house.app.house.db.read.person.findMany();
    expect(people.map((person) => [person.id, person.leftAt])).toEqual([[lan.person, null]]);
  });
});
