import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import type { Talker } from '../support/talker.js';
import { readReport } from './reports-reading.js';
import { handsIn, reportsOf } from './reports-steps.js';

it('gives the rows as CSV, the pictures by topic and unit, and a file for each unit, beside a report', async () => {
  const house = await openHouse({ now: '2020-11-20T09:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await lan.sends([{ kind: 'photo', bytes: await picture(1) }], { caption: 'Bé tập thể dục\nCác bé rất vui.' });
  await lan.picks('Quản lý nhà nước');
  const sent = await lan.picks(/^Gửi/).hears('BAI-');
  const code = /BAI-\d{4}-\d{3}/.exec(sent.text)?.[0] ?? '';
  await hoa.picks('Duyệt').hears('Đã duyệt');
  await house.at('2020-12-01T07:00:00+07:00');
  await office.picks('Mở báo cáo này').hears('Dự thảo, chưa chốt');

  const csv = await extra(house, office, 'Số liệu dạng CSV');
  expect(Object.keys(csv.files).slice(0, 2)).toEqual(['01-Tổng hợp.csv', '02-Đơn vị và nhiệm vụ.csv']);
  const book = new ExcelJS.Workbook();
  const workbook = office.screen.flatMap(({ files }) => files).find(({ name }) => name.endsWith('.xlsx'));
  await book.xlsx.load(Buffer.from(workbook?.bytes ?? []).buffer);
  for (const [index, name] of Object.keys(csv.files).entries()) {
    const text = (await csv.file(name)?.async('string')) ?? '';
    expect(text.trimEnd().split('\r\n').length).toBe(book.worksheets[index]?.rowCount);
  }
  const items = (await csv.file('04-Tin bài.csv')?.async('string')) ?? '';
  expect(items).toContain(`${code},Bé tập thể dục,Lan Thử,Tổ Mẫu giáo lớn`);
  expect(items).toContain('2020-11-20T09:00');

  const photos = await extra(house, office, 'Ảnh của kỳ');
  const [list = '', ...pictures] = Object.keys(photos.files).filter((name) => !name.endsWith('/'));
  expect(list).toBe('danh-muc.csv');
  expect(pictures).toEqual([expect.stringMatching(new RegExp(`/Tổ Mẫu giáo lớn/${code}-01\\.jpg$`, 'u'))]);
  expect(await photos.file(list)?.async('string')).toContain(`${code}-01.jpg,${code},Bé tập thể dục`);

  const units = await extra(house, office, 'Hồ sơ từng đơn vị');
  const file = await units.file('to-mau-giao-lon.docx')?.async('uint8array');
  const { tables } = await readReport(file ?? new Uint8Array());
  const article = tables.flat().find((row) => row[1]?.startsWith('Mỗi tháng ít nhất một bài'));
  expect(article?.slice(3)).toEqual(['30/11/2020', expect.any(String), '20/11/2020', `Tin bài ${code}`]);
});

it('is made of any days, about one unit, as a chapter: with that unit’s numbers alone, and never confirmed', async () => {
  const house = await openHouse({ now: '2020-11-20T09:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon' });
  const mai = await house.someone({ unit: 'to-nha-tre' });
  await handsIn(lan, 'Bé vui hội thu');
  await handsIn(mai, 'Bé tập rửa tay');
  await office.says('/baocao');
  await office.picks('Kỳ khác').hears('loại nào');
  await office.picks('Từ ngày').hears('từ ngày nào');
  await office.says('khoảng ấy').hears('chưa hiểu ngày');
  await office.says('2/11').hears('Từ thứ Hai, 02/11/2020');
  await office.says('1/11').hears('phải từ');
  await office.picks('Đến hôm nay').hears('đơn vị nào');
  await office.says('nhà trẻ').hears('Văn bản riêng');
  await office.picks('Chương để ghép').hears('đang lập báo cáo từ ngày 02/11/2020 đến ngày 20/11/2020');
  await house.app.sweep();
  const draft = await office.hears('Dự thảo báo cáo từ ngày 02/11/2020 đến ngày 20/11/2020 – Tổ Nhà trẻ');
  expect(draft.text).toContain('Tin bài: gửi 1');
  expect(draft.buttons.map(({ label }) => label)).not.toContain('Chốt số liệu');
  const [file] = reportsOf(office);
  expect(file?.name).toBe('bao-cao-2020-11-02-den-2020-11-20-to-nha-tre-chuong.docx');
  const { words } = await readReport(file?.bytes ?? new Uint8Array());
  expect(words.join('\n')).not.toContain('CỘNG HÒA');
  expect(words.join('\n')).not.toContain('Tổ Mẫu giáo lớn');
});

it('is made of the plan’s report for another unit and another kind of period', async () => {
  const house = await openHouse({ now: '2020-12-05T09:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await house.app.sweep();
  await office.says('/baocao');
  await office.picks('Kỳ khác');
  await office.picks('Báo cáo năm học').hears('chọn kỳ báo cáo');
  await office.says('1999').hears('Không có kỳ nào khớp');
  await office.picks('Năm học 2020-2021').hears('đơn vị nào');
  await office.picks('Toàn đơn vị').hears('Chương để ghép');
  await office.picks('Văn bản riêng').hears('đang lập báo cáo năm học 2020-2021');
  await house.app.sweep();
  await office.hears('Kỳ báo cáo chưa kết thúc');
  expect(reportsOf(office).at(-1)?.name).toBe('bao-cao-nam-hoc-2020-2021.docx');
});

/** Opens the list of further files of the report on the screen, takes one and opens the archive. */
async function extra(
  house: { readonly app: { sweep(): Promise<void>; settle(): Promise<void> } },
  office: Talker,
  label: string,
) {
  await office.picks('Tệp khác').hears('cần thêm tệp nào');
  await office.picks(label).hears(/đang tạo tệp|CSV/u);
  await house.app.sweep();
  await house.app.settle();
  const file = office.screen.flatMap(({ files }) => files).at(-1);
  return JSZip.loadAsync(Buffer.from(file?.bytes ?? []));
}
