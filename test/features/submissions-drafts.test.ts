import { describe, expect, it } from 'vitest';
import { type MediaRef, OpenError } from '../../src/channels/contract.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';

describe.each(profiles)('a draft on %s', (profile) => {
  it('takes what comes in order, counts a file that was sent again, and says how to add', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    await lan.sends([photo(await picture(1)), photo(new OpenError('gone', 'expired'))], {
      caption: 'Bé tập rửa tay',
      album: 'a',
      forwardedFrom: 'Trang phụ huynh thử',
    });
    await lan.hears('Đã nhận 1/2 ảnh');
    await lan.says('Đoạn thứ hai.').hears('Bé tập rửa tay\n\nĐoạn thứ hai.');
    const shown = await lan.sends([photo(await picture(2))]).hears('Đã nhận 2/2 ảnh');
    expect(shown.text).not.toContain('⚠');
    expect(shown.text).toContain('Nguồn: Trang phụ huynh thử');
    await lan.picks('Quản lý nhà nước');
    await lan.picks('Thêm').hears('Cần giữ nguyên ảnh gốc');
    await lan.says('Đoạn thứ ba.').hears('Đoạn thứ hai.\n\nĐoạn thứ ba.');
    // Who looks for the buttons means the draft, and finds it below.
    const messages = lan.screen.length;
    for (const asked of ['Gửi đi ạ', 'Em gửi cô bài tháng 11 ạ', '77', '/nop']) {
      expect((await lan.says(asked).hears('BẢN NHÁP')).text).not.toContain(asked);
    }
    expect(lan.screen.length).toBeGreaterThanOrEqual(messages + 3);
    await lan.picks(/^Sửa$/);
    await lan.picks('Bỏ ảnh, tệp').hears('cần bỏ khỏi bản nháp');
    await lan.picks('Ảnh 1').hears('cần bỏ khỏi bản nháp');
    await lan.picks('Xong').hears('Đã nhận 1/1 ảnh');
    await lan.picks('không có trẻ').hears('BAI-1120-001');
    await lan.says('gửi').hears('gom lại thành bản nháp');
  });

  it('is shown once more the morning after next, and never again', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-nha-tre' });
    await house.at('2020-11-03T16:00:00+07:00');
    await lan.says('Góc sách của bé');
    await lan.hears('BẢN NHÁP');
    await house.at('2020-11-04T07:05:00+07:00');
    await lan.hearsNothing();
    await house.at('2020-11-04T21:00:00+07:00');
    await lan.hearsNothing();
    await house.at('2020-11-05T07:05:00+07:00');
    await lan.hears('chưa gửi từ thứ Ba, 03/11');
    await house.at('2020-11-06T07:05:00+07:00');
    await house.restart();
    await house.at('2020-11-09T07:05:00+07:00');
    await lan.hearsNothing();
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
  });
});

it('goes on where its author goes on, on another channel', async () => {
  const house = await openHouse({ alsoZalo: true });
  const lan = await house.someone({ unit: 'to-nha-tre' });
  await lan.says('Bé tập đếm').hears('BẢN NHÁP');
  await house.app.house.act(THE_HOUSE, 'test/second', ({ tx, now }) =>
    tx.account.create({
      data: { channel: 'zalo', chat: 'z', sender: 'z', personId: lan.person, createdAt: now, lastWroteAt: now },
    }),
  );
  const there = house.stranger('z', house.zalo);
  await there.says('Các bé đếm đến mười.').hears('Bé tập đếm\n\nCác bé đếm đến mười.');
  await there.picks('Quản lý nhà nước');
  await there.picks(/^Gửi$/).hears('BAI-1120-001');
  await lan.picks('Bỏ').hears(/BAI-1120-001|đã được gửi/);
  expect(await house.app.house.db.read.submission.count({ where: { state: 'inReview' } })).toBe(1);
});

it('exchanges the picture of a message that was edited', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const [first, second] = [house.channel.hold(await picture(1)), house.channel.hold(await picture(2))];
  const media = (ref: MediaRef, edited = false) =>
    ({ kind: 'media', files: [{ ref, kind: 'photo' }], caption: 'Bé vẽ', ...(edited && { edited }) }) as const;
  await lan.does(media(first), { message: 'm1' }).hears('Đã nhận 1/1 ảnh');
  const before = await house.app.house.db.read.attachment.findFirstOrThrow();
  await lan.does(media(second, true), { message: 'm1' });
  const after = await house.app.house.db.read.attachment.findFirstOrThrow({ where: { state: 'stored' } });
  expect(after.id).toBe(before.id);
  expect(after.sha256).not.toBe(before.sha256);
});

it('says that a picture exchanged after sending changes nothing, and leaves the item alone when only its words were edited', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const pictures = await Promise.all([picture(1), picture(2)]);
  const media = (index: 0 | 1, edited = false) => {
    const bytes = pictures[index];
    const files = [{ ref: house.channel.hold(bytes), kind: 'photo', bytes: bytes.byteLength }] as const;
    return { kind: 'media', files, caption: 'Bé vẽ cây đào', ...(edited && { edited }) } as const;
  };
  await lan.does(media(0), { message: 'm1' }).hears('Đã nhận 1/1 ảnh');
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ').hears('BAI-1120-001');
  const before = await house.app.house.db.read.attachment.findMany();
  await lan.does(media(0, true), { message: 'm1' });
  expect(lan.screen.some(({ text }) => text.includes('giữ nguyên ảnh'))).toBe(false);
  await lan.does(media(1, true), { message: 'm1' }).hears('BAI-1120-001 giữ nguyên ảnh đã gửi');
  expect(await house.app.house.db.read.attachment.findMany()).toEqual(before);
});

it('goes to another unit of its author when the first one chosen was wrong', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const { id } = await house.app.house.db.read.unit.findUniqueOrThrow({ where: { code: 'to-mau-giao-lon' } });
  await house.app.house.act(THE_HOUSE, 'test/second', ({ tx, now }) =>
    tx.membership.create({ data: { personId: lan.person, unitId: id, role: 'lead', since: now } }),
  );
  await lan.says('Bé tập đếm').hears('nộp cho đơn vị nào');
  await lan.picks('Tổ Nhà trẻ');
  await lan.picks('Quản lý nhà nước').hears('– Tổ Nhà trẻ');
  await lan.picks(/^Sửa$/);
  await lan.picks('Đơn vị').hears('nộp cho đơn vị nào');
  await lan.picks('Tổ Mẫu giáo lớn').hears('– Tổ Mẫu giáo lớn');
  await lan.picks(/^Gửi$/).hears('BAI-1120-001');
});

it('asks for photos as files where a task wants them as they came from the camera', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  await lan.sends([photo(await picture(1))]).hears('Thầy/cô nộp cho việc nào?');
  await lan.picks('Ảnh').hears('Việc này cần ảnh gốc');
  await lan.picks('Thêm').hears('dưới dạng tệp');
  const file = { kind: 'document' as const, bytes: await picture(2), name: 'IMG_0001.jpg' };
  await lan.sends([file]).hears('Ảnh gốc: 1/2');
  await lan.picks('không có trẻ').hears('BAI-1120-001');
});

it('is found by the words of its documents', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const text = Buffer.from('Kế hoạch trồng rau của các bé');
  await lan.sends([{ kind: 'document', bytes: text, name: 'Kế hoạch.txt' }], { caption: 'Gửi kế hoạch' });
  await lan.picks('Quản lý nhà nước');
  await lan.picks(/^Gửi$/).hears('BAI-1120-001');
  const { folded } = await house.app.house.db.read.submission.findFirstOrThrow();
  expect(folded).toContain('ke hoach trong rau cua cac be');
});

function photo(bytes: Uint8Array | OpenError) {
  return { kind: 'photo' as const, bytes };
}
