import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requests } from '../../src/features/requests/index.js';
import { readWords, shortWords } from '../../src/features/requests/rules.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { FEATURES as LEDGER_FEATURES } from './tasks-builders.js';

const FEATURES = [...LEDGER_FEATURES, requests];
const CU_JUT = { features: FEATURES, plan: 'cu-jut-2020', now: '2020-10-05T08:00:00+07:00' };

const tasksOf = (house: TestHouse) =>
  house.app.house.db.read.task.findMany({
    where: { requestId: { not: null } },
    orderBy: { id: 'asc' },
    include: { unit: { select: { code: true } } },
  });

describe.each(profiles)('requests on %s', (profile) => {
  it('lets the website board ask the Youth Union, which hears with its clause and its date', async () => {
    const house = await openHouse({ ...CU_JUT, profile });
    const board = await house.someone({ unit: 'ban-quan-tri-website', role: 'editor' });
    const union = await house.someone({ unit: 'doan-truong', role: 'lead' });
    const asked = await board.says('/yeucau').hears('Thầy/cô yêu cầu việc nào?');
    // What goes to others than the board is not the board's to ask for.
    expect(`${asked.text}${asked.buttons.map((button) => button.label)}`).not.toContain('quy chế phát ngôn');
    await board.picks('Cung cấp thông tin hoạt động Đoàn').hears('cần nội dung gì');
    await board.says('tin').hears('từ 5 đến 500');
    const sure = await board.says('Tin và ảnh lễ kết nạp đoàn viên tháng 10').hears('Đúng chưa ạ?');
    expect(sure.text).toContain('Gửi: Ban chấp hành Đoàn trường');
    expect(sure.text).toContain('Hạn trả lời: hết thứ Năm, 08/10/2020');
    await house.restart();
    await board.picks('Đúng, gửi yêu cầu').hears('Đã gửi yêu cầu YC-1020-001');
    const told = await union.hears('Yêu cầu YC-1020-001');
    expect(told.text).toContain('Theo KH truyền thông năm 2020');
    await union.says('/viec').hears('Tin và ảnh lễ kết nạp đoàn viên tháng 10');
    expect(await tasksOf(house)).toMatchObject([
      { key: 'youth-information/doan-truong/YC-1020-001', unit: { code: 'doan-truong' }, period: '2020-10' },
    ]);
  });

  it('gives what has come up its clock', async () => {
    const house = await openHouse({ ...CU_JUT, profile });
    const board = await house.someone({ unit: 'ban-quan-tri-website', role: 'lead' });
    await board.says('/phatsinh').hears('Việc nào vừa phát sinh?');
    await board.says('dieu hanh trang').hears('Sự việc là gì?');
    await board.says('Trang của trường không vào được từ sáng').hears('Hạn làm xong: hết thứ Hai, 12/10/2020');
    await board.picks('Đúng, ghi nhận').hears('Đã ghi nhận PS-1020-001, mở 1 việc');
    await board.says('/viec').hears('Trang của trường không vào được từ sáng');
  });
});

describe('requests', () => {
  it('ask several units at once, and tell a person who answers for all of them once', async () => {
    const house = await openHouse({ features: FEATURES, plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const other = await house.someone({ unit: 'van-phong', role: 'office' });
    await office.says('/yeucau');
    await office.says('báo chí').hears('Thầy/cô yêu cầu');
    await office.picks(/báo chí/).hears('Thầy/cô yêu cầu đơn vị nào?');
    const first = await office.picks(/^Phòng/).hears('✔ Phòng');
    expect(first.text).toContain('Đã chọn: Phòng');
    await office.picks(/^Phòng/).hears('Đã chọn');
    await office.picks('Xong, tiếp tục');
    await office.says('Trả lời báo về tuyển sinh lớp 10').hears('Đúng chưa ạ?');
    await office.picks('Đúng, gửi yêu cầu').hears('đến 2 đơn vị');
    expect(await tasksOf(house)).toHaveLength(2);
    await other.hears('Yêu cầu YC-1117-001');
    expect(other.screen.filter((shown) => shown.text.includes('YC-1117-001'))).toHaveLength(1);
  });

  it('are called off by whoever asked, with a reason, and keep what was settled', async () => {
    const house = await openHouse(CU_JUT);
    const board = await house.someone({ unit: 'ban-quan-tri-website', role: 'editor' });
    const union = await house.someone({ unit: 'doan-truong', role: 'lead' });
    const stranger = await house.someone({ unit: 'to-ngu-van', role: 'lead' });
    await ask(board);
    await union.hears('YC-1020-001');
    const shown = await union.picks('Xem chi tiết').hears('đang làm');
    expect(shown.buttons.map((button) => button.label)).not.toContain('Huỷ yêu cầu này');
    await stranger.says('/yeucau').hears('không có việc nào thầy/cô yêu cầu được');
    await board.says('/yeucau');
    await board.picks('Xem việc đã yêu cầu');
    await board.picks(/^YC-1020-001/).hears('Người yêu cầu');
    await board.picks('Huỷ yêu cầu này').hears('cho biết lý do');
    await board.says('Đã có tin từ nguồn khác').hears('1 việc chưa làm được bỏ');
    await union.hears('vì: Đã có tin từ nguồn khác');
    expect((await tasksOf(house)).map((task) => task.cancelledAt)).not.toContain(null);
  });

  it('survive the daily look at the plan', async () => {
    const house = await openHouse(CU_JUT);
    await ask(await house.someone({ unit: 'ban-quan-tri-website', role: 'editor' }));
    await house.at('2020-10-07T08:00:00+07:00');
    expect((await tasksOf(house)).map((task) => task.cancelledAt)).toEqual([null]);
  });

  it('are not for members, and nobody reports for a unit that is not theirs', async () => {
    const house = await openHouse(CU_JUT);
    const member = await house.someone({ unit: 'doan-truong' });
    await member.says('/yeucau').hears('thuộc quyền của người khác');
    await member.says('/phatsinh').hears('thuộc quyền của người khác');
    const lead = await house.someone({ unit: 'to-ngu-van', role: 'lead' });
    const duties = await lead.says('/phatsinh').hears('Việc nào vừa phát sinh?');
    expect(duties.buttons.map((button) => button.label).join()).not.toContain('trang thông tin điện tử');
    await lead.picks('Lấy ý kiến phản biện');
    // One unit is theirs: it is not asked for.
    await lead.says('Góp ý về giờ sinh hoạt chuyên môn').hears('Đơn vị: Tổ Ngữ văn');
  });
});

describe('the words of a request', () => {
  it('become a title that fits a button and begins as they do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
        const words = readWords(text);
        if (words === undefined) return;
        const title = shortWords(words);
        expect([...title].length).toBeLessThanOrEqual(81);
        expect(words.startsWith(title.replace(/…$/, ''))).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

async function ask(board: Awaited<ReturnType<TestHouse['someone']>>): Promise<void> {
  await board.says('/yeucau');
  await board.picks('Cung cấp thông tin hoạt động Đoàn');
  await board.says('Tin lễ kết nạp đoàn viên');
  await board.picks('Đúng, gửi yêu cầu').hears('Đã gửi yêu cầu');
}
