import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { createFeatures } from '../../src/features/index.js';
import { texts } from '../../src/features/roster/texts.js';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';

const LINKS = {
  linksTo: (code: string) => [{ channel: 'telegram' as const, url: `https://loa.example/?start=${code}` }],
};
const FEATURES = createFeatures({ ...LINKS, door: undefined });

const LIST = [
  'PHÒNG GD&ĐT THỬ,,,,',
  'STT,Họ và tên,Đơn vị/Tổ,Chức vụ,Số ĐT',
  '1,NGUYỄN THỊ HOA MẪU,Tổ Mẫu giáo lớn,Tổ trưởng,0912 345 678',
  '2,Trần Thị Lan Mẫu,mau giao lon,Giáo viên,+84987654321',
  '3,Lê Văn Mẫu,Tổ Nhà trẻ,Giáo viên,',
].join('\r\n');

const csv = (text: string) => ({
  kind: 'document' as const,
  bytes: Buffer.from(text),
  name: 'danh-sach.csv',
  type: 'text/csv',
});

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('DS'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const peopleOf = (house: TestHouse) =>
  house.app.house.db.read.person.findMany({
    where: { accounts: { none: {} } },
    orderBy: { id: 'asc' },
    take: 5,
    include: { memberships: { include: { unit: true } } },
  });

async function bring(house: TestHouse, office: Awaited<ReturnType<TestHouse['someone']>>, text: string) {
  await office.says('/danhsach');
  await office.picks('Nhập từ tệp').hears('gửi tệp danh sách');
  await office.sends([csv(text)]);
  await office.picks('Đã gửi tệp, đọc danh sách').hears('đang đọc danh sách');
  await house.app.sweep();
}

describe.each(profiles)('the list of staff on %s', (profile) => {
  it('is read first, imported with one tap, and lets people in by their own number or a code of their own', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await bring(house, office, LIST);
    const shown = await office.hears('Người mới: 3');
    expect(shown.text).toContain('Phụ trách đơn vị: Nguyễn Thị Hoa Mẫu (Tổ Mẫu giáo lớn)');
    expect(await peopleOf(house)).toEqual([]);
    await office.picks('Nhập 3 người').hears('3 người mới');
    expect(
      (await peopleOf(house)).map(({ name, phone, memberships: [post] }) => [name, phone, post?.role, post?.unit.code]),
    ).toEqual([
      ['Nguyễn Thị Hoa Mẫu', '+84912345678', 'lead', 'to-mau-giao-lon'],
      ['Trần Thị Lan Mẫu', '+84987654321', 'member', 'to-mau-giao-lon'],
      ['Lê Văn Mẫu', null, 'member', 'to-nha-tre'],
    ]);

    const hoa = house.stranger('hoa');
    await hoa.does({ kind: 'phone', number: '84912345678', own: true }).hears('Nguyễn Thị Hoa Mẫu');
    await hoa.picks('Đồng ý').hears('phụ trách đơn vị – Tổ Mẫu giáo lớn');
    await hoa.picks('Đúng, tham gia').hears('Chào mừng thầy/cô Nguyễn Thị Hoa Mẫu');

    await office.says('/danhsach').hears('Chưa vào: 2');
    await office.picks(/^Chưa vào hệ thống/);
    const [invitation] = [await office.picks(/^Lê Văn Mẫu/).hears('Kính mời thầy/cô Lê Văn Mẫu')];
    const code = /start=([\w-]{22})/.exec(invitation.text)?.[1] ?? '';
    const van = house.stranger('van');
    await van.follows(code).hears('Đồng ý');
    await van.picks('Đồng ý').hears('Lê Văn Mẫu');
    await van.picks('Đúng, tham gia').hears('Chào mừng thầy/cô Lê Văn Mẫu');
    expect((await peopleOf(house)).map(({ name }) => name)).toEqual(['Trần Thị Lan Mẫu']);
  });
});

describe('the list of staff', () => {
  it('whose file cannot be read any more is told of once, and tried no more', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await office.says('/danhsach');
    await office.picks('Nhập từ tệp').hears('gửi tệp danh sách');
    await office.sends([csv(LIST)]);
    await office.picks('Đã gửi tệp, đọc danh sách').hears('đang đọc danh sách');
    rmSync(join(house.dir, 'media'), { recursive: true });
    await house.app.sweep();
    await office.hears(texts.unreadable);
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('imports nothing while a row is wrong, and says which and why', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await bring(house, office, `${LIST}\r\n4,Vũ Thị Mẫu,Tổ Vũ trụ,Giáo viên,0912345678`);
    const shown = await office.hears('Chưa nhập ai: có 1 dòng cần sửa');
    expect(shown.text).toContain('Dòng 6 (Vũ Thị Mẫu): không có đơn vị "Tổ Vũ trụ"');
    expect(shown.buttons).toEqual([]);
    expect(await peopleOf(house)).toEqual([]);
  });

  it('knows whom it brought before: a second time nothing changes', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const file = join(house.dir, 'ds.csv');
    writeFileSync(file, LIST);
    expect((await loa(house, 'members', 'import', file, '--dry-run', '--json')).json[0]).toMatchObject({
      imported: false,
      counts: { new: 3 },
    });
    expect(await peopleOf(house)).toEqual([]);
    await loa(house, 'members', 'import', file);
    expect((await loa(house, 'members', 'import', file, '--json')).json[0]).toMatchObject({
      imported: false,
      counts: { new: 0, same: 3 },
    });
    await bring(house, office, LIST);
    await office.hears('không có gì mới');
    writeFileSync(file, `${LIST}\r\n4,Vũ Thị Mẫu,,,0912345678`);
    await expect(loa(house, 'members', 'import', file)).rejects.toThrow('nothing was imported');
    expect(await peopleOf(house)).toHaveLength(3);
  });

  it('tells the command line what is wrong in sentences, and which headings are asked for', async () => {
    const house = await openHouse({ features: FEATURES });
    const file = join(house.dir, 'ds.csv');
    writeFileSync(file, ['Họ tên,Tổ,Chức danh,SĐT', 'Lê Thị Mẫu,Tổ Xây dựng,Vua,', 'Số 7,Tổ Nhà trẻ,,'].join('\n'));
    const refused = await loa(house, 'members', 'import', file, '--dry-run').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      message: 'this list would not be imported: mend the 2 rows above and run it again',
    });
    expect(Object(refused).printed.lines.slice(1)).toEqual([
      '  row 2 Lê Thị Mẫu: there is no unit "Tổ Xây dựng"',
      '  row 3 Số 7: the name has digits or signs: write letters alone, 2 to 80',
      '  note: row 2 Lê Thị Mẫu: "Vua" is no post known here: imported as a member',
    ]);
    // One heading over two columns is typed into both by some.
    writeFileSync(file, '\ufeffTT;Họ và;tên;Tổ;SĐT\r\n1;Lê Thị;Mẫu;Tổ Nhà trẻ;0912.345.678');
    expect((await loa(house, 'members', 'import', file, '--dry-run', '--json')).json[0]).toMatchObject({
      rows: [{ name: 'Lê Thị Mẫu', unit: 'to-nha-tre', phone: '+84912345678' }],
    });
    writeFileSync(file, 'Lê Thị Mẫu,Tổ Nhà trẻ\n');
    await expect(loa(house, 'members', 'import', file)).rejects.toThrow('"Họ và tên" and beside it "Đơn vị"');
  });

  it('gives nobody more than a member has by a name or a number that was only typed', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const file = join(house.dir, 'ds.csv');
    writeFileSync(file, LIST);
    await loa(house, 'members', 'import', file);
    const stranger = house.stranger('x');
    await stranger.does({ kind: 'phone', number: '0912345678', own: false }).hears('số của người khác');
    await office.does({ kind: 'phone', number: '0912345678', own: false }).hears('hệ thống không lưu');
    const asked = stranger.does({ kind: 'phone', number: '0912345678', own: false, typed: true });
    expect((await asked.hears('Đồng ý')).text).not.toContain('Hoa');
    await stranger.picks('Đồng ý');
    await stranger.says('Nguyễn Thị Hoa Mẫu');
    await stranger.picks('Đúng, gửi đề nghị');
    await office.hears('Đã gõ số điện thoại của Nguyễn Thị Hoa Mẫu trong danh sách');
    expect((await peopleOf(house)).map(({ name }) => name)).toContain('Nguyễn Thị Hoa Mẫu');
    await office.picks('Nhận');
    await stranger.hears('Chào mừng');
    expect((await peopleOf(house)).map(({ name }) => name)).not.toContain('Nguyễn Thị Hoa Mẫu');
  });

  it('is for the office; a lead does not see it', async () => {
    const house = await openHouse({ features: FEATURES });
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    await lead.says('/danhsach').hears('thuộc quyền của người khác');
  });

  it('reads merged headings, units as headings, formulas, empty rows, and says where a formula has no result', async () => {
    const house = await openHouse({ features: FEATURES });
    const file = join(house.dir, 'ds.xlsx');
    const bytes = await workbook((sheet) => {
      sheet.getCell('A1').value = 'DANH SÁCH CÁN BỘ, GIÁO VIÊN';
      sheet.mergeCells('A1:E1');
      sheet.addRow(['TT', 'Họ và tên', '', 'Chức vụ', 'Điện thoại']);
      sheet.mergeCells('B2:C2');
      sheet.addRow(['I. Tổ Nhà trẻ']);
      sheet.addRow([1, 'Nguyễn Thị', 'Mẫu', 'GV', 912345670]);
      sheet.addRow([]);
      sheet.addRow(['II. Tổ Mẫu giáo lớn']);
      sheet.addRow([2, { formula: 'A1', result: 'Tô Thị' }, 'Thử', 'Tổ trưởng', '0168.1234567']);
      sheet.addRow([3, 'Đoàn Văn', 'Thử', { formula: 'Z9' } as ExcelJS.CellFormulaValue, '']);
      sheet.addRow(['Tổng số: 3 người']);
    });
    writeFileSync(file, bytes);
    const refused = await loa(house, 'members', 'import', file, '--dry-run', '--json').catch((error: unknown) => error);
    const [read] = Object(refused).printed.json;
    expect(read).toMatchObject({
      rows: [
        { row: 4, name: 'Nguyễn Thị Mẫu', unit: 'to-nha-tre', role: 'member', phone: '+84912345670' },
        { row: 7, name: 'Tô Thị Thử', unit: 'to-mau-giao-lon', role: 'lead', phone: '+84381234567' },
      ],
      problems: [{ row: 8, problem: 'broken' }],
    });
  });

  it('takes three thousand people in one transaction, and gives the list out so that it can come back', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thư Thử' });
    const rows = Array.from(
      { length: 3_000 },
      (_, n) => `Người Mẫu Số${'abcdefghij'[n % 10]}${letters(n)},Tổ Nhà trẻ,GV,09${String(10_000_000 + n)}`,
    );
    const file = join(house.dir, 'ds.csv');
    writeFileSync(file, ['Họ tên;Tổ;Chức danh;SĐT', ...rows.map((row) => row.replaceAll(',', ';'))].join('\n'));
    const { json } = await loa(house, 'members', 'import', file, '--json');
    expect(json[0]).toMatchObject({ imported: true, counts: { new: 3_000 } });
    expect(await house.app.house.db.read.membership.count()).toBe(3_001);

    await office.says('/danhsach').hears('Chưa vào: 3000');
    await office.picks('Tải danh sách (Excel)');
    await house.app.sweep();
    const sent = await office.hears('Danh sách đến');
    const given = house.channel
      .screen(office.chat)
      .flatMap((shown) => shown.files)
      .at(-1);
    expect(sent.text).toContain('02/11/2020');
    const again = join(house.dir, 'again.xlsx');
    writeFileSync(again, given?.bytes ?? '');
    const [back] = (await loa(house, 'members', 'import', again, '--dry-run', '--json')).json;
    expect(back).toMatchObject({ counts: { new: 0, post: 0, same: 3_001 }, problems: [], absent: [] });
  });
});

function letters(n: number): string {
  return [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
