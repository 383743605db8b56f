import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/features/review/changes.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profilesAndText } from '../support/profiles.js';

type Someone = Awaited<ReturnType<TestHouse['someone']>>;

const state = async (house: TestHouse, code = 'BAI-1120-001') =>
  house.app.house.db.read.submission.findUniqueOrThrow({ where: { code } });
const task = (house: TestHouse, unit = 'to-nha-tre') =>
  house.app.house.db.read.task.findFirstOrThrow({ where: { key: `monthly-article/${unit}/2020-11` } });

async function sends(who: Someone, text: string): Promise<void> {
  await who.says(text);
  await who.picks('Quản lý nhà nước');
  await who.picks(/^Gửi$/).hears('Đã nhận: BAI-');
}

async function desk(house: TestHouse) {
  const lan = await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' });
  const mai = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Mai Thử' });
  return { lan, hoa, mai };
}

describe.each(profilesAndText)('review on %s', (profile) => {
  it('shows the others who is at it, refuses them meanwhile, and frees the item by itself', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa, mai } = await desk(house);
    await sends(lan, 'Bé tập xếp hàng');
    await mai.hears('CHỜ DUYỆT BAI-1120-001');
    await hoa.picks('Tôi nhận duyệt').hears('Hoa Thử đang duyệt');
    await mai.hears('Hoa Thử đang duyệt');
    await mai.says('/duyet').hears('Hoa Thử đang duyệt');
    await mai.picks('Xem và duyệt BAI-1120-001');
    expect(mai.screen.at(-1)?.buttons.map(({ label }) => label) ?? []).not.toContain('Duyệt');
    await lan.says('/bai').hears('Hoa Thử đang duyệt');
    await house.later(31 * 60);
    await mai.hears('CHỜ DUYỆT BAI-1120-001');
    await mai.picks(/^Duyệt$/).hears('Đã duyệt BAI-1120-001');
    await hoa.hears('Mai Thử');
  });

  it('takes a decision back within the minute, before anybody has heard of it', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await desk(house);
    await sends(lan, 'Bé tập rửa tay');
    const heard = () => lan.screen.map(({ text }) => text).join();
    await hoa.picks(/^Duyệt$/).hears('báo sau 60 giây');
    expect(heard()).not.toContain('đã được duyệt');
    expect((await task(house)).settledAt).not.toBeNull();
    await lan.says('/bai').hears('Chờ duyệt: Bộ phận chuyên môn duyệt (Hoa Thử, Mai Thử)');
    await hoa.picks('Hoàn tác').hears('lại chờ duyệt');
    expect((await task(house)).settledAt).toBeNull();
    await house.later();
    expect(heard()).not.toContain('đã được duyệt');
    await hoa.picks('Trả lại');
    await hoa.picks('Đề nghị sửa lỗi chính tả').hears('Đã trả lại');
    await house.later();
    await lan.hears('cần sửa thêm: Đề nghị sửa lỗi chính tả');
    await hoa.picks('Hoàn tác').hears('đã báo cho tác giả');
    expect(await house.app.house.db.read.undoneDecision.count()).toBe(1);
  });

  it('shows what changed, and lets only the newest version be decided', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await desk(house);
    await sends(lan, 'Bé tập đếm\nCác bé đếm đến năm. Cả lớp vui.');
    const old = hoa.screen.at(-1)?.buttons.find(({ label }) => label === 'Duyệt')?.token;
    await lan.picks('Sửa, thêm ảnh').hears('vẫn chờ duyệt như cũ');
    await lan.says('Buổi học ở sân trường.').hears('Buổi học ở sân trường.');
    await lan.picks(/^Gửi$/).hears('Bản sửa lần 1');
    const shown = await hoa.hears('Thay đổi so với bản trước');
    expect(shown.text).toContain('+ Buổi học ở sân trường.');
    expect(shown.text).not.toContain('− ');
    if (old !== undefined) await hoa.presses(old).hears('bản sửa lần 1');
    expect(await house.app.house.db.read.decision.count()).toBe(0);
    await hoa.picks(/^Duyệt$/).hears('Đã duyệt');
    expect((await state(house)).state).toBe('approved');
  });

  it('corrects an old decision through the office, on record and with a reason', async () => {
    const house = await openHouse({ profile });
    const { lan, hoa } = await desk(house);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await sends(lan, 'Bé vẽ tranh');
    await hoa.picks(/^Duyệt$/);
    await house.later();
    await lan.hears('đã được duyệt');
    const stranger = await house.someone({ unit: 'to-nuoi-duong', role: 'lead' });
    await stranger.says('/duyet BAI-1120-001').hears('thuộc quyền của người khác');
    await office.says('/duyet').hears('gõ /duyet kèm mã bài');
    await office.says('BAI-1120-009').hears('Không có bài nào mang mã “BAI-1120-009”');
    await office.says('/duyet 9').hears('Không có bài nào mang mã “9”');
    await office.says('/duyet bai-1120-001').hears('Sửa quyết định');
    await office.picks('Sửa quyết định').hears('Quyết định đúng');
    await office.picks('Không dùng').hears('lý do');
    await office.says('Bài này trùng với bài tháng trước').hears('Đã sửa: BAI-1120-001');
    await lan.hears('Bài này trùng với bài tháng trước');
    await hoa.hears('Văn phòng đã sửa quyết định');
    expect((await state(house)).state).toBe('rejected');
    expect((await task(house)).settledAt).toBeNull();
    expect(await house.app.house.db.read.undoneDecision.findFirst()).toMatchObject({
      kind: 'approve',
      why: 'Bài này trùng với bài tháng trước',
    });
  });
});

describe('review', () => {
  it('offers an edit after sending as a new version while nobody has decided', async () => {
    const house = await openHouse();
    const { lan, hoa } = await desk(house);
    await lan.does({ kind: 'text', text: 'Bé tập múa' }, { message: 'edited' });
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/);
    await lan
      .does({ kind: 'text', text: 'Bé tập múa hát', edited: true }, { message: 'edited' })
      .hears('vẫn thấy bản cũ');
    expect((await state(house)).title).toBe('Bé tập múa');
    await lan.picks('Gửi bản sửa').hears('Đã gửi bản sửa lần 1');
    expect((await state(house)).title).toBe('Bé tập múa hát');
    await hoa.hears('Bản sửa lần 1');
    await hoa.picks(/^Duyệt$/);
    await house.later();
    await lan
      .does({ kind: 'text', text: 'Bé tập múa hát hay', edited: true }, { message: 'edited' })
      .hears('đã có quyết định');
    expect(await house.app.house.db.read.version.count()).toBe(2);
  });

  it('lets the author go on as it was after changing their mind', async () => {
    const house = await openHouse();
    const { lan, hoa } = await desk(house);
    await lan.sends([{ kind: 'photo', bytes: await picture(1) }], { caption: 'Bé gói bánh' });
    await lan.picks('Quản lý nhà nước');
    await lan.picks('không có trẻ').hears('BAI-1120-001');
    await lan.picks('Sửa, thêm ảnh');
    await lan.sends([{ kind: 'photo', bytes: await picture(2) }]);
    await lan.says('Thêm một câu.').hears('Thêm một câu.');
    await lan.picks('Thôi sửa').hears('Đã nhận 1/1 ảnh');
    await lan.says('Bài mới hẳn').hears('Tiêu đề: Bài mới hẳn');
    await hoa.picks(/^Duyệt$/).hears('Đã duyệt');
    expect(await house.app.house.db.read.version.findMany({ select: { text: true } })).toEqual([
      { text: 'Bé gói bánh' },
    ]);
  });

  it('keeps what the author was adding when somebody decides meanwhile', async () => {
    const house = await openHouse();
    const { lan, hoa } = await desk(house);
    await sends(lan, 'Bé chăm cây');
    await lan.picks('Sửa, thêm ảnh');
    await lan.says('Cây đã nở hoa.').hears('Cây đã nở hoa.');
    await hoa.picks(/^Duyệt$/);
    await lan.picks(/^Gửi$/).hears('đang được quyết định');
    await house.later();
    await lan.hears('đã được duyệt');
    expect(lan.screen.map(({ text }) => text).join()).toContain('Tiêu đề: Cây đã nở hoa.');
  });

  it('passes every desk of the route in order, and tells the next one only when the first cannot go back', async () => {
    const house = await openHouse({ planAs: twoDesks });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    const head = await house.someone({ unit: 'bgh', role: 'leader', name: 'Minh Thử' });
    await sends(lan, 'Bé ra vườn');
    await hoa.picks(/^Duyệt$/).hears('Đã duyệt');
    await head.hearsNothing();
    expect((await state(house)).level).toBe(1);
    await hoa.picks('Hoàn tác');
    expect((await state(house)).level).toBe(0);
    await hoa.picks(/^Duyệt$/);
    await house.later();
    await head.hears('CHỜ DUYỆT BAI-1120-001');
    await lan.says('/bai').hears('Ban Giám hiệu duyệt (Minh Thử)');
    await head.picks('Trả lại');
    await head.says('Đề nghị thêm ảnh').hears('Đã trả lại');
    await house.later();
    await lan.picks('Sửa và gửi lại');
    await lan.says('Có ảnh trong tệp.');
    await lan.picks(/^Gửi$/);
    // What came back from a desk goes back to that desk.
    await head.hears('Bản sửa lần 1');
    await head.picks(/^Duyệt$/);
    expect((await state(house)).state).toBe('approved');
  });

  it('pages through a long queue, oldest first', async () => {
    const house = await openHouse();
    const { lan, hoa } = await desk(house);
    for (let n = 1; n <= 8; n++) {
      await lan.says(`Bài số ${n}`);
      if (n > 1) await lan.picks('Không thuộc việc nào');
      await lan.picks('Quản lý nhà nước');
      await lan.picks(/^Gửi$/);
    }
    const first = await hoa.says('/duyet').hears('8 bài');
    expect(first.text).toContain('BAI-1120-001');
    expect(first.text).not.toContain('BAI-1120-007');
    await hoa.picks('Xem thêm').hears('BAI-1120-008');
    await hoa.picks('Xem lại từ đầu').hears('BAI-1120-001');
  });

  it('compares versions by their sentences', () => {
    const changes = changesBetween(
      { title: 'A', text: 'Một. Hai. Ba.', files: ['1', '2'] },
      { title: 'B', text: 'Một. Ba.\nBốn.', files: ['2', '3'] },
    );
    expect(changes).toEqual({
      title: { before: 'A', after: 'B' },
      lines: [
        { kind: 'gone', text: 'Hai.' },
        { kind: 'new', text: 'Bốn.' },
      ],
      filesAdded: 1,
      filesGone: 1,
    });
  });
});

/** The leaders decide on every item after the professional section. */
function twoDesks(plan: string): string {
  return plan
    .replace('title: Ban Giám hiệu chọn bài chất lượng gửi lên', 'title: Ban Giám hiệu duyệt')
    .replace('      optional: true\n', '');
}

it('says each thing once where nothing can be rewritten', async () => {
  const house = await openHouse({ profile: 'zalo' });
  const { lan, hoa, mai } = await desk(house);
  await sends(lan, 'Bé tập xếp hàng');
  const counts = () => [lan, hoa, mai].map(({ screen }) => screen.length);
  const before = counts();
  const since = () => counts().map((count, index) => count - (before[index] ?? 0));
  await hoa.picks('Tôi nhận duyệt').hears('Hoa Thử đang duyệt');
  // The author is not told of a claim, nor twice of a decision.
  expect(since()).toEqual([0, 1, 1]);
  await hoa.picks(/^Duyệt$/).hears('Hoàn tác');
  await house.later();
  await lan.hears('đã được duyệt');
  expect(since()).toEqual([1, 2, 2]);
  // A button of the old wording is answered with the present one.
  const stale = hoa.screen.flatMap(({ buttons }) => buttons).find(({ label }) => label === 'Duyệt');
  await hoa.presses(stale?.token ?? '').hears('Đã duyệt BAI-1120-001');
});

describe('a decision that cannot be told', () => {
  it('keeps no other from being told', async () => {
    const house = await openHouse();
    const { lan, hoa } = await desk(house);
    const cuc = await house.someone({ unit: 'to-mau-giao-lon', name: 'Cúc Thử' });
    for (const author of [lan, cuc]) {
      await sends(author, 'Bé tập hát');
      await hoa.picks(/^Duyệt$/).hears('báo sau 60 giây');
    }
    // As under a plan whose route no longer has this desk.
    const { id } = await state(house, 'BAI-1120-001');
    await house.app.house.db.transaction((tx) =>
      tx.decision.updateMany({ where: { version: { submissionId: id } }, data: { level: 9 } }),
    );
    await house.later();
    expect(house.logged.map(({ event }) => event)).toContain('a sweep failed');
    await cuc.hears('đã được duyệt');
  });
});
