import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { approve, FEATURES, handIn, sendBack } from './tasks-builders.js';

const ARTICLE = 'monthly-article/to-mau-giao-lon/2020-11';

describe.each(profiles)('/viec on %s', (profile) => {
  const open = () => openHouse({ profile, features: FEATURES });

  it('shows a lead what the unit owes, nearest first, with the clause that asks for it', async () => {
    const house = await open();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lan.says('/viec').hears('Việc của thầy/cô: 4');
    const said = lan.screen.map((shown) => shown.text).join('\n');
    expect(said).toContain('Hạn: hết thứ Hai, 30/11/2020 (còn 28 ngày)');
    expect(said).toContain('Chưa nộp. Theo KH 36/KH-MNTr, mục III.2');
    expect(said).toContain('Hạn: hết thứ Sáu, 15/01/2021 (còn 74 ngày)');
    expect(said.indexOf('30/11/2020')).toBeLessThan(said.indexOf('15/01/2021'));
    // One unit: its name would only be noise.
    expect(said).not.toContain('Tổ Mẫu giáo lớn');
  });

  it('says under the button how the article is handed in', async () => {
    const house = await open();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lan.says('/viec');
    const told = await lan.picks('Nộp bài tháng 11/2020').hears('Thầy/cô cứ gửi chữ và ảnh vào đây.');
    expect(told.text).toContain('Mỗi tháng ít nhất một bài');
    expect(told.text).not.toContain('15/01/2021');
  });

  it('follows an article through review: waiting, sent back, then gone from the list', async () => {
    const house = await open();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const item = await handIn(house, lan.person, ARTICLE);
    await lan.says('/viec').hears('Chờ duyệt. Theo KH 36/KH-MNTr, mục III.2');
    // What waits for a reviewer comes after what needs doing.
    const said = lan.screen.map((shown) => shown.text).join('\n');
    expect(said.indexOf('15/01/2021')).toBeLessThan(said.indexOf('Chờ duyệt'));
    await sendBack(house, item);
    await lan.says('/viec').hears('Chờ sửa. Theo KH 36/KH-MNTr, mục III.2');
    await approve(house, item);
    await lan.says('/viec').hears('Việc của thầy/cô: 3');
    expect(lan.screen.at(-1)?.text).not.toContain('Nộp bài');
  });

  it('tells whoever presses an old button that the task is settled', async () => {
    const house = await open();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lan.says('/viec');
    await approve(house, await handIn(house, lan.person, ARTICLE));
    await lan.picks('Nộp bài tháng 11/2020').hears('không còn gì phải làm');
  });

  it('shows a member the common tasks of the unit, for information', async () => {
    const house = await open();
    const hoa = await house.someone({ unit: 'to-mau-giao-lon' });
    await hoa.says('/viec').hears('Việc chung của Tổ Mẫu giáo lớn');
    expect(hoa.screen.flatMap((shown) => shown.buttons)).toEqual([]);
    expect(hoa.screen.map((shown) => shown.text).join('\n')).not.toContain('Trả lời bằng số');
  });

  it('lets the office answer for units nobody leads, one entry a duty', async () => {
    const house = await open();
    await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await office.says('/viec').hears('4 đơn vị: Tổ Nhà trẻ, Tổ Mẫu giáo bé, Tổ Mẫu giáo nhỡ, Tổ Nuôi dưỡng');
    const said = office.screen.map((shown) => shown.text).join('\n');
    expect(said).not.toContain('Tổ Mẫu giáo lớn');
    expect(said).toContain('Trường Mầm non Thanh Trường');
  });

  it('tells a reviewer how many items wait, before what the unit has to do', async () => {
    const house = await open();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await handIn(house, lan.person, ARTICLE);
    await editor.says('/viec').hears('Chờ thầy/cô duyệt: 1');
    await lan.says('/viec').hears('Việc của thầy/cô');
    expect(lan.screen.map((shown) => shown.text).join('\n')).not.toContain('Chờ thầy/cô duyệt');
  });

  it('thanks whoever has nothing to do', async () => {
    const house = await open();
    await house.someone({ unit: 'van-phong', role: 'office' });
    const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await editor.says('/viec').hears('không còn việc nào phải làm');
  });
});

it('keeps to eight entries and eight buttons a screen, and turns the page', async () => {
  const house = await openHouse({ features: FEATURES, now: '2021-02-03T08:00:00+07:00' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
  // Three months are owed by now, February's, and the photos of two semesters.
  const first = await lan.says('/viec').hears('(trang 1/2)');
  expect(first.text.match(/▪/g)).toHaveLength(8);
  expect(first.buttons).toHaveLength(8);
  expect(first.buttons.at(-1)?.label).toBe('Xem thêm');
  expect(new Set(first.buttons.map((button) => button.label)).size).toBe(8);
  const second = await lan.picks('Xem thêm').hears('(trang 2/2)');
  expect(second.text).not.toBe(first.text);
  await lan.picks('Xem lại từ đầu').hears('(trang 1/2)');
});

it('counts the days of what is overdue', async () => {
  const house = await openHouse({ features: FEATURES, now: '2020-12-03T08:00:00+07:00' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
  await lan.says('/viec').hears('Hạn: hết thứ Hai, 30/11/2020 (đã quá hạn 3 ngày)');
});

it('names the unit of each entry to whoever leads two', async () => {
  const house = await openHouse({ features: FEATURES });
  const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
  await house.app.house.db.transaction(async (tx) => {
    const { id } = await tx.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
    await tx.membership.create({ data: { personId: lan.person, unitId: id, role: 'lead', since: house.clock.now() } });
  });
  await handIn(house, lan.person, ARTICLE);
  const heard = await lan.says('/viec').hears('2 đơn vị: Tổ Nhà trẻ, Tổ Mẫu giáo lớn');
  // The two stand differently for the article: two entries.
  expect(heard.text).toMatch(/▪ Mỗi tháng ít nhất một bài[^▪]*\nTổ Nhà trẻ\n[^▪]*Chưa nộp/);
  expect(heard.text).toMatch(/▪ Mỗi tháng ít nhất một bài[^▪]*\nTổ Mẫu giáo lớn\n[^▪]*Chờ duyệt/);
});

it('has an answer before any plan is applied', async () => {
  const house = await openHouse({ features: FEATURES, plan: null });
  await house.app.house.db.transaction((tx) =>
    tx.unit.create({ data: { code: 'to-thu', name: 'Tổ Thử', kind: 'group', path: '/to-thu/', position: 0 } }),
  );
  const lan = await house.someone({ unit: 'to-thu', role: 'lead' });
  await lan.says('/viec').hears('chưa có kế hoạch');
});
