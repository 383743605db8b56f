import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type Candidate, ranked } from '../../src/features/sending-up/candidates.js';
import { proofKind } from '../../src/features/sending-up/sent.dialog.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { approvedItem, sendsItem, staffOf } from './publishing-steps.js';

const UPWARD = 'monthly-article-upward/thanh-truong/2020-11';
const task = (house: TestHouse, key: string) =>
  house.app.house.db.read.task.findUniqueOrThrow({ where: { key }, include: { credits: true } });

describe.each(profiles)('sending up on %s', (profile) => {
  it('packs chosen items, and pays the school’s own task once they went with proof', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    const lead = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Trưởng Thử' });
    await lead.says('/guilen').hears('chưa có bài nào');
    await approvedItem(house, lan, hoa, 'Bé tập múa\nCả lớp múa quạt.', { photos: 2, children: 'agreed' });
    const mai = await house.someone({ unit: 'to-mau-giao-lon', name: 'Mai Thử' });
    await sendsItem(mai, 'Bé vẽ tranh', { photos: 1, children: 'unsure', seed: 2 });
    // Said with the decision itself: not every platform can rewrite the card for it.
    await hoa.picks(/^Duyệt$/).hears('Đề xuất gửi lên');
    await hoa.says('đề xuất gửi lên').hears('Đã đề xuất gửi BAI-1120-002');
    await house.later();
    await hoa.says('/kho ve tranh');
    await hoa.picks('Mở BAI-1120-002').hears('Thôi đề xuất gửi lên');
    const offer = await lead.says('/guilen').hears('CÓ GÌ ĐỂ GỬI LÊN?');
    expect(offer.text).toContain('Chưa nộp: Mỗi tháng ít nhất một bài của nhà trường gửi Phòng (tháng 11/2020)');
    expect(offer.text).toMatch(/1\. BAI-1120-002 · Bé vẽ tranh\n.*⭐ được đề xuất, ảnh chưa chắc/);
    await lead.picks('Chọn bài và đóng gói').hears('chọn các bài');
    await lead.picks('Bé vẽ tranh');
    await lead.picks('Bé tập múa').hears('Đã chọn 2 bài');
    await house.restart();
    await lead.picks('Xong (2 bài)').hears('Gửi tới đâu?');
    await lead.picks('Đóng gói').hears('Đang đóng gói GOI-1120-001 (2 bài)');
    await house.later(5);
    await lead.hears('Ảnh của bài chưa chắc phụ huynh đồng ý không kèm');
    // Nothing is paid by choosing.
    expect((await task(house, UPWARD)).settledAt).toBeNull();
    await lead.says('/guilen').hears('GOI-1120-001: Tin bài gửi cấp trên tháng 11/2020 (2 bài), chưa ghi nhận gửi');
    await lead.picks('Mở GOI-1120-001').hears('Nơi nhận: ');
    await lead.picks('Ghi nhận đã gửi').hears('Gửi bằng cách nào?');
    await lead.says('ok').hears('từ 5 đến 300');
    await lead.says('45/CV-MNTr').hears('Minh chứng: 45/CV-MNTr');
    const done = await lead.picks('Đúng, đã gửi').hears('Đã ghi nhận gửi GOI-1120-001');
    expect(done.text).toContain('✔ Đã xong việc: Mỗi tháng ít nhất một bài của nhà trường gửi Phòng (tháng 11/2020)');
    await lan.hears('đã được chọn gửi');
    await lan.says('/bai').hears('Đã gửi lên cấp trên (gói GOI-1120-001)');
    const settled = await task(house, UPWARD);
    expect(settled.settledAt).not.toBeNull();
    // One item pays the month; the other pays no month that has not come.
    expect(settled.credits).toHaveLength(1);
    expect((await task(house, 'monthly-article/to-nha-tre/2020-11')).settledAt).not.toBeNull();

    const { docx, zip } = await house.app.house.db.read.package.findFirstOrThrow();
    const files = await JSZip.loadAsync(readFileSync(house.app.house.media.pathOf(zip ?? '')));
    expect(Object.keys(files.files)).toEqual(['chu-thich-anh.txt', '02-anh-01.jpg', '02-anh-02.jpg']);
    expect(await files.file('chu-thich-anh.txt')?.async('string')).toContain('phụ huynh đã đồng ý');
    const words = await (await JSZip.loadAsync(readFileSync(house.app.house.media.pathOf(docx ?? ''))))
      .file('word/document.xml')
      ?.async('string');
    for (const part of ['BAI-1120-001', 'Lan Thử', 'Cả lớp múa quạt', '02-anh-02.jpg', 'Chưa chắc phụ huynh đồng ý'])
      expect(words).toContain(part);
  });

  it('tells the leaders on its day what there is, once, and nothing where nothing is owed and nothing is there', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    const lead = await house.someone({ unit: 'bgh', role: 'leader' });
    await approvedItem(house, lan, hoa, 'Bé trồng rau');
    await house.at('2020-11-20T09:00:00+07:00');
    const heard = () => lead.screen.filter(({ text }) => text.includes('CÓ GÌ ĐỂ GỬI LÊN?')).length;
    expect(heard()).toBe(0);
    // Seven days before the last of November; at night it waits for the morning.
    await house.at('2020-11-24T03:00:00+07:00');
    expect(heard()).toBe(0);
    await house.at('2020-11-24T08:00:00+07:00');
    await house.at('2020-11-25T08:00:00+07:00');
    expect(heard()).toBe(1);
    await lead.picks('Chọn bài và đóng gói').hears('Bé trồng rau');
  });
});

describe('sending up', () => {
  it('goes once however many press, can be dropped before, and its items chosen again', async () => {
    const house = await openHouse();
    const { lan, hoa } = await staffOf(house);
    const one = await house.someone({ unit: 'bgh', role: 'leader' });
    const two = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Phòng Thử' });
    await lan.says('/guilen').hears('do lãnh đạo và văn phòng');
    await approvedItem(house, lan, hoa, 'Bé chào cờ');
    const choose = async () => {
      await one.says('/guilen');
      await one.picks('Chọn bài và đóng gói');
      await one.picks('Bé chào cờ');
      await one.picks('Xong (1 bài)');
      await one.picks('Đóng gói');
      await house.later(5);
    };
    await choose();
    await two.says('/guilen').hears('chưa có bài nào');
    await two.picks('Mở GOI-1120-001');
    await two.picks('Bỏ gói này').hears('chọn lại được');
    await one.picks('Ghi nhận đã gửi').hears('Gói này đã bỏ');
    await choose();
    for (const each of [one, two]) {
      await each.says('/guilen');
      await each.picks('Mở GOI-1120-002');
      await each.picks('Ghi nhận đã gửi');
      await each.says('Gửi thư điện tử cho Phòng').hears('Minh chứng');
    }
    await two.picks('Đúng, đã gửi').hears('Đã ghi nhận gửi GOI-1120-002');
    await one.picks('Đúng, đã gửi').hears('đã được ghi nhận gửi trước đó (Văn Phòng Thử)');
    // What went up is corrected by nobody behind its back.
    await two.says('/dang BAI-1120-001');
    await two.picks('Xem cả bài');
    await two.picks('Sửa quyết định').hears('gửi lên');
  });

  it('is taken by a unit of the institution, which is proof where nobody else is addressed', async () => {
    const toTheWebBoard = (source: string) =>
      source.replace('sendsUpTo: [pgd-van-phong,', 'sendsUpTo: [bo-phan-cntt, pgd-van-phong,');
    const house = await openHouse({ planAs: toTheWebBoard });
    const { lan, hoa } = await staffOf(house);
    const lead = await house.someone({ unit: 'bgh', role: 'leader' });
    const web = await house.someone({ unit: 'bo-phan-cntt', role: 'lead', name: 'Công Nghệ Thử' });
    await approvedItem(house, lan, hoa, 'Bé gói bánh');
    await lead.says('/guilen');
    await lead.picks('Chọn bài và đóng gói');
    await lead.picks('Bé gói bánh');
    await lead.picks('Xong (1 bài)');
    const to = lead.screen.at(-1)?.buttons.filter(({ label }) => label.startsWith('☑')) ?? [];
    for (const { label } of to) await lead.picks(label);
    await lead.picks('☐ Bộ phận');
    await lead.picks('Đóng gói');
    await house.later(5);
    await web.hears('GOI-1120-001');
    await web.picks('Đã nhận đủ').hears('Đã báo người gửi');
    await lead.hears('đã nhận GOI-1120-001');
    await web.picks('Đã nhận đủ').hears('đã trả lời gói này');
    expect((await task(house, UPWARD)).settledAt).not.toBeNull();
  });

  it('ranks what was put forward first, then what can go with pictures', () => {
    const item = (id: number, more: Partial<Candidate>): Candidate => ({
      ...{ id, code: `BAI-${id}`, title: 'Bài', unit: 'Tổ', good: false, photos: 0, words: 10, unsure: false },
      decidedAt: new Date(id),
      ...more,
    });
    const items = [
      item(1, {}),
      item(2, { photos: 3 }),
      item(3, { good: true }),
      item(4, { photos: 3, unsure: true, words: 200 }),
      item(5, {}),
    ];
    expect(ranked(items).map(({ id }) => id)).toEqual([3, 2, 4, 1, 5]);
  });

  it('knows a number, an address and a sentence apart', () => {
    expect(['45/CV-MNTr', 'số 12/BC-PGDĐT', 'https://a.vn/x', 'Gửi tận tay', 'ok'].map(proofKind)).toEqual([
      'number',
      'number',
      'link',
      'note',
      undefined,
    ]);
  });
});
