import { utimesSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import JSZip from 'jszip';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { OpenError } from '../../src/channels/contract.js';
import { cameraPhoto, scene } from '../media/sample-media.js';
import { openHouse, type TestHouse } from '../support/house.js';

const jpeg = await scene(1, 64, 48).jpeg().toBuffer();

it('says one clear sentence about each bad file, and keeps nothing of it', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const bad: readonly (readonly [bytes: Uint8Array | OpenError, name: string, sentence: string])[] = [
    [jpeg.subarray(0, jpeg.length * 0.6), 'anh.jpg', 'Ảnh thứ 1: bị hỏng hoặc gửi chưa hết; thầy/cô gửi lại giúp'],
    [new Uint8Array(), 'trống.jpg', 'Ảnh thứ 2: tệp trống'],
    [Buffer.from('chỉ là chữ'), 'bài.jpg', 'Ảnh thứ 3: nội dung không đúng loại tệp như tên gọi'],
    [Buffer.concat([jpeg, await zipped()]), 'a.jpg', 'Ảnh thứ 4: tệp có nội dung lạ đi kèm nên không nhận'],
    [await pixelBomb(), 'b.png', 'Ảnh thứ 5: ảnh quá lớn, đề nghị gửi ảnh dưới 40 triệu điểm ảnh'],
    [Buffer.from(svg), 'logo.svg', 'Ảnh thứ 6: hình vẽ SVG không dùng làm ảnh được'],
    [new OpenError('tooBig', 'file is too big'), 'c.jpg', 'Ảnh thứ 7: lớn quá 20 MB nên kênh này không chuyển được'],
    [Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), '../../anh.jpg', 'Ảnh thứ 8: tệp chương trình không nhận được'],
  ];
  await lan.sends(
    bad.map(([bytes, name]) => ({ kind: 'photo' as const, bytes, name })),
    { album: 'bad' },
  );
  const { text } = await lan.hears('Đã nhận 0/8 ảnh');
  expect(text.split('\n').filter((line) => line.startsWith('⚠'))).toEqual(
    bad.map(([, , sentence]) => expect.stringContaining(sentence)),
  );
  expect(text).toContain('Chưa có ảnh hay tệp nào nhận được');
  expect(await filesOnDisk(house)).toEqual([]);
  const { read } = house.app.house.db;
  expect(await read.media.count()).toBe(0);
  expect(await read.attachment.count({ where: { state: { not: 'failed' } } })).toBe(0);
  await lan.picks('Tải tệp trên 20 MB').hears('chưa mở trang web');
  await lan.picks('Bỏ').hears('Bản nháp đã bỏ');
});

it('gives a sound file a name fit to be shown, whatever it was called', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const names = [
    '../../etc/passwd.jpg',
    'a\0nh.jpg',
    'anh\u202Egpj.exe',
    `${'dài'.repeat(100)}.jpg`,
    'Ảnh tổ Mẫu giáo.jpg'.normalize('NFD'),
  ];
  for (const [seed, name] of names.entries()) {
    await lan.sends([{ kind: 'document', bytes: await scene(seed, 32, 24).jpeg().toBuffer(), name }]);
  }
  await lan.hears('Đã nhận 5/5 ảnh');
  const kept = await house.app.house.db.read.attachment.findMany({ orderBy: { id: 'asc' }, select: { name: true } });
  expect(kept.map(({ name }) => name?.slice(0, 20))).toEqual([
    'passwd.jpg',
    'anh.jpg',
    'anhgpj.jpg',
    'dàidàidàidàidàidàidà',
    'Ảnh tổ Mẫu giáo.jpg',
  ]);
  expect(kept.every(({ name }) => (name?.length ?? 0) <= 120)).toBe(true);
});

it('shows nobody where a photo was taken, and keeps the original as it is', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  const original = await cameraPhoto(3, { DateTimeOriginal: '2020:11:02 07:30:00' }, 6);
  await lan.sends([{ kind: 'document', bytes: original, name: 'IMG_1.jpg' }], { caption: 'Bé trồng rau' });
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ');
  await hoa.hears('CHỜ DUYỆT');
  const shown = hoa.screen.flatMap(({ files }) => files);
  expect(shown.map(({ name }) => name)).toEqual(['IMG_1.jpg']);
  const seen = await sharp(shown[0]?.bytes).metadata();
  expect(seen).toMatchObject({ orientation: 6, width: 640, height: 480 });
  expect(seen.exif?.includes(Buffer.from('2020:11:02 07:30:00'))).toBe(true);
  expect(Buffer.from(shown[0]?.bytes ?? []).includes('Invented')).toBe(false);
  const pixels = (bytes: Uint8Array | undefined) => sharp(bytes).raw().toBuffer();
  expect((await pixels(shown[0]?.bytes)).equals(await pixels(original))).toBe(true);

  const { read } = house.app.house.db;
  const { sha256, takenAt } = await read.media.findFirstOrThrow({ where: { shown: { not: null } } });
  expect(takenAt).toEqual(new Date('2020-11-02T07:30:00+07:00'));
  expect(sha256).not.toBe(shown[0]?.sha256);
});

it('shows a heavy photo small in every chat, and keeps and hands on the whole of it', async () => {
  const house = await openHouse({ alsoZalo: true });
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const reviewers = [
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' }),
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', on: house.zalo }),
  ];
  const original = await scene(7, 2400, 1800).jpeg({ quality: 100 }).toBuffer();
  await lan.sends([{ kind: 'document', bytes: original, name: 'IMG_7.jpg' }], { caption: 'Bé trồng rau' });
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ');
  for (const reviewer of reviewers) {
    await reviewer.hears('CHỜ DUYỆT');
    const [file] = reviewer.screen.flatMap(({ files }) => files);
    expect(file?.bytes.length).toBeLessThan(1_000_000);
    expect(await sharp(file?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 });
  }
  const { read } = house.app.house.db;
  const { sha256, bytes } = await read.media.findFirstOrThrow({ where: { preview: { not: null } } });
  expect(await read.attachment.count({ where: { sha256 } })).toBe(1);
  expect(bytes).toBe(original.length);
});

it('reads the time of a camera that wrote no offset in the zone of the plan', async () => {
  const house = await openHouse({ planAs: (source) => source.replace('zone: Asia/Ho_Chi_Minh', 'zone: Asia/Tokyo') });
  const lan = await house.someone({ unit: 'to-nha-tre' });
  await lan.sends([{ kind: 'photo', bytes: await cameraPhoto(3, { DateTimeOriginal: '2020:11:02 07:30:00' }) }]);
  const { takenAt } = await house.app.house.db.read.media.findFirstOrThrow({ where: { shown: { not: null } } });
  expect(takenAt).toEqual(new Date('2020-11-02T07:30:00+09:00'));
});

it('clears away what lies in the store and in no row, once it is a day old', async () => {
  const house = await openHouse();
  const { media, clock } = house.app.house;
  const lan = await house.someone({ unit: 'to-nha-tre' });
  await lan.sends([{ kind: 'photo', bytes: jpeg }]);
  const stray = await media.put(once(Buffer.from('left by a crash')), { maxBytes: 100 });
  if (!stray.ok) throw new Error('not stored');
  const [known] = (await filesOnDisk(house)).filter((sha256) => sha256 !== stray.sha256);
  const days = (count: number) => new Date(clock.now().getTime() + count * 86_400_000);
  for (const sha256 of await filesOnDisk(house)) utimesSync(media.pathOf(sha256), clock.now(), clock.now());
  await house.at(days(0.5).toISOString());
  expect(await filesOnDisk(house)).toHaveLength(2);
  await house.at(days(2).toISOString());
  expect(await filesOnDisk(house)).toEqual([known]);
});

async function filesOnDisk(house: TestHouse): Promise<readonly string[]> {
  const found = await readdir(join(house.dir, 'media'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function zipped(): Promise<Uint8Array> {
  return new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' });
}

/** A small file whose head claims a very large picture. */
async function pixelBomb(): Promise<Uint8Array> {
  const png = await scene(1, 16, 16).png().toBuffer();
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}
