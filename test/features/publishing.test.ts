import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { NUKEVIET, publishedState } from '../../src/features/publishing/nukeviet-texts.js';
import { readLink } from '../../src/features/publishing/rules.js';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';
import { approvedItem, staffOf } from './publishing-steps.js';

describe.each(profiles)('publishing on %s', (profile) => {
  it('records where an item went with its proof, tells its author, and keeps what was taken down', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    await approvedItem(house, lan, hoa, 'Bé tập múa\nCả lớp múa quạt.');
    await hoa.says('/dang').hears('BAI-1120-001 · Bé tập múa');
    await hoa.picks('Mở BAI-1120-001').hears('Chưa đăng ở đâu');
    await hoa.picks('Ghi nhận đã đăng').hears('đã đăng ở kênh nào');
    await hoa.picks('Trang website của nhà trường').hears('gửi đường dẫn');
    await hoa.says('chưa có').hears('chưa phải một đường dẫn');
    await hoa.says('mn-thu.example.edu.vn/be-tap-mua').hears('đăng ngày nào');
    await house.restart();
    await hoa.says('5/11/2020').hears('chưa tới');
    await hoa.picks('Hôm nay').hears('trang chủ');
    await hoa.says('Tin nổi bật').hears('đến hết ngày nào');
    const sure = await hoa.says('30/11').hears('Ghi nhận như trên?');
    expect(sure.text).toContain('https://mn-thu.example.edu.vn/be-tap-mua');
    expect(sure.text).toContain('Trang chủ: Tin nổi bật, đến hết thứ Hai, 30/11/2020');
    await hoa.picks('Đúng, ghi nhận').hears('Đã ghi nhận BAI-1120-001');
    await lan.hears('đã đăng trên Trang website của nhà trường');
    await lan.says('/bai').hears('Đã đăng: Trang website của nhà trường');
    await hoa.says('/dang').hears('Không còn bài');

    await hoa.says('/dang bai-1120-001').hears('từ 02/11/2020');
    await hoa.picks('Gỡ khỏi: Trang website').hears('Vì sao gỡ bài');
    await hoa.says('sai').hears('từ 5 đến 300');
    await hoa.says('Ảnh nhầm lớp').hears('Lịch sử vẫn được giữ');
    await lan.hears('được gỡ khỏi Trang website của nhà trường: Ảnh nhầm lớp');
    await lan.says('/bai').hears('Đã duyệt');
    expect(lan.screen.at(-1)?.text).not.toContain('Đã đăng');
    await hoa.says('/dang').hears('BAI-1120-001');
    await hoa.picks('Bài nào đang ở đâu').hears('Trang website của nhà trường: 0 bài');
    await hoa.picks(/^Trang website/).hears('Đã gỡ 02/11/2020: Ảnh nhầm lớp');
  });

  it('keeps children in the house until it is known that their parents agree', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    await approvedItem(house, lan, hoa, 'Bé vui chơi', { photos: 1, children: 'unsure' });
    await hoa.says('/dang').hears('chưa chắc phụ huynh đồng ý');
    const shown = await hoa.picks('Mở BAI-1120-001').hears('chưa đăng công khai được');
    expect(`${shown.text}${shown.buttons.map(({ label }) => label)}`).not.toContain('Ghi nhận đã đăng');
    // The group's task is paid all the same.
    const paid = await house.app.house.db.read.task.findFirst({ where: { settledAt: { not: null } } });
    expect(paid?.key).toBe('monthly-article/to-nha-tre/2020-11');
    await hoa.picks('Phụ huynh đã đồng ý').hears('căn cứ');
    await hoa.says('Phiếu đồng ý đầu năm học').hears('có thể đăng công khai');
    await hoa.says('/dang BAI-1120-001').hears('Phụ huynh đã đồng ý: Phiếu đồng ý đầu năm học');
    await hoa.picks('Ghi nhận đã đăng').hears('kênh nào');
  });

  it('takes a photo as proof, and a note where no address can be', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await staffOf(house);
    await approvedItem(house, lan, hoa, 'Bé trồng rau');
    await hoa.says('/dang BAI-1120-001');
    await hoa.picks('Ghi nhận đã đăng');
    await hoa.says('Báo địa phương').hears('gửi đường dẫn');
    await hoa.picks('Dùng ảnh vừa gửi').hears('Chưa thấy ảnh nào');
    await hoa.sends([{ kind: 'photo', bytes: await picture(7) }]);
    await hoa.picks('Dùng ảnh vừa gửi').hears('đăng ngày nào');
    await hoa.says('hôm nay').hears('1 ảnh');
    await hoa.picks('Đúng, ghi nhận').hears('Đã ghi nhận');
    await hoa.says('/dang BAI-1120-001');
    await hoa.picks('Ghi nhận đã đăng');
    await hoa.says('Đài địa phương').hears('số báo, buổi phát');
    await hoa.says('Bản tin chiều 2/11');
    await hoa.picks('Hôm nay');
    await hoa.picks('Đúng, ghi nhận').hears('Đã ghi nhận');
    const rows = await house.app.house.db.read.publication.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ channel, link, note, collectionId }) => [channel, link, note, collectionId !== null])).toEqual([
      ['bao-dia-phuong', null, null, true],
      ['dai-dia-phuong', null, 'Bản tin chiều 2/11', false],
    ]);
  });
});

describe('publishing', () => {
  it('makes words and numbered pictures ready for the website, without where they were taken', async () => {
    const house = await openHouse();
    const { lan, hoa } = await staffOf(house);
    await approvedItem(house, lan, hoa, 'Bé vẽ tranh\nTranh về cô giáo.', { photos: 2 });
    await hoa.says('/dang BAI-1120-001');
    await hoa.picks('Tải bài, ảnh để đăng').hears('Đang đóng gói');
    await house.later(5);
    await hoa.hears('Bài và ảnh để đăng: Bé vẽ tranh');
    const { zip } = await house.app.house.db.read.package.findFirstOrThrow();
    const archive = await JSZip.loadAsync(readFileSync(house.app.house.media.pathOf(zip ?? '')));
    expect(Object.keys(archive.files)).toEqual(['bai-viet.txt', 'anh-01.jpg', 'anh-02.jpg']);
    const words = await archive.file('bai-viet.txt')?.async('string');
    expect(words).toContain('Tiêu đề: Bé vẽ tranh');
    expect(words).toContain('Tranh về cô giáo.');
    expect(words).toContain('anh-02.jpg');
    expect(words).toContain('Chữ thay ảnh: Ảnh 2: Bé vẽ tranh');
  });

  it('is not for those who only write, and one record is made however many press', async () => {
    const house = await openHouse();
    const { lan, hoa } = await staffOf(house);
    const mai = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Mai Thử' });
    await approvedItem(house, lan, hoa, 'Bé chào cờ');
    await lan.says('/dang').hears('do bộ phận duyệt');
    for (const each of [hoa, mai]) {
      await each.says('/dang BAI-1120-001');
      await each.picks('Ghi nhận đã đăng');
      await each.picks('Trang website');
      await each.says('https://mn-thu.example.edu.vn/1');
      await each.picks('Hôm nay');
      await each.picks('Không ở trang chủ').hears('Ghi nhận như trên?');
    }
    await hoa.picks('Đúng, ghi nhận').hears('Đã ghi nhận');
    await mai.picks('Đúng, ghi nhận').hears('Hoa Thử đã ghi nhận');
    expect(await house.app.house.db.read.publication.count()).toBe(1);
  });

  it('calls each state by one of NukeViet’s, and the README says the same', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const states = Object.values(NUKEVIET);
    expect(new Set(states.map(({ status }) => status)).size).toBe(states.length);
    for (const { status, name } of states) expect(readme).toContain(`| ${status} ${name} |`);
    expect(publishedState({ standing: 0, takenDown: 0, packed: 0 })).toBe('approved');
    expect(publishedState({ standing: 0, takenDown: 0, packed: 1 })).toBe('packed');
    expect(publishedState({ standing: 1, takenDown: 1, packed: 1 })).toBe('published');
    expect(publishedState({ standing: 0, takenDown: 2, packed: 1 })).toBe('takenDown');
  });

  it('reads addresses as people type them', () => {
    expect(readLink(' truong.edu.vn/bai-1 ')).toBe('https://truong.edu.vn/bai-1');
    expect(readLink('http://a.vn')).toBe('http://a.vn');
    for (const no of [
      'chưa có',
      'hôm nay',
      'javascript:alert(1)',
      'ftp://a.vn/x',
      'abc',
      '',
      `https://a.vn/${'x'.repeat(600)}`,
    ])
      expect(readLink(no)).toBeUndefined();
  });
});
