import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import type { Talker } from '../support/talker.js';
import { readReport } from './reports-reading.js';
import { handsIn, reportsOf, saidSince } from './reports-steps.js';

const MORNING = '2020-12-01T07:00:00+07:00';
const CAUSE = 'Một số tổ nhận kế hoạch muộn.';

describe.each(profiles)("the month's report on its way on %s", (profile) => {
  it('is written into, confirmed, numbered, sent on, reopened: its numbers stay until then', async () => {
    const house = await openHouse({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Vân Thử' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await house.at(MORNING);

    await office.picks('Viết phần nhận định').hears('viết phần nào');
    await office.picks('III.3. Nguyên nhân').hears('gửi nội dung phần này');
    await office.says(CAUSE).hears('Trong báo cáo sẽ ghi');
    await office.says('Giáo viên mới chưa quen.').hears(CAUSE);
    await office.picks(/^Lưu$/).hears('✔ III.3. Nguyên nhân');
    await office.picks(/^Xong$/).hears('trong ít phút');
    await house.app.sweep();
    await office.hears('với phần nhận định vừa viết');
    const draft = await newest(office);
    expect(draft.words).toEqual(expect.arrayContaining([CAUSE, 'Giáo viên mới chưa quen.']));
    expect(draft.words).toContain('(Đơn vị soạn thảo bổ sung.)');

    await office.picks('Chốt số liệu').hears('Đã chốt số liệu báo cáo tháng 11/2020');
    await house.app.sweep();
    await office.hears('bản chính thức');
    await leader.hears('bản chính thức');
    const final = await newest(leader);
    expect(final.words).toContain(CAUSE);
    expect(final.words).not.toContain('(Đơn vị soạn thảo bổ sung.)');
    expect(final.words.some((line) => /^Số:\s+\/BC-MNTr$/u.test(line))).toBe(true);

    await office.says('/vaoso').hears('số văn bản là bao nhiêu');
    await office.says('mười lăm').hears('là một con số');
    await office.says('Số: 05/BC-MNTr').hears('Ngày ban hành');
    await office.says('ngày mai').hears('chưa tới');
    await office.picks('Hôm nay').hears('số 05/BC-MNTr, ngày 01/12/2020');
    await office.picks('Đúng, vào sổ').hears('Đã vào sổ');
    await house.app.sweep();
    await leader.hears('số 05, ngày 01/12/2020\nBản này thay cho các bản đã gửi trước.');
    const issued = await newest(leader);
    expect(issued.words).toContain('Số: 05/BC-MNTr');
    expect(issued.words.join('\n')).toContain('ngày 01 tháng 12 năm 2020');
    expect(reportsOf(leader).at(-1)?.name).toBe('bao-cao-thang-2020-11-so-5.docx');

    await office.says('/vaoso').hears('đang ghi số 05, ngày 01/12/2020. Số đúng là bao nhiêu?');
    await office.says('/huy');
    await office.picks('Đã gửi đi').hears('bằng cách nào');
    await office.picks('Bản giấy').hears('người nhận');
    await office.says('Ban Giám hiệu').hears('Gửi ngày nào');
    await office.says('01/12/2020').hears('gửi đi bằng bản giấy, Ban Giám hiệu, ngày 01/12/2020');

    // What comes now is a supplement, and changes no number that was issued.
    await handsIn(lan, 'Bé đón đông');
    await hoa.picks('Duyệt');
    await office.says('/baocao');
    await office.picks('Báo cáo kết quả công tác truyền thông tháng');
    const from = office.screen.length;
    await office.picks('Tháng 11/2020').hears('Nộp bổ sung sau khi chốt (ghi vào báo cáo kỳ sau): 1 việc');
    expect(saidSince(office, from)).toContain('Đã gửi đi: bản giấy');
    await office
      .says('/status 2020-11')
      .hears(
        /Tổ Mẫu giáo lớn: 0\/1 chưa nộp khi chốt; bổ sung sau khi chốt: 1\n.*Tổ Nuôi dưỡng: 0\/1 chưa nộp khi chốt$/m,
      );
    await office.says('/baocao');
    await office.picks('Báo cáo đã lập');
    await office.picks('Tháng 11/2020');
    const [path = '', book = ''] = (await loa(house, 'report', 'month', '2020-11', '--out', house.dir)).lines;
    expect(path).toBe(join(house.dir, 'bao-cao-thang-2020-11-so-5.docx'));
    expect(readFileSync(path)).toEqual(Buffer.from(reportsOf(leader).at(-1)?.bytes ?? []));
    expect(readFileSync(book).byteLength).toBeGreaterThan(1_000);

    await office.picks('Mở lại báo cáo').hears('vì lý do gì');
    await office.says('sót').hears('ghi rõ');
    await office.says('Sót bài của tổ Mẫu giáo lớn').hears('được lưu vết');
    await office.picks(/^Mở lại$/).hears('Đã mở lại');
    await leader.hears('đã được Vân Thử mở lại, lý do: Sót bài của tổ Mẫu giáo lớn');
    await house.app.sweep();
    await office.hears('Việc đã xong: 1/18');
    expect((await newest(office)).words).toContain(CAUSE);
    const { db } = house.app.house;
    expect(await db.read.auditEntry.count({ where: { action: { startsWith: 'reports.' } } })).toBe(7);
    expect(await db.read.report.findFirst({ where: { reopenedAt: { not: null } } })).toMatchObject({
      reopenReason: 'Sót bài của tổ Mẫu giáo lớn',
      filedWay: 'paper',
    });
  });
});

it('lets only the office confirm, number, send on and reopen', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const leader = await house.someone({ unit: 'bgh', role: 'leader' });
  await house.at(MORNING);
  await office.picks('Chốt số liệu');
  await leader.says('/vaoso').hears('thuộc quyền của người khác');
  await leader.says('/baocao');
  await leader.picks('Báo cáo đã lập').hears('🔒 Tháng 11/2020');
  const from = leader.screen.length;
  await leader.picks('Tháng 11/2020').hears('Đã chốt số liệu');
  expect(leader.screen.slice(from).flatMap(({ buttons }) => buttons.map(({ label }) => label))).toEqual([
    'Gửi lại tệp',
    'Tệp khác',
  ]);
});

it('is made again after a failure, and says so when it cannot be', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at(MORNING);
  breakDisk(house);
  await office.picks('Chốt số liệu').hears('Đã chốt');
  for (let minute = 1; minute < 30; minute += 1)
    await house.at(`2020-12-01T07:${String(minute).padStart(2, '0')}:00+07:00`);
  await office.hears('Bản mới của báo cáo tháng 11/2020 chưa tạo được');
  expect(house.logged.filter(({ event }) => event === 'a report could not be made again').length).toBe(5);

  mendDisk(house);
  await office.says('/vaoso');
  await office.says('7');
  await office.picks('Hôm nay');
  await office.picks('Đúng, vào sổ');
  await house.app.sweep();
  const file = await house.app.house.db.read.report.findFirstOrThrow({ where: { number: '7' } });
  expect(file).toMatchObject({ made: 3, wanted: 3, error: null, name: 'bao-cao-thang-2020-11-so-7.docx' });
});

it('settles the duty it is handed in for when it is marked as sent on', async () => {
  const house = await openHouse({ plan: 'ha-nam-2023', now: '2023-06-01T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await office.says('/baocao');
  await office.picks('Báo cáo 6 tháng kết quả công tác thông tin đối ngoại');
  await office.picks('6 tháng đầu năm 2023').hears('đang lập');
  await house.app.sweep();
  const said = await office.hears('Còn thiếu');
  const own = (await requirePlan(house.app.house.db.read)).plan.duties.find(
    ({ code }) => code === 'half-year-report-upward',
  );
  // A report does not say of itself that it is missing.
  expect(own?.title).toBeDefined();
  expect(said.text).not.toContain(own?.title);
  const draft = (await newest(office)).words;
  expect(draft.some((line) => line.startsWith(`- ${own?.title}: `))).toBe(false);
  expect(draft).toContain('Trong đó có việc nộp báo cáo này, được tính khi báo cáo gửi đi.');
  await office.picks('Chốt số liệu').hears('Đã chốt');
  await house.app.sweep();
  await office.picks('Đã gửi đi');
  await office.picks('Hệ thống quản lý văn bản');
  await office.says('2023-HN-118');
  await office.picks('Hôm nay').hears('2023-HN-118');
  const task = await house.app.house.db.read.task.findFirstOrThrow({
    where: { dutyCode: 'half-year-report-upward', period: '2023/H1' },
    include: { doneMark: true },
  });
  expect(task.settledAt).not.toBeNull();
  expect(task.doneMark?.proof).toContain('2023-HN-118');
});

it('tells two reports of one month apart, and says which duties one of them has frozen', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-20T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Vân Thử' });
  const opinion = 'tháng 11/2017 (Báo cáo tình hình dư luận quan tâm và kết quả xử lý)';
  await house.at('2017-11-27T07:00:00+07:00');
  await office.hears(`Dự thảo báo cáo ${opinion}`);
  await office.picks('Chốt số liệu').hears(`Đã chốt số liệu báo cáo ${opinion}`);
  await house.app.sweep();
  await office.hears(`📄 Báo cáo ${opinion}, bản chính thức`);
  await office.says('/vaoso').hears(`Báo cáo ${opinion}: số văn bản là bao nhiêu?`);
  await office.says('/huy');
  await office
    .says('/status')
    .hears('🔒 Chỉ chốt số liệu “Báo cáo tình hình dư luận quan tâm và kết quả xử lý”, lúc 07:00 thứ Hai, 27/11/2017');
  await office.says('/baocao');
  await office.picks('Thống kê tin bài trên website');
  await office.picks('11/2017').hears('báo cáo tháng 11/2017 (Thống kê tin bài trên website trong tháng)');
});

async function newest(someone: Talker) {
  return readReport(reportsOf(someone).at(-1)?.bytes ?? new Uint8Array());
}

/** A file where the store's folder should be: every write fails. */
function breakDisk({ dir }: TestHouse): void {
  rmSync(join(dir, 'media'), { recursive: true, force: true });
  writeFileSync(join(dir, 'media'), '');
}

function mendDisk({ dir }: TestHouse): void {
  rmSync(join(dir, 'media'));
  mkdirSync(join(dir, 'media'));
}

it('says of a chapter which report it is a part of', async () => {
  const house = await openHouse({ now: '2021-01-12T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at('2021-01-26T07:00:00+07:00');
  await office.hears('chương chính thức sẽ được gửi lại để ghép vào báo cáo chung');
  await office.picks('Chốt số liệu').hears('Đã chốt số liệu');
  await house.app.sweep();
  await office.hears('chương để ghép vào “Báo cáo học kỳ của nhà trường”');
});
