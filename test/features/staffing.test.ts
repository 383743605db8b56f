import { expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { periodNumbers } from '../../src/ledger/period-numbers.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse, type TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';
import { gives } from './assignments-steps.js';
import { approve, handIn } from './tasks-builders.js';

const NHA_TRE = 'to-nha-tre';
const BE = 'to-mau-giao-be';

/** What the ledger says of a period, unit by unit and duty by duty. */
async function ledger(house: TestHouse, code: string) {
  const { read } = house.app.house.db;
  const edition = await requirePlan(read);
  const period = parsePeriod(code, edition.calendar);
  if (period === undefined) throw new Error(`there is no ${code}`);
  const areas = [{ path: '/', subtree: true }];
  const { rows } = await periodNumbers(read, edition, { period, areas }, house.clock.now());
  return rows.map(({ unit, dutyCode, counts }) => ({ unit: unit.code, dutyCode, counts }));
}

const taskOf = (house: TestHouse, key: string) =>
  house.app.house.db.read.task.findUniqueOrThrow({ where: { key }, include: { unit: true, excuses: true } });

it('merges a unit: people and what they are at go along, what both owe is asked once, closed periods stay as they were', async () => {
  const house = await openHouse({ now: '2020-11-20T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const old = await house.someone({ unit: NHA_TRE, role: 'lead', name: 'Lan Tổ Cũ' });
  const member = await house.someone({ unit: NHA_TRE, name: 'Hoa Tổ Cũ' });
  const lead = await house.someone({ unit: BE, role: 'lead', name: 'Mai Tổ Mới' });
  await approve(house, await handIn(house, member.person, `monthly-article/${NHA_TRE}/2020-11`));
  await house.at('2020-12-10T08:00:00+07:00');
  await office.says('/giaoviec Trang trí góc tuyên truyền');
  await office.picks('Chỉ cần báo xong');
  await office.says('to nha tre');
  await office.picks(/^Chọn xong/);
  await office.says('18/12');
  await office.picks('Đúng');
  await office.picks('Không kèm');
  await office.picks(/^Giao việc$/).hears('Đã giao');
  const november = await ledger(house, '2020-11');
  expect(november.filter(({ unit }) => unit === NHA_TRE).some(({ counts }) => counts.onTime > 0)).toBe(true);
  expect(november.filter(({ unit }) => unit === NHA_TRE).some(({ counts }) => counts.missing > 0)).toBe(true);

  await office.says('/thanhvien');
  await office.picks(/^Tổ Nhà trẻ/);
  await office.picks('Sáp nhập đơn vị này…').hears('sáp nhập vào đơn vị nào');
  const sure = await office.says('mau giao be').hears('Tổ Nhà trẻ sáp nhập vào Tổ Mẫu giáo bé');
  expect(sure.text).toContain('2 người chuyển sang');
  expect(sure.text).toContain('1 việc dở dang chuyển sang');
  await house.restart();
  await office.picks('Đúng, sáp nhập').hears('Đã sáp nhập');
  await member.hears('từ nay thầy/cô thuộc Tổ Mẫu giáo bé');
  await lead.hears('• Trang trí góc tuyên truyền');
  await old.hears('đã sáp nhập vào Tổ Mẫu giáo bé');

  // The period that is over reads as it did, also after a sweep and a month.
  expect(await ledger(house, '2020-11')).toEqual(november);
  expect(await taskOf(house, `monthly-article/${NHA_TRE}/2020-12`)).toMatchObject({
    excusedAt: expect.any(Date),
    unit: { code: NHA_TRE },
    excuses: [{ reason: 'Đơn vị đã sáp nhập vào Tổ Mẫu giáo bé' }],
  });
  expect(await taskOf(house, `monthly-article/${NHA_TRE}/2021-01`)).toMatchObject({ cancelledAt: expect.any(Date) });
  expect(await taskOf(house, `monthly-article/${BE}/2020-12`)).toMatchObject({ excusedAt: null, required: 1 });
  const given = await house.app.house.db.read.task.findFirstOrThrow({
    where: { assignmentId: { not: null } },
    include: { unit: true },
  });
  expect(given.unit.code).toBe(BE);
  await house.restart();
  await house.at('2020-12-24T07:00:00+07:00');
  expect(await ledger(house, '2020-11')).toEqual(november);
  expect(await taskOf(house, `monthly-article/${NHA_TRE}/2021-01`)).toMatchObject({ cancelledAt: expect.any(Date) });
  const posts = await house.app.house.db.read.membership.findMany({
    where: { until: null, personId: { in: [old.person, member.person] } },
    include: { unit: true },
  });
  expect(posts.map(({ role, unit }) => `${role} ${unit.code}`)).toEqual([`member ${BE}`, `member ${BE}`]);
});

it('asks of the unit it went into what a merged unit had sent in, when it comes back', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  const lead = await house.someone({ unit: BE, role: 'lead' });
  const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await hoa.says('Bé tập rửa tay');
  await hoa.picks('Quản lý nhà nước');
  await hoa.picks(/^Gửi$/);
  await merges(office, /^Tổ Nhà trẻ/, 'mau giao be');
  const told = await lead.hears('Việc vẫn ghi cho Tổ Nhà trẻ');
  expect(told.text).toContain('thầy/cô theo dõi giúp:\n• Mỗi tháng ít nhất một bài');
  await editor.picks('Trả lại');
  await editor.picks('chính tả');
  await house.later();
  const owed = /một bài .*\nTổ Nhà trẻ\nHạn: .*\nChờ sửa/;
  await lead.says('/viec').hears(owed);
  await lead.says('/status').hears('Tổ Nhà trẻ: 0/1 chờ sửa');
  await hoa.says('/viec').hears(owed);
  await office.says('/viec');
  expect(office.screen.at(-1)?.text).not.toContain('Tổ Nhà trẻ');
  // Merged once more, it is still with whoever its people are with; where nobody leads, with the office.
  await merges(office, /^Tổ Mẫu giáo bé/, 'mau giao nho');
  await lead.says('/viec').hears(owed);
  await office.says('/thanhvien');
  await office.picks(/^Tổ Mẫu giáo nhỡ/);
  await office.picks(/phụ trách đơn vị/);
  await office.picks(/^Thôi phụ trách/);
  await office.picks('Đúng, kết thúc').hears('Đã kết thúc');
  await office.says('/viec').hears(owed);
});

/** Through the office's screens. */
async function merges(office: Talker, from: RegExp, into: string): Promise<void> {
  await office.says('/thanhvien');
  await office.picks(from);
  await office.picks('Sáp nhập đơn vị này…');
  await office.says(into);
  await office.picks('Đúng, sáp nhập').hears('Đã sáp nhập');
}

it('moves somebody: what they held goes back to the unit, what they sent stays there', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: NHA_TRE, role: 'lead' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  const other = await house.someone({ unit: BE, role: 'lead' });
  const submission = await handIn(house, hoa.person, `monthly-information/${NHA_TRE}/2020-11`);
  const task = await taskOf(house, `monthly-article/${NHA_TRE}/2020-11`);
  await house.app.house.db.transaction((tx) =>
    tx.taskHolder.create({
      data: { taskId: task.id, personId: hoa.person, givenAt: house.clock.now(), answer: 'accepted' },
    }),
  );
  const before = await ledger(house, '2020-11');
  await office.says('/thanhvien');
  await office.picks(/^Tổ Nhà trẻ/);
  await office.picks(/^Hoa Thử|Thử · thành viên/);
  await office.picks('Chuyển khỏi Tổ Nhà trẻ…').hears('sang đơn vị nào');
  await office.says('mau giao be').hears('giữ vai trò nào');
  await office.picks('thành viên').hears('1 việc dở dang thầy/cô này giữ sẽ trở về đơn vị cũ');
  await office.picks('Đúng, chuyển').hears('1 việc trở về đơn vị cũ');
  await hoa.hears('Thầy/cô đã được chuyển từ Tổ Nhà trẻ sang Tổ Mẫu giáo bé');
  await other.hears('Hoa Thử vừa chuyển về');
  await lead.hears('việc sau nay do đơn vị làm tiếp');
  expect(await ledger(house, '2020-11')).toEqual(before);
  const item = await house.app.house.db.read.submission.findUniqueOrThrow({
    where: { id: submission },
    include: { unit: true },
  });
  expect(item.unit.code).toBe(NHA_TRE);
  await lead.says('/viec').hears('Mỗi tháng ít nhất một bài');
});

it('lets who has moved send again what came back: it stays the old unit’s and says so', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await hoa.says('Bé tập rửa tay');
  await hoa.picks('Quản lý nhà nước');
  await hoa.picks(/^Gửi$/);
  await office.says('/thanhvien');
  await office.picks(/^Tổ Nhà trẻ/);
  await office.picks(/^Hoa Thử/);
  await office.picks('Chuyển khỏi Tổ Nhà trẻ…');
  await office.says('mau giao be');
  await office.picks('thành viên');
  await office.picks('Đúng, chuyển').hears('Đã chuyển');
  await editor.picks('Trả lại');
  await editor.picks('chính tả');
  await house.later();
  await hoa.picks('Sửa và gửi lại').hears(/Nộp cho: Mỗi tháng ít nhất một bài .* – Tổ Nhà trẻ/);
  await hoa.says('Các bé rửa tay trước bữa ăn.');
  await hoa.picks(/^Gửi$/);
  await editor.picks('Duyệt');
  await house.later();
  await hoa.hears('Đã tính cho: Mỗi tháng ít nhất một bài');
  expect((await taskOf(house, `monthly-article/${NHA_TRE}/2020-11`)).settledAt).not.toBeNull();
  expect((await taskOf(house, `monthly-article/${BE}/2020-11`)).settledAt).toBeNull();
});

it('gives a unit another lead, who hears what it owes', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const old = await house.someone({ unit: NHA_TRE, role: 'lead', name: 'Lan Thử' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  await office.says('/thanhvien');
  await office.picks(/^Tổ Nhà trẻ/);
  await office.picks('Đổi người phụ trách…').hears('hiện nay: Lan Thử');
  await office.picks('Hoa Thử').hears('Lan Thử thôi phụ trách');
  await office.picks('Đúng, giao phụ trách').hears('Đã giao Hoa Thử phụ trách Tổ Nhà trẻ');
  await hoa.hears('• Mỗi tháng ít nhất một bài');
  await old.hears('Hoa Thử nay phụ trách');
  await hoa.says('/viec').hears('Mỗi tháng ít nhất một bài');
  await old.says('/thanhvien').hears('thuộc quyền của người khác');
});

it('is the office’s, and refuses what the plan stands on', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: NHA_TRE, role: 'lead' });
  const shown = await lead.says('/thanhvien').hears('Tổ Nhà trẻ');
  expect(shown.buttons.map(({ label }) => label)).not.toContain('Sáp nhập đơn vị này…');
  await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await office.says('/thanhvien');
  await office.picks(/^Bộ phận chuyên môn/);
  await office.picks('Sáp nhập đơn vị này…').hears('sửa tệp kế hoạch trước');
});

it('lets somebody leave: given work they held is asked of their unit, and what they did keeps their name', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: NHA_TRE, role: 'lead' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  const done = `monthly-information/${NHA_TRE}/2020-11`;
  await approve(house, await handIn(house, hoa.person, done));
  await gives(office, { title: 'Chụp ảnh góc học tập', wanted: 'Ảnh', to: ['Hoa Thử'] });
  await office.says('/thanhvien');
  await office.picks(/^Tổ Nhà trẻ/);
  await office.picks(/^Hoa Thử/);
  await office.picks('Thôi thành viên – Tổ Nhà trẻ');
  await office.picks('Đúng, kết thúc').hears('Đã kết thúc');
  await lead.hears('• Chụp ảnh góc học tập');
  const { holders } = await house.app.house.db.read.task.findFirstOrThrow({
    where: { assignmentId: { not: null } },
    include: { holders: { orderBy: { id: 'asc' } } },
  });
  expect(holders.map(({ personId, answer, endedAt }) => [personId, answer, endedAt !== null])).toEqual([
    [hoa.person, 'waiting', true],
    [null, 'waiting', false],
  ]);
  expect((await taskOf(house, done)).settledAt).not.toBeNull();
  await lead.says('/viec').hears('Chụp ảnh góc học tập');
});

it('hands what comes back after its author left to the lead, who pays the task with another item', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: NHA_TRE, role: 'lead' });
  const hoa = await house.someone({ unit: NHA_TRE, name: 'Hoa Thử' });
  const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await hoa.says('Bé tập rửa tay');
  await hoa.picks('Quản lý nhà nước');
  await hoa.picks(/^Gửi$/);
  await office.says('/thanhvien Hoa Thử');
  await office.picks('Thôi thành viên – Tổ Nhà trẻ');
  await office.picks('Đúng, kết thúc').hears('Đã kết thúc');
  await hoa.hears('đã được kết thúc');
  const before = hoa.screen.length;
  await editor.picks('Trả lại');
  await editor.picks('chính tả');
  await house.later();
  await lead.hears('Tác giả Hoa Thử không còn dùng hệ thống');
  expect(hoa.screen.slice(before)).toEqual([]);
  await lead.says('/viec').hears('Chờ sửa');
  await lead.picks('Nộp bài tháng 11/2020');
  await lead.says('Bé tập đánh răng').hears('Nộp cho: Mỗi tháng ít nhất một bài');
  await lead.picks('Quản lý nhà nước');
  await lead.picks(/^Gửi$/);
  await editor.picks(/^Duyệt$/);
  expect((await taskOf(house, `monthly-article/${NHA_TRE}/2020-11`)).settledAt).not.toBeNull();
});
