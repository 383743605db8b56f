import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/features/archive/choose-photos.dialog.js';
import { EVERYTHING, findItems, matchOf } from '../../src/features/archive/query.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { approvedItem, staffOf } from './publishing-steps.js';

const settled = async (house: TestHouse, duty: string) => {
  const tasks = await house.app.house.db.read.task.findMany({
    where: { dutyCode: duty, settledAt: { not: null } },
    select: { key: true },
  });
  return tasks.map(({ key }) => key);
};

describe.each(profiles)('the archive on %s', (profile) => {
  it('finds items by words with or without marks, by what they are, page by page', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const other = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    for (const what of ['múa quạt', 'đọc thơ', 'nặn đất', 'chào cờ', 'vẽ tranh'])
      await approvedItem(house, lan, hoa, `Bé tập ${what}\nCả lớp ${what} ở sân trường.`);
    const all = await hoa.says('/kho').hears('KHO TIN BÀI – mới nhất');
    expect(all.text).toContain('BAI-1120-005 · Bé tập vẽ tranh');
    expect(all.text).not.toContain('múa quạt');
    await hoa.picks('Xem thêm').hears('Bé tập múa quạt');
    await hoa.says('/kho nan dat').hears('BAI-1120-003 · Bé tập nặn đất');
    await hoa.says('/kho ĐỌC thơ').hears('BAI-1120-002');
    await hoa.says('/kho bóng đá').hears('Không tìm thấy bài nào');
    await hoa.picks('Tìm theo từ').hears('gõ từ cần tìm');
    await hoa.says('san truong co').hears('BAI-1120-004');
    await hoa.picks('Mở BAI-1120-004').hears('Cả lớp chào cờ');
    await hoa.says('/kho múa');
    await hoa.picks('Lọc').hears('Đơn vị');
    await hoa.picks('Đơn vị').hears('Bài của đơn vị nào?');
    await hoa.picks('Tổ Nhà trẻ').hears('KHO TIN BÀI – "múa" · Tổ Nhà trẻ');
    await hoa.picks('Lọc');
    await hoa.picks('Thời gian');
    await hoa.picks('Tháng 11/2020').hears('Tháng 11/2020');
    expect(hoa.screen.at(-1)?.text).toContain('BAI-1120-001');
    await hoa.picks('Lọc');
    await hoa.picks('Loại');
    await hoa.picks('Có ảnh').hears('Không tìm thấy bài nào');
    // A lead finds what is their own unit's, a member only what they sent.
    await lead.says('/kho múa').hears('BAI-1120-001');
    await other.says('/kho múa').hears('Không tìm thấy');
    await lan.says('/kho múa').hears('ở /bai');
  });

  it('hands a group’s chosen photos in, and the school’s as one archive that settles both tiers', async () => {
    const house = await openHouse({ profile, now: '2020-12-01T08:00:00+07:00' });
    const { lan, hoa } = await staffOf(house);
    const mai = await house.someone({ unit: 'to-mau-giao-lon', name: 'Mai Thử' });
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead', name: 'Tổ Trưởng Thử' });
    const head = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Trưởng Thử' });
    const web = await house.someone({ unit: 'bo-phan-cntt', role: 'lead' });
    await approvedItem(house, lan, hoa, 'Bé tập múa', { photos: 3, children: 'agreed', originals: true });
    await approvedItem(house, mai, hoa, 'Bé vẽ tranh', { photos: 2, seed: 2 });

    await lead.says('/kho');
    await lead.picks('Chọn ảnh học kỳ').hears('ẢNH TƯ LIỆU Tổ Nhà trẻ');
    await lead.picks('Bé tập múa').hears('gõ số các ảnh');
    await lead.says('4').hears('từ 1 đến 3');
    await lead.says('1, 3').hears('Xếp 2 ảnh này vào mục nào?');
    await house.restart();
    await lead.says('Ngày hội múa').hears('đã chọn 2 ảnh');
    await lead.picks('Xem bộ ảnh (2)').hears('• Ngày hội múa: 2 ảnh');
    await lead.picks('Nộp 2 ảnh').hears('Đang đóng gói GOI-1220-001: 2 ảnh');
    await house.later(5);
    await lead.hears('Đã nộp Ảnh tư liệu 2020-2021/HK1 – Tổ Nhà trẻ');
    await hoa.hears('Tổ Trưởng Thử đã nộp');
    expect(await settled(house, 'semester-photos')).toEqual(['semester-photos/to-nha-tre/2020-2021/HK1']);

    await head.says('/kho');
    await head.picks('Chọn ảnh học kỳ').hears('đã chọn 2 ảnh');
    await head.picks('Bé vẽ tranh');
    await head.picks('Chọn tất cả').hears('Xếp 2 ảnh');
    await head.picks('Quản lý nhà nước').hears('đã chọn 4 ảnh');
    await head.picks('Xem bộ ảnh (4)').hears('2 ảnh không phải tệp gốc');
    await head.picks('Nộp 4 ảnh').hears('GOI-1220-002');
    await house.later(5);
    await head.hears('GOI-1220-002: Ảnh tư liệu 2020-2021/HK1');
    await web.hears('GOI-1220-002');
    // The other recipient is outside: it counts once it went there with proof.
    expect(await settled(house, 'semester-photos-upward')).toEqual([]);
    await head.picks('Ghi nhận đã gửi');
    await head.says('Chép vào ổ chung của Phòng');
    await head.picks('Đúng, đã gửi').hears('✔ Đã xong việc: Ảnh tư liệu học kỳ của nhà trường');
    expect(await settled(house, 'semester-photos-upward')).toEqual([
      'semester-photos-upward/thanh-truong/2020-2021/HK1',
    ]);
    expect(await settled(house, 'semester-photos')).toEqual([
      'semester-photos/to-nha-tre/2020-2021/HK1',
      'semester-photos/to-mau-giao-lon/2020-2021/HK1',
    ]);

    const { zip } = await house.app.house.db.read.package.findFirstOrThrow({ where: { code: 'GOI-1220-002' } });
    const archive = await JSZip.loadAsync(readFileSync(house.app.house.media.pathOf(zip ?? '')));
    const names = Object.values(archive.files).flatMap((file) => (file.dir ? [] : [file.name]));
    expect(names).toEqual([
      'muc-luc.xlsx',
      'Ngày hội múa/BAI-1220-001 01.jpg',
      'Ngày hội múa/BAI-1220-001 03.jpg',
      expect.stringMatching(/^.+\/BAI-1220-002 01\.jpg$/),
      expect.stringMatching(/^.+\/BAI-1220-002 02\.jpg$/),
    ]);
  });
});

describe('the archive', () => {
  it('finds what was not approved by nobody, and what was withdrawn no more', async () => {
    const house = await openHouse();
    const { lan, hoa } = await staffOf(house);
    await lan.says('Bé tập bơi');
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/);
    await hoa.says('/kho bơi').hears('Không tìm thấy');
    await hoa.picks(/^Duyệt$/);
    await house.later();
    await hoa.says('/kho lan thu boi').hears('BAI-1120-001');
    await hoa.says('/kho bai-1120-001').hears('Bé tập bơi');
  });

  it('indexes what was there before it', async () => {
    const house = await openHouse();
    const { lan, hoa } = await staffOf(house);
    await approvedItem(house, lan, hoa, 'Bé nhảy dây');
    await house.app.house.act({ posts: [], house: true }, 'test', async ({ tx }) => {
      await tx.occurrence.deleteMany({ where: { key: 'archive/indexed' } });
      await tx.submission.updateMany({ data: { folded: 'be nhay day', facets: '' } });
    });
    await house.later(5);
    const unit = await house.app.house.db.read.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
    const query = { ...EVERYTHING, words: 'nhảy', unit: unit.id, period: '2020-2021/HK1' };
    const find = (units?: readonly number[]) =>
      findItems(house.app.house.db.read, query, { units, before: null, limit: 5 });
    expect(await find()).toHaveLength(1);
    expect(await find([unit.id])).toHaveLength(1);
    expect(await find([unit.id + 1])).toHaveLength(0);
  });

  it('asks the index for words and facets only, whatever people type', () => {
    expect(matchOf(EVERYTHING)).toBeUndefined();
    expect(matchOf({ ...EVERYTHING, words: 'múa "OR) folded:*' })).toBe('"mua" AND "or" AND "folded"');
    expect(matchOf({ ...EVERYTHING, topic: 'hoat-dong-lon', kind: 'photo' }, [3, 4])).toBe(
      '"facets" : "t_hoat_dong_lon" AND "facets" : "k_photo" AND "facets" : ("u_3" OR "u_4")',
    );
  });

  it('reads the numbers of photos as people type them', () => {
    expect(numbersIn('1 3', 3)).toEqual([1, 3]);
    expect(numbersIn('2-4, 1', 5)).toEqual([1, 2, 3, 4]);
    for (const no of ['', '0', '4', '3-1', 'tất cả', '1 x']) expect(numbersIn(no, 3)).toBeUndefined();
  });
});
