import { describe, expect, it } from 'vitest';
import { profiles } from '../support/profiles.js';
import { givenTasks, gives, LON, openSchool } from './assignments-steps.js';

describe.each(profiles)('handing in for a colleague on %s', (profile) => {
  it('keeps both names, and tells the colleague and whoever gave the work', async () => {
    const school = await openSchool(profile);
    const { house, mai, lan, hoa, editor } = school;
    await gives(mai, { to: ['Lan'] });
    await lan.picks('Nhận việc');
    await hoa.says('Lễ mít tinh chào mừng ngày nhà giáo.').hears('chủ đề nào');
    await hoa.picks('Quản lý nhà nước').hears('Nộp cho: Mỗi tháng ít nhất một bài');
    await hoa.picks(/^Sửa$/);
    await hoa.picks('Việc được nộp').hears('Nộp hộ đồng nghiệp');
    await hoa.picks('Nộp hộ đồng nghiệp').hears('nộp hộ ai');
    const draft = await hoa.picks('Lan Giáo Viên: Viết bài về lễ 20/11').hears('Nộp hộ: Lan Giáo Viên');
    expect(draft.text).toContain('Nộp cho: Viết bài về lễ 20/11');
    await hoa.picks(/^Gửi$/).hears('BAI-1120-001');
    await lan.hears('Hoa Giáo Viên đã nộp hộ thầy/cô BAI-1120-001 cho việc: Viết bài về lễ 20/11');
    await mai.hears('Lan Giáo Viên – đã gửi, chờ duyệt');
    await editor.hears('Nộp hộ: Lan Giáo Viên');
    await editor.picks('Duyệt').hears('Đã duyệt');
    await house.later();
    await mai.hears('tất cả đã xong');

    const [task] = await givenTasks(school);
    expect(task?.settledAt).not.toBeNull();
    const credit = await house.app.house.db.read.credit.findFirstOrThrow({ include: { submission: true } });
    expect([credit.forPersonId, credit.submission.authorId]).toEqual([lan.person, hoa.person]);
  });
});

it('never pays a colleague’s task by itself', async () => {
  const school = await openSchool();
  const { house, mai, lan, hoa } = school;
  await gives(mai, { to: ['Lan'] });
  await lan.picks('Nhận việc');
  await hoa.says('Bé tập làm bánh.');
  await hoa.picks('Quản lý nhà nước');
  await hoa.picks(/^Gửi$/).hears('BAI-1120-001');
  const [credit] = await house.app.house.db.read.credit.findMany({ include: { task: true } });
  expect(credit?.task.key).toBe(`monthly-article/${LON}/2020-11`);
  expect(credit?.forPersonId).toBeNull();
});

it('pays what the author holds in another unit too, whichever unit the author serves in', async () => {
  const school = await openSchool();
  const { house, mai, binh } = school;
  await gives(mai, { to: ['Bình'] });
  await binh.picks('Nhận việc');
  // Bình has moved: what was given stays Bình's, and stays with the unit it was given for.
  await house.app.house.db.transaction(async (tx) => {
    const { id } = await tx.unit.findUniqueOrThrow({ where: { code: LON } });
    await tx.membership.updateMany({ where: { personId: binh.person }, data: { until: house.clock.now() } });
    await tx.membership.create({
      data: { personId: binh.person, unitId: id, role: 'member', since: house.clock.now() },
    });
  });
  await binh.says('/viec').hears('Viết bài về lễ 20/11');
  await binh.says('Lễ mít tinh chào mừng ngày nhà giáo.').hears('Nộp cho: Viết bài về lễ 20/11 – Tổ Nhà trẻ');
});

it('asks no unit of whoever serves in two and holds a task in one', async () => {
  const school = await openSchool();
  const { house, mai, binh } = school;
  await house.app.house.db.transaction(async (tx) => {
    const { id } = await tx.unit.findUniqueOrThrow({ where: { code: LON } });
    await tx.membership.create({
      data: { personId: binh.person, unitId: id, role: 'member', since: house.clock.now() },
    });
  });
  await binh.says('Bài viết chung.').hears('nộp cho đơn vị nào');
  await gives(mai, { to: ['Bình'] });
  await binh.says('Thêm một đoạn.').hears('Nộp cho: Viết bài về lễ 20/11 – Tổ Nhà trẻ');
});
