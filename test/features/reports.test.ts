import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { profilesAndText } from '../support/profiles.js';
import { readReport } from './reports-reading.js';
import { handsIn, recounted, reportsOf, saidSince } from './reports-steps.js';

const CUT_OFF = '2020-12-01T00:00:00+07:00';
const MORNING = '2020-12-01T07:00:00+07:00';
const ARTICLE = 'Mỗi tháng ít nhất một bài về hoạt động tiêu biểu';

describe.each(profilesAndText)("the month's report on %s", (profile) => {
  it('comes to the office by itself after the cut-off, once, with the numbers of the month', async () => {
    const house = await openHouse({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const mai = await house.someone({ unit: 'to-nha-tre', name: 'Mai Thử' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });

    house.clock.set('2020-11-20T09:00:00+07:00');
    const sports = await handsIn(lan, 'Ngày hội thể thao của bé');
    await hoa.picks('Duyệt').hears(`Đã duyệt ${sports}`);
    await handsIn(mai, 'Bé tập rửa tay');

    await house.at('2020-11-30T23:59:45+07:00');
    expect(reportsOf(office)).toEqual([]);
    // Midnight is no hour to be written to: compiled then, told in the morning.
    await house.at(CUT_OFF);
    expect(reportsOf(office)).toEqual([]);
    await house.at(MORNING);
    await office.hears('Dự thảo báo cáo tháng 11/2020');
    for (const later of ['2020-12-01T07:00:15+07:00', '2020-12-02T09:00:00+07:00', '2020-12-20T09:00:00+07:00'])
      await house.at(later);

    const [file, ...more] = reportsOf(office);
    expect(more).toEqual([]);
    expect(file?.name).toBe('bao-cao-thang-2020-11.docx');
    const said = saidSince(office, 0);
    expect(said).toContain('Tin bài: gửi 2, được duyệt 1');
    expect(said).toContain('– chờ duyệt: Tổ Nhà trẻ');
    expect(said).toContain('– chưa nộp: Tổ Mẫu giáo bé, Tổ Mẫu giáo nhỡ, Tổ Nuôi dưỡng');
    expect(said).toContain('Hạn nộp báo cáo: hết thứ Năm, 03/12/2020');
    for (const other of [leader, lan, mai, hoa]) expect(reportsOf(other)).toEqual([]);

    const report = await readReport(file?.bytes ?? new Uint8Array());
    expect(report.words).toContain('Kết quả công tác truyền thông tháng 11 năm 2020');
    expect(report.row(ARTICLE, 'Tổ Mẫu giáo lớn').slice(2, 5)).toEqual(['1', '1', '1']);
    expect(report.row(ARTICLE, 'Tổ Nhà trẻ').slice(2, 5)).toEqual(['1', '0', '0']);
    const { required, paid, onTime, late } = await recounted(house, 'monthly-article', '2020-11');
    expect(report.row(ARTICLE, 'Tổng cộng').slice(2, 6)).toEqual([required, paid, onTime, late].map(String));
    expect(report.row('Tin bài theo đơn vị', 'Tổng cộng').slice(2)).toEqual(['2', '1', '1', '0']);
    expect(report.tables.at(-1)?.[1]?.slice(1, 5)).toEqual([
      sports,
      'Ngày hội thể thao của bé',
      'Lan Thử',
      'Tổ Mẫu giáo lớn',
    ]);
  });

  it('leads from the gaps to the state of that month', async () => {
    const house = await openHouse({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await house.at(MORNING);
    await office.hears('Còn thiếu');
    const from = office.screen.length;
    await office.picks('Xem việc còn thiếu').hears('Tình hình tháng 11/2020');
    expect(saidSince(office, from)).toContain('– Tổ Nhà trẻ: 0/1 chưa nộp, đã quá hạn 1 ngày');
  });

  it('comes also when the bot stopped before telling, and not again', async () => {
    const house = await openHouse({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    house.clock.set(CUT_OFF);
    await house.app.sweep();
    await house.restart();
    await house.at(MORNING);
    await office.hears('Dự thảo báo cáo tháng 11/2020');
    await house.restart();
    await house.at('2020-12-01T07:00:30+07:00');
    expect(reportsOf(office).length).toBe(1);
  });

  it('is compiled for whoever asks with /baocao, with what has come since', async () => {
    const house = await openHouse({ profile });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    house.clock.set('2020-11-30T16:00:00+07:00');
    await handsIn(lan, 'Bé vui hội thu');
    await house.at(MORNING);
    await office.hears('được duyệt 0');
    await hoa.picks('Duyệt');

    await leader.says('/baocao').hears('cần lập báo cáo nào');
    await leader.picks('Báo cáo kết quả công tác truyền thông tháng').hears('chọn kỳ');
    const from = leader.screen.length;
    await leader.picks('Tháng 11/2020').hears('đang lập báo cáo tháng 11/2020');
    await house.app.sweep();
    await leader.hears('Dự thảo báo cáo tháng 11/2020');
    expect(saidSince(leader, from)).toContain('Tin bài: gửi 1, được duyệt 1');
    expect(saidSince(leader, from)).not.toContain('Số liệu không thay đổi');
    const [file] = reportsOf(leader);
    const report = await readReport(file?.bytes ?? new Uint8Array());
    // Sent on the last day, approved after it: in time.
    expect(report.row(ARTICLE, 'Tổ Mẫu giáo lớn').slice(2, 5)).toEqual(['1', '1', '1']);
    expect(reportsOf(office).length).toBe(1);

    await leader.says('/baocao');
    await leader.picks('Báo cáo kết quả công tác truyền thông tháng');
    await leader.picks('Tháng 11/2020').hears('đang lập');
    await leader.picks('Tháng 11/2020').hears('chờ giúp ít phút');
    await house.app.sweep();
    await leader.hears('Số liệu không thay đổi so với bản lập lúc 07:00 thứ Ba, 01/12/2020');
    expect(reportsOf(leader).length).toBe(2);
    expect(await house.app.house.db.read.report.count({ where: { period: '2020-11' } })).toBe(3);
  });

  it('is not for members, leads and editors', async () => {
    const house = await openHouse({ profile });
    for (const role of ['member', 'lead', 'editor'] as const) {
      const someone = await house.someone({ unit: 'to-nha-tre', role });
      await someone.says('/baocao').hears('thuộc quyền của người khác');
    }
    expect(await house.app.house.db.read.report.count()).toBe(0);
  });
});

it('shows the command only to those it is for', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const leader = await house.someone({ unit: 'bgh', role: 'leader' });
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  await house.app.sweep();
  const shown = [office, leader, lead].map(({ chat }) =>
    house.channel.menuOf(chat).some((entry) => entry.command === 'baocao'),
  );
  expect(shown).toEqual([true, true, false]);
});

it('still comes at the cut-off when somebody asked for the month while it ran', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at('2020-11-16T09:00:00+07:00');
  await office.says('/baocao');
  await office.picks('Báo cáo kết quả công tác truyền thông tháng');
  await office.picks('Tháng 11/2020');
  await house.app.sweep();
  await office.hears('Kỳ báo cáo chưa kết thúc; số liệu tính đến 09:00');
  await house.at(MORNING);
  await office.hears('Dự thảo báo cáo tháng 11/2020');
  expect(reportsOf(office).length).toBe(2);
});

it('puts what was approved only in the next month into that report, beside its own items', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  house.clock.set('2020-11-30T16:00:00+07:00');
  const code = await handsIn(lan, 'Bé vui hội thu');
  await house.at(MORNING);
  await hoa.picks('Duyệt').hears(`Đã duyệt ${code}`);
  await house.at('2021-01-04T07:00:00+07:00');
  const [november, december] = await Promise.all(reportsOf(office).map((file) => readReport(file.bytes)));
  expect(november?.words.join('\n')).toContain('Trong kỳ có 01 tin bài được gửi: 01 đang chờ duyệt.');
  const words = december?.words.join('\n');
  expect(words).toContain('Trong kỳ không có tin bài nào được gửi.');
  expect(words).toContain('Ngoài ra, 01 tin bài gửi từ kỳ trước được duyệt trong kỳ này.');
  expect(words).toContain('So với tháng 11 năm 2020: gửi 0 tin bài (kỳ trước 01, giảm 01)');
  expect(words).toContain(code);
});

it('catches up a cut-off that passed while the bot was down, up to forty days', async () => {
  const house = await openHouse();
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.at('2021-02-08T09:00:00+07:00');
  // November's is too long past; December's, January's and the first semester's are not.
  expect(reportsOf(office).map((file) => file.name)).toEqual([
    'bao-cao-thang-2020-12.docx',
    'bao-cao-hoc-ky-1-2020-2021.docx',
    'bao-cao-thang-2021-01.docx',
  ]);
});
