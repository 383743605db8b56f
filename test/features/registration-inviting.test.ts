import { describe, expect, it } from 'vitest';
import { createInvite } from '../../src/features/registration/create-invite.js';
import { ROLES } from '../../src/features/registration/rules.js';
import { loadPerson } from '../../src/org/actor.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { GROUP, invite, joins, linkIn, OTHER_GROUP, openRegistration, postsOf } from './registration-steps.js';

describe.each(profiles)('/moi on %s', (profile) => {
  it('asks a lead only for whom the invite is, and makes a code and a link for one person', async () => {
    const house = await openRegistration({ profile });
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    await lead.says('/moi').hears('Mời thành viên – Tổ Mẫu giáo lớn');
    const { text } = await lead.picks('Một người').hears('Kính mời');
    expect(text).toMatch(/mã: [A-Z2-9]{4}-[A-Z2-9]{4}/);
    expect(text).toContain('thứ Hai, 09/11/2020');
    await lead.hears('Thu hồi lời mời');

    const hoa = house.stranger('hoa');
    await hoa.follows(linkIn(text));
    await joins(hoa, 'Nguyễn Thị Hoa Mẫu');
    await lead.hears('Nguyễn Thị Hoa Mẫu đã nhận lời mời');
    expect(await postsOf(house, 'Nguyễn Thị Hoa Mẫu')).toEqual([`member ${GROUP}`]);
  });

  it('asks the office for role, unit and number', async () => {
    const house = await openRegistration({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await office.says('/moi').hears('vai trò nào');
    await office.picks('Biên tập').hears('Xem thêm');
    await office.says('truyen thong').hears('Mời biên tập – Bộ phận truyền thông');
    await office.picks('Nhiều người').hears('bao nhiêu người');
    await office.says('rất nhiều').hears('từ 2 đến 500');
    const { text } = await office.says('12').hears('Kính mời');
    expect(text).not.toContain('mã:');
    await office.hears('nhiều nhất 12 người');
    const made = await house.app.house.db.read.invite.findFirstOrThrow();
    expect([made.role, made.usesLeft, made.approval]).toEqual(['editor', 12, true]);
    expect(linkIn(text)).not.toBe('');
  });

  it('takes an invite back with one tap, code and link both', async () => {
    const house = await openRegistration({ profile });
    const lead = await house.someone({ unit: GROUP, role: 'lead' });
    await lead.says('/moi');
    const { text } = await lead.picks('Một người').hears('Kính mời');
    await lead.picks('Thu hồi lời mời').hears('Đã thu hồi');
    const hoa = house.stranger('hoa');
    await hoa.follows(linkIn(text)).hears('đã được thu hồi');
    await hoa.says(/[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? '').hears('đã được thu hồi');
    await lead.picks('Thu hồi lời mời').hears('thu hồi trước đó');
  });
});

describe('a code typed as it is by somebody who is in', () => {
  it('offers the post it is for, and joins no draft', async () => {
    const house = await openHouse();
    const lan = await house.someone({ unit: GROUP, name: 'Người Thử Lan' });
    const { typed = '', link } = await invite(house, { unit: OTHER_GROUP, role: 'lead' });
    await lan.says(typed).hears('Thầy/cô được mời thêm vai trò');
    await lan.says(`https://zalo.example/moi/${link}`).hears('Thầy/cô được mời thêm vai trò');
    await lan.picks('Nhận').hears('Tổ Nhà trẻ');
    expect(await postsOf(house, 'Người Thử Lan')).toEqual([`member ${GROUP}`, `lead ${OTHER_GROUP}`]);
    await lan.says(typed).hears('đã được dùng');
    expect(await house.app.house.db.read.piece.count()).toBe(0);
  });

  it('is what it says where it is no code of ours, and five such are all that is looked at in an hour', async () => {
    const house = await openHouse();
    const lan = await house.someone({ unit: GROUP, name: 'Người Thử Lan' });
    const { typed = '' } = await invite(house, { unit: OTHER_GROUP });
    for (let n = 2; n <= 6; n += 1) await lan.says(`KHEN THU ${n}`).hears('BẢN NHÁP');
    await lan.says(typed).hears('BẢN NHÁP');
    expect(await house.app.house.db.read.piece.count()).toBe(6);
    expect(await postsOf(house, 'Người Thử Lan')).toEqual([`member ${GROUP}`]);
  });
});

describe('who may invite whom', () => {
  // By role, in the unit of the post, beside it, and everywhere.
  const own = [`member ${GROUP}`];
  const everything = ROLES.flatMap((role) => [`${role} ${GROUP}`, `${role} ${OTHER_GROUP}`, `${role} thanh-truong`]);
  it.each([
    ['member', []],
    ['lead', own],
    ['editor', []],
    ['office', everything],
    ['leader', everything],
  ] as const)('%s', async (poster, expected) => {
    const house = await openRegistration();
    const { person } = await house.someone({ unit: GROUP, role: poster });
    const { db, act } = house.app.house;
    const units = await db.read.unit.findMany({ where: { code: { in: [GROUP, OTHER_GROUP, 'thanh-truong'] } } });
    const actor = await loadPerson(db.read, person);
    const allowed: string[] = [];
    for (const role of ROLES) {
      for (const unit of units) {
        const made = act(actor, 'test', (inside) => createInvite(inside, { role, unit: unit.id, uses: 1, days: 7 }));
        await made.then(
          () => allowed.push(`${role} ${unit.code}`),
          () => undefined,
        );
      }
    }
    expect(allowed.toSorted()).toEqual([...expected].toSorted());
  });

  it('reaches the units below a lead’s own', async () => {
    const house = await openRegistration();
    const { person } = await house.someone({ unit: 'thanh-truong', role: 'lead' });
    const { db, act } = house.app.house;
    const { id } = await db.read.unit.findUniqueOrThrow({ where: { code: GROUP } });
    const actor = await loadPerson(db.read, person);
    await act(actor, 'test', (inside) => createInvite(inside, { role: 'member', unit: id, uses: 1, days: 7 }));
    expect(await db.read.invite.count()).toBe(2);
  });

  it('is refused politely in chat to whoever may not', async () => {
    const house = await openRegistration();
    const member = await house.someone({ unit: GROUP });
    await member.says('/moi').hears('thuộc quyền của người khác');
    await member.says('/thanhvien').hears('thuộc quyền của người khác');
    expect(await house.app.house.db.read.invite.count()).toBe(0);
  });
});
