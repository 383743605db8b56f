/** A unit's duty given to people of the unit; roles and groups; what /viec, /status and the mornings make of it. */
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { periodNumbers } from '../../src/ledger/period-numbers.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { profiles } from '../support/profiles.js';
import { givenTasks, gives, LON, openSchool } from './assignments-steps.js';

const ARTICLE = `monthly-article/${LON}/2020-11`;

describe.each(profiles)('a duty of the unit on %s', (profile) => {
  it('is given to a member, who hears of it instead of the lead', async () => {
    const school = await openSchool(profile);
    const { house, thu, lan } = school;
    await thu.says('/viec');
    await thu.picks('Nộp bài tháng 11/2020').hears('Giao cho người trong đơn vị');
    await thu.picks('Giao cho người trong đơn vị').hears('Có thể chọn nhiều người');
    await thu.says('Lan').hears('Đã chọn: Lan Giáo Viên');
    await thu.picks(/^Chọn xong/).hears('Đã giao');
    const told = await lan.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
    expect(told.text).toContain('Theo KH 36/KH-MNTr, mục III.2');
    await lan.picks('Nhận việc').hears('Đã nhận việc');
    await lan.says('/viec').hears('Việc của thầy/cô: 1');
    await thu.says('/viec');
    expect(thu.screen.at(-1)?.text).not.toContain('Mỗi tháng ít nhất một bài');

    await house.at('2020-11-23T07:00:00+07:00');
    await lan.hears('Mỗi tháng ít nhất một bài');
    const lead = await thu.hears('Kính gửi thầy/cô');
    expect(lead.text).not.toContain('Mỗi tháng ít nhất một bài');
  });

  it('is the lead’s again when the member declines', async () => {
    const school = await openSchool(profile);
    const { house, thu, lan } = school;
    await thu.says('/viec');
    await thu.picks('Nộp bài tháng 11/2020');
    await thu.picks('Giao cho người trong đơn vị');
    await thu.says('Lan');
    await thu.picks(/^Chọn xong/);
    await lan.picks('Xin không nhận');
    await lan.picks('Không đúng phần phụ trách').hears('Đã chuyển lý do');
    await thu.hears('Lan Giáo Viên xin không nhận');
    await thu.says('/viec').hears('Mỗi tháng ít nhất một bài');
    const task = await house.app.house.db.read.task.findUniqueOrThrow({ where: { key: ARTICLE } });
    expect(task.cancelledAt).toBeNull();
  });
});

it('is not offered to whoever has the same already', async () => {
  const school = await openSchool();
  const { thu, lan, hoa } = school;
  await gives(thu, { to: ['Lan', 'Hoa'] });
  await lan.picks('Nhận việc');
  await hoa.picks('Xin không nhận');
  await hoa.picks('Việc đang quá tải');
  const asked = await thu.picks('Giao người khác').hears('Giao cho ai thay?');
  expect(asked.buttons.map(({ label }) => label).join()).not.toContain('Lan Giáo Viên');
  await thu.says('Lan').hears('Không tìm thấy "Lan"');
  const holders = (await givenTasks(school)).flatMap((task) => task.holders);
  expect(holders.map(({ personId }) => personId).toSorted()).toEqual([lan.person, hoa.person].toSorted());
});

it('lets the lead grant a member more time for the unit’s duty', async () => {
  const { house, thu, lan } = await openSchool();
  await thu.says('/viec');
  await thu.picks('Nộp bài tháng 11/2020');
  await thu.picks('Giao cho người trong đơn vị');
  await thu.says('Lan');
  await thu.picks(/^Chọn xong/);
  await lan.picks('Nhận việc');
  await lan.picks('Xin gia hạn');
  await lan.says('5/12').hears('hết thứ Bảy, 05/12/2020');
  await lan.picks('Đúng');
  await lan.picks('Hoạt động bị lùi ngày');
  await thu.picks('Đồng ý').hears('Thu Tổ Trưởng đã đồng ý');
  await lan.hears('Hạn mới: hết thứ Bảy, 05/12/2020');
  const task = await house.app.house.db.read.task.findUniqueOrThrow({ where: { key: ARTICLE } });
  expect(task.dueAt.toISOString()).toBe('2020-12-05T17:00:00.000Z');
});

it('asks the office for more time where the lead asks', async () => {
  const { mai, thu } = await openSchool();
  await thu.says('/viec');
  await thu.picks('Nộp bài tháng 11/2020');
  await thu.picks('Xin gia hạn');
  await thu.says('5/12');
  await thu.picks('Đúng');
  await thu.picks('Hoạt động bị lùi ngày').hears('Đã gửi đề nghị');
  await mai.hears('Thu Tổ Trưởng xin gia hạn');
});

it('pays a duty given to a member with that member’s article, and lets others hand in for them only when they say so', async () => {
  const { house, thu, lan, hoa } = await openSchool();
  await thu.says('/viec');
  await thu.picks('Nộp bài tháng 11/2020');
  await thu.picks('Giao cho người trong đơn vị');
  await thu.says('Lan');
  await thu.picks(/^Chọn xong/);
  await lan.picks('Nhận việc');
  await hoa.says('Bé tập làm bánh.');
  const draft = await hoa.hears('BẢN NHÁP');
  expect(draft.text).not.toContain('Nộp cho: Mỗi tháng ít nhất một bài');
  await lan.says('Bé trồng rau sạch.').hears('Nộp cho: Mỗi tháng ít nhất một bài');
  expect(await house.app.house.db.read.credit.count()).toBe(0);
});

describe('a group', () => {
  it('chosen by role owes one task each, and nobody twice', async () => {
    const school = await openSchool();
    const { house, mai } = school;
    const son = await house.someone({ unit: 'to-nha-tre', role: 'lead', name: 'Sơn Tổ Trưởng' });
    await mai.says('/giaoviec Rà soát bảng tin của tổ');
    await mai.picks('Chỉ cần báo xong');
    await mai.picks('Chọn theo vai trò').hears('Trưởng đơn vị (2 người)');
    await mai.picks('Trưởng đơn vị').hears('Đã chọn: Trưởng đơn vị (2 người)');
    await mai.picks('Danh sách khác');
    await mai.picks('Chọn người');
    await mai.picks('Thu Tổ Trưởng').hears('Thu Tổ Trưởng, Trưởng đơn vị (2 người)');
    await mai.picks(/^Chọn xong/);
    await mai.says('thứ 6');
    await mai.picks('Đúng');
    await mai.picks('Không kèm').hears('(2 người)');
    await mai.picks(/^Giao việc$/).hears('Đã giao');
    const tasks = await givenTasks(school);
    expect(tasks.map((task) => [task.unit.code, task.holders[0]?.personId])).toEqual([
      [LON, school.thu.person],
      ['to-nha-tre', son.person],
    ]);
  });

  it('finds people and units by a part of their name, and pages long lists in eight buttons', async () => {
    const school = await openSchool();
    const { house, mai } = school;
    const names = ['An', 'Bích', 'Chi', 'Dung', 'Em', 'Giang', 'Hạnh', 'Khanh', 'Liên', 'My', 'Nga', 'Oanh'];
    for (const name of names) await house.someone({ unit: 'to-nuoi-duong', name: `Cấp Dưỡng ${name}` });
    await mai.says('/giaoviec Vệ sinh bếp ăn');
    await mai.picks('Chỉ cần báo xong');
    const first = await mai.says('cap duong').hears('Cấp Dưỡng An – Tổ Nuôi dưỡng');
    expect(first.buttons.length).toBeLessThanOrEqual(8);
    await mai.picks('Xem thêm').hears('Cấp Dưỡng Giang');
    // Ticking adds a button and moves nobody to another page.
    await mai.picks('Cấp Dưỡng Giang').hears('Đã chọn: Cấp Dưỡng Giang');
    const both = await mai.picks('Cấp Dưỡng Hạnh').hears('Đã chọn: Cấp Dưỡng Giang, Cấp Dưỡng Hạnh');
    expect(both.buttons).toHaveLength(8);
    const { text } = await mai.picks('✓ Cấp Dưỡng Giang').hears('Đã chọn: Cấp Dưỡng Hạnh');
    expect(text).not.toContain('Giang,');
    await mai.picks('Danh sách khác').hears('Chọn xong (1)');
    await mai.says('không có ai tên này').hears('Không tìm thấy');
    await mai.picks('Chọn lại từ đầu');
    expect(mai.screen.at(-1)?.text).not.toContain('Đã chọn');
  });
});

describe('the numbers', () => {
  it('count assignments by unit where they are due, under one name, the same everywhere', async () => {
    const school = await openSchool();
    const { house, mai, lan, hoa } = school;
    await gives(mai, { to: ['Lan', 'Hoa', 'Bình'], wanted: 'Chỉ cần báo xong' });
    await gives(mai, { title: 'Tổng kết đợt thi đua', to: ['Lan'], due: '5/12' });
    await lan.picks('Nhận việc');
    await hoa.picks('Nhận việc');
    await hoa.picks('Đã xong');
    await hoa.says('Đã làm xong sáng nay');
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const countOf = async (code: string) => {
      const period = parsePeriod(code, edition.calendar);
      if (period === undefined) throw new Error(code);
      return (await periodNumbers(read, edition, { period }, house.clock.now())).rows.filter(
        (row) => row.dutyCode === 'assignment',
      );
    };
    const november = await countOf('2020-11');
    expect(november.map((row) => [row.unit.code, row.duty?.title, row.counts.tasks, row.counts.onTime])).toEqual([
      ['to-nha-tre', 'Việc được giao', 1, 0],
      [LON, 'Việc được giao', 2, 1],
    ]);
    expect((await countOf('2020-12')).map((row) => row.counts.tasks)).toEqual([1]);
    expect((await countOf('2020-2021')).map((row) => row.counts.tasks)).toEqual([1, 3]);
    await mai.says('/status').hears('▪ Việc được giao');
  });

  it('outlive a plan that is applied again', async () => {
    const school = await openSchool();
    const { house, mai } = school;
    await gives(mai, { to: ['Lan'], due: '20/11' });
    await house.at('2020-11-03T00:05:00+07:00');
    const [task] = await givenTasks(school);
    expect(task?.cancelledAt).toBeNull();
    expect(task?.dueAt.toISOString()).toBe('2020-11-20T17:00:00.000Z');
  });
});

it('shows an assignment to nobody else as the common work of the unit', async () => {
  const { mai, lan, hoa } = await openSchool();
  await gives(mai, { to: ['Lan'] });
  await hoa.says('/viec').hears('Việc chung của Tổ Mẫu giáo lớn');
  expect(hoa.screen.at(-1)?.text).not.toContain('Viết bài về lễ 20/11');
  await lan.says('/viec').hears('Việc của thầy/cô: 1');
  await lan.picks('Nộp bài: Viết bài về lễ 20/11').hears('nhận việc hay xin không nhận');
  await lan.picks('Nhận việc').hears('Đã nhận việc');
});

it('reminds whoever holds it, by the plan’s ladder, and not the lead', async () => {
  const { house, mai, thu, lan } = await openSchool();
  await gives(mai, { to: ['Lan'], due: '12/11' });
  await lan.hears('ĐƯỢC GIAO VIỆC');
  for (const [morning, hears] of [
    ['2020-11-05', true],
    ['2020-11-06', false],
    ['2020-11-09', true],
    ['2020-11-11', true],
    ['2020-11-12', true],
    ['2020-11-13', false],
    ['2020-11-16', true],
  ] as const) {
    await house.at(`${morning}T07:00:00+07:00`);
    if (hears) await lan.hears('Viết bài về lễ 20/11');
    else await lan.hearsNothing();
  }
  expect(thu.screen.map((shown) => shown.text).join('\n')).not.toContain('Nộp bài: Viết bài');
});

it('lets a lead hand on what the office gave to a member, and see no other unit’s part of it', async () => {
  const school = await openSchool();
  const { mai, thu, lan, hoa, binh } = school;
  await gives(mai, { to: ['Lan', 'Bình'] });
  await thu.says('/giaoviec');
  await thu.picks('Việc đã giao (1)').hears('Mai Văn Phòng giao');
  const shown = await thu.picks('GV-1120-001').hears('Lan Giáo Viên – chưa trả lời');
  expect(shown.text).not.toContain('Bình');
  expect(shown.buttons.map((button) => button.label)).toEqual(['Giao lại']);
  await thu.picks('Giao lại').hears('Giao cho ai thay');
  await thu.says('Bình').hears('Không tìm thấy');
  await thu.says('Hoa').hears('Đã giao "Viết bài về lễ 20/11" cho Hoa Giáo Viên');
  await hoa.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
  await lan.hears('đã giao cho Hoa Giáo Viên');
  await mai.hears('Hoa Giáo Viên – chưa trả lời');
  await binh.picks('Nhận việc').hears('Đã nhận việc');
});
