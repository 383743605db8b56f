import { describe, expect, it } from 'vitest';
import { OpenError } from '../../src/channels/contract.js';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profilesAndText } from '../support/profiles.js';

describe.each(profilesAndText)('handing in on %s', (profile) => {
  it('takes an article with photos from the first message to the settled task', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' });

    await lan
      .says('Ngày hội thể thao của bé\nSáng nay các bé lớp lớn thi chạy tiếp sức.')
      .hears('Tin bài này thuộc chủ đề nào?');
    await lan
      .sends([photo(await picture(1)), photo(await picture(2)), photo(await picture(3))], { album: 'a1' })
      .hears('Đã nhận 3/3 ảnh');
    await lan.picks('Quản lý nhà nước').hears('Nộp cho: Mỗi tháng ít nhất một bài');
    await lan.picks('Gửi – có trẻ, phụ huynh đã đồng ý').hears('BAI-1120-001');

    await hoa.hears('CHỜ DUYỆT BAI-1120-001');
    expect(hoa.screen.flatMap((shown) => shown.files).length).toBe(3);
    await hoa.picks('Duyệt').hears('Đã duyệt BAI-1120-001');
    await house.later();
    await lan.hears('BAI-1120-001 đã được duyệt');

    const task = await house.app.house.db.read.task.findFirstOrThrow({
      where: { key: 'monthly-article/to-mau-giao-lon/2020-11' },
    });
    expect(task.settledAt).not.toBeNull();
  });

  it('is for the task whose button was pressed, for a while', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lan.says('/viec');
    await lan.picks('Nộp thông tin tháng 11/2020').hears('Thầy/cô cứ gửi chữ hoặc tệp vào đây.');
    await lan.says('Tổ nhận 12 ý kiến của cha mẹ, đã giải thích xong.').hears('Nộp cho: Thông tin hằng tháng');
    await lan.picks(/^Bỏ$/).hears('Bản nháp đã bỏ');
    await lan.says('Góc sách của bé').hears('Nộp cho: Mỗi tháng ít nhất một bài');
    await lan.says('/viec');
    await lan.picks('Nộp thông tin tháng 11/2020').hears('đang có một bản nháp chưa gửi');
    await lan.says('Bỏ').hears('Bản nháp đã bỏ');
    await lan.says('/viec');
    await lan.picks('Nộp thông tin tháng 11/2020').hears('Thầy/cô cứ gửi chữ hoặc tệp vào đây.');
    await house.later(3 * 3_600);
    await lan.says('Bé tập rửa tay').hears('Nộp cho: Mỗi tháng ít nhất một bài');
  });

  it('returns an item with a reason, and the author sends it again', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await lan.says('Bé tập rửa tay');
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    await hoa.picks('Trả lại').hears('BAI-1120-001 · Bé tập rửa tay\nThầy/cô cho biết cần sửa gì');
    await hoa.says('ngắn').hears('quá ngắn');
    await hoa.says('Đề nghị thêm thời gian và địa điểm').hears('Đã trả lại');
    await house.later();
    await lan.hears('Đề nghị thêm thời gian và địa điểm');
    // Who writes first what was asked for need not write it again.
    await lan.says('Lớp nhà trẻ, sáng 3/11.').hears('nộp cho việc nào');
    await lan.says('Sửa và gửi lại').hears('một bản nháp khác');
    const opened = lan.picks('Đưa vào BAI-1120-001');
    await opened.hears('mở lại để sửa');
    await opened.hears('Bé tập rửa tay\n\nLớp nhà trẻ, sáng 3/11.');
    // Where its author types, not days above.
    expect(
      lan.screen
        .slice(-2)
        .map(({ text }) => text)
        .join(),
    ).toContain('BẢN NHÁP');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    await hoa.hears('Bản sửa lần 1');
    await hoa.picks('Duyệt').hears('Đã duyệt');
  });

  it('counts what arrived and says which photo failed and what to do', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    await lan
      .sends([photo(await picture(1)), photo(new OpenError('gone', 'expired')), photo(await picture(2))], {
        caption: 'Giờ ăn của bé',
        album: 'x',
      })
      .hears('Đã nhận 2/3 ảnh');
    expect(lan.screen.map((shown) => shown.text).join()).toContain('Ảnh thứ 2: không còn trên kênh');
  });

  it('asks nothing about pictures of which none arrived', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    await lan.sends([photo(new OpenError('gone', 'expired'))], { caption: 'Giờ ăn của bé' }).hears('Đã nhận 0/1 ảnh');
    await lan.picks('Quản lý nhà nước').hears('Bản nháp đã sẵn sàng');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
  });

  it('joins siblings of an album that come after sending, and tells the reviewer', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await lan.sends([photo(await picture(1))], { caption: 'Bé vui trung thu', album: 'late' });
    await lan.picks('Quản lý nhà nước');
    await lan.picks('không có trẻ').hears('BAI-1120-001');
    await lan.sends([photo(await picture(2))], { album: 'late' }).hears('Đã nhận 2/2 ảnh');
    await hoa.hears('gửi thêm cho BAI-1120-001');
  });

  it('keeps the draft over a restart and answers courtesies with silence', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    await lan.says('Góc sách của bé').hears('BẢN NHÁP');
    await house.restart();
    await lan.says('dạ em cảm ơn ạ').hearsNothing();
    await lan.says('Thêm một đoạn nữa.').hears('Góc sách của bé');
    expect(await house.app.house.db.read.collection.count()).toBe(1);
  });

  it('lets exactly one of two reviewers decide', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' });
    const mai = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Mai Thử' });
    await lan.says('Bé trồng rau');
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/);
    const open = (await mai.hears('CHỜ DUYỆT')).buttons.find((button) => button.label === 'Duyệt')?.token;
    await hoa.picks('Duyệt').hears('Đã duyệt BAI-1120-001');
    await mai.hears(profile === 'telegram' || profile === 'web' ? 'Đã duyệt BAI-1120-001 – Hoa Thử' : 'Hoa Thử');
    if (open !== undefined) await mai.presses(open).hears('Đã duyệt BAI-1120-001 – Hoa Thử');
    expect(await house.app.house.db.read.decision.count()).toBe(1);
  });

  it('shows the draft again to who sends second for a task that is paid by now', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const mai = await house.someone({ unit: 'to-nha-tre' });
    for (const [who, title] of [[lan, 'Bé vẽ cây đào'] as const, [mai, 'Bé hái rau'] as const]) {
      await who.says(title).hears('Nộp cho: Mỗi tháng ít nhất một bài');
      await who.picks('Quản lý nhà nước').hears('sẵn sàng');
    }
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    const second = mai.picks(/^Gửi$/);
    await second.hears('việc được nộp đã thay đổi');
    await second.hears('Thầy/cô nộp cho việc nào?');
    await mai.picks('Không thuộc việc nào').hears('sẵn sàng');
    await mai.picks(/^Gửi$/).hears('BAI-1120-002');
    await lan.picks('Rút bài').hears('Đã rút');
    const credits = await house.app.house.db.read.credit.findMany({ where: { state: { not: 'void' } } });
    expect(credits).toEqual([]);
  });

  it('withdraws an item until it is decided', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await lan.says('Bài gửi nhầm');
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/);
    await hoa.hears('CHỜ DUYỆT');
    const open = hoa.screen.at(-1)?.buttons.find((button) => button.label === 'Duyệt')?.token;
    const again = profile === 'telegram' ? lan.screen.at(-1)?.buttons.at(-1)?.token : undefined;
    await lan.picks('Rút bài').hears('Đã rút');
    if (again !== undefined) await lan.presses(again).hears(/Nút này đã cũ|đã rút rồi/);
    await hoa.hears('Tác giả đã rút bài');
    if (open !== undefined) await hoa.presses(open).hears('Tác giả đã rút bài');
    expect(await house.app.house.db.read.decision.count()).toBe(0);
  });
});

it('pays what its author names when it is sent again, not what it was sent for first', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await lan.says('Tổ nhận 12 ý kiến của cha mẹ');
  await lan.picks('Quản lý nhà nước');
  await lan.picks(/^Gửi$/).hears('BAI-1120-001');
  await hoa.picks('Trả lại');
  await hoa.says('Đây là thông tin tháng, không phải bài viết').hears('Đã trả lại');
  await house.later();
  await lan.picks('Sửa và gửi lại').hears('Nộp cho: Mỗi tháng ít nhất một bài');
  await lan.picks(/^Sửa$/);
  await lan.picks('Việc được nộp').hears('Tháng 11/2020 – Mỗi tháng ít nhất một bài');
  await lan.picks('Thông tin hằng tháng').hears('Nộp cho: Thông tin hằng tháng');
  await lan.picks(/^Gửi$/);
  await hoa.picks('Duyệt');
  await house.later();
  await lan.hears('Đã tính cho: Thông tin hằng tháng');
  const paid = await house.app.house.db.read.task.findMany({ where: { settledAt: { not: null } } });
  expect(paid.map(({ key }) => key)).toEqual(['monthly-information/to-nha-tre/2020-11']);
});

it('pays nothing when its author says so as it is sent again', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await lan.says('Bé tập rửa tay');
  await lan.picks('Quản lý nhà nước');
  await lan.picks(/^Gửi$/);
  await lan.picks('Sửa, thêm ảnh');
  await lan.picks(/^Sửa$/);
  await lan.picks('Việc được nộp');
  await lan.picks('Không thuộc việc nào').hears('Không thuộc việc nào trong kế hoạch');
  await lan.picks(/^Gửi$/);
  await hoa.picks('Duyệt');
  await house.later();
  expect(await house.app.house.db.read.task.count({ where: { settledAt: { not: null } } })).toBe(0);
});

it('replaces words that were edited in the chat before sending', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  await lan.does({ kind: 'text', text: 'Bé tập đếm' }, { message: 'u-edit' });
  await lan
    .does({ kind: 'text', text: 'Bé tập đếm số', edited: true }, { message: 'u-edit' })
    .hears('Tiêu đề: Bé tập đếm số');
});

it('says that an edited answer or command changes nothing', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const edits = (text: string, message: string) => lan.does({ kind: 'text', text, edited: true }, { message });
  await lan.does({ kind: 'text', text: '/gopy' }, { message: 'u-1' });
  await lan.does({ kind: 'text', text: 'Cổng trường kẹt xe' }, { message: 'u-2' }).hears('Ý kiến của ai?');
  await edits('Cổng sau kẹt xe', 'u-2').hears('những gì đã ghi vẫn giữ nguyên');
  await edits('Dạ vâng ạ', 'u-2').hearsNothing();
  expect(await house.app.house.db.read.collection.count()).toBe(0);
});

it('shows the draft anew below what pushed it out of sight, and rewrites it for short lines', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const cards = () => lan.screen.filter(({ text }) => text.startsWith('📝')).length;
  await lan.says('Bé trồng rau');
  await lan.says('Sáng nay ở vườn trường.').hears('Sáng nay ở vườn trường.');
  expect(cards()).toBe(1);
  const album = await Promise.all([1, 2, 3].map(async (n) => photo(await picture(n))));
  await lan.sends(album, { album: 'a' }).hears('Đã nhận 3/3 ảnh');
  expect(cards()).toBe(2);
  await lan.says('Các bé tưới cây, nhổ cỏ. '.repeat(30)).hears('Đã nhận 3/3 ảnh');
  expect(cards()).toBe(3);
  expect(lan.screen.at(-1)?.text).toContain('nhổ cỏ');
});

it('takes a text of ten thousand characters whole', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  const long = `Bài dài\n${'Một câu kể về ngày hội của bé. '.repeat(330)}`.trim();
  await lan.says(long);
  await lan.picks('Quản lý nhà nước');
  await lan.picks(/^Gửi$/);
  const version = await house.app.house.db.read.version.findFirstOrThrow();
  expect(version.text).toBe(long);
  await hoa.hears('CHỜ DUYỆT');
  expect(hoa.screen.map((shown) => shown.text).join(' ').length).toBeGreaterThan(long.length);
});

it('joins a sentence that an app cut where its message was full, and no other', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const long = `Ngày hội của bé\n${'Các bé thi chạy và hát, '.repeat(170)}`.trim();
  await lan.says(long);
  await lan.says('rồi cả lớp cùng ra về.');
  await lan.says('Cô giáo cảm ơn phụ huynh.');
  await lan.picks('Quản lý nhà nước');
  await lan.picks(/^Gửi$/).hears('BAI-1120-001');
  const version = await house.app.house.db.read.version.findFirstOrThrow();
  expect(version.text).toBe(`${long} rồi cả lớp cùng ra về.\n\nCô giáo cảm ơn phụ huynh.`);
});

function photo(bytes: Uint8Array | OpenError) {
  return { kind: 'photo' as const, bytes };
}
