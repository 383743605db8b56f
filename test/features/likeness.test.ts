import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayTheSame } from '../../src/features/likeness/fingerprints.js';
import { fingerprintsOf } from '../../src/features/likeness/index.js';
import { scene } from '../media/sample-media.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';

const STORY =
  'Sáng nay các bé lớp lớn cùng cô giáo trồng hai luống rau cải trong vườn trường. Bé nào cũng háo hức tưới nước, ' +
  'nhặt cỏ và hẹn nhau chiều lại ra xem rau lớn thêm chút nào chưa.';

describe.each(profiles)('two units about the same event on %s', (profile) => {
  it('are told, and the reviewer lets both stand or one go into the other', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const mai = await house.someone({ unit: 'to-nha-tre', name: 'Mai Thử' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' });
    const photo = await scene(5).jpeg().toBuffer();
    await lan.sends([{ kind: 'photo', bytes: photo }], { caption: `Bé trồng rau\n${STORY}` });
    await lan.picks('Quản lý nhà nước');
    const first = await lan.picks('không có trẻ').hears('BAI-1120-001');
    expect(first.text).not.toContain('Giống');
    await hoa.hears('CHỜ DUYỆT BAI-1120-001');

    // The same scene out of another phone, and nearly the same words.
    const other = await scene(5).resize(500, 375).jpeg({ quality: 60 }).toBuffer();
    await mai.sends(
      [
        { kind: 'photo', bytes: other },
        { kind: 'photo', bytes: photo },
      ],
      {
        caption: `Vườn rau của bé\n${STORY.replace('Sáng nay', 'Sáng thứ Hai')}`,
        album: 'b',
      },
    );
    const warned = await mai.hears('Giống bài BAI-1120-001 (Tổ Mẫu giáo lớn)');
    expect(warned.text).toContain('nội dung gần giống, 1 ảnh trùng, 1 ảnh gần giống');
    expect(warned.text).toContain('vẫn gửi được');
    await mai.picks('Quản lý nhà nước');
    await mai.picks('không có trẻ').hears('BAI-1120-002');

    await hoa.hears('cả hai đơn vị đều được tính');
    const merge = 'Duyệt, gộp vào BAI-1120-001';
    await hoa.picks(merge).hears('Đã duyệt BAI-1120-002');
    await house.later();
    await mai.hears('BAI-1120-002 đã được duyệt');
    await mai.says('/bai').hears('Gộp vào bài BAI-1120-001');
    const { read } = house.app.house.db;
    const paid = (unit: string) =>
      read.task.findFirstOrThrow({ where: { key: `monthly-article/${unit}/2020-11` }, select: { settledAt: true } });
    expect((await paid('to-nha-tre')).settledAt).not.toBeNull();
    // The first waits for a decision of its own.
    expect((await paid('to-mau-giao-lon')).settledAt).toBeNull();
    await hoa.says('/duyet').hears('BAI-1120-001');
  });
});

it('says that a photo came twice, and nothing of items that were withdrawn', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre' });
  const photo = { kind: 'photo' as const, bytes: await scene(7).jpeg().toBuffer() };
  await lan.sends([photo, photo], { caption: 'Bé vẽ', album: 'c' });
  await lan.hears('Ảnh thứ 2 trùng với ảnh thứ 1');
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ').hears('BAI-1120-001');
  await lan.picks('Rút bài').hears('Đã rút');
  const again = await lan.sends([photo], { caption: 'Bé vẽ tranh' }).hears('BẢN NHÁP');
  expect(again.text).not.toContain('Giống');
});

describe('nearly the same words', () => {
  const words = (text: string) => fingerprintsOf({ title: '', text, event: undefined }).words;
  const syllable = fc.stringMatching(/^[bcdghklmnstvx][aeiou]{1,2}[nmt]?$/);
  const text = fc.array(syllable, { minLength: 60, maxLength: 200 });

  it('are those of a text with a word changed, marks left out or a sentence put before it', () => {
    fc.assert(
      fc.property(text, fc.nat(), syllable, (syllables, at, instead) => {
        const changed = syllables.with(at % syllables.length, instead);
        const longer = ['Hom', 'nay', 'troi', 'dep', ...syllables];
        expect(sayTheSame(words(syllables.join(' ')), words(changed.join(' ')))).toBe(true);
        expect(sayTheSame(words(longer.join(' ')), words(syllables.join(', ').toUpperCase()))).toBe(true);
      }),
      { numRuns: 100, seed: 3 },
    );
    expect(sayTheSame(words(STORY), words(STORY.normalize('NFD').replace(/\p{M}/gu, '')))).toBe(true);
  });

  it('are not those of another text, nor of two short ones', () => {
    const other =
      'Chiều thứ sáu nhà trường họp phụ huynh đầu năm, bàn về bữa ăn bán trú và lịch khám sức khoẻ của trẻ.';
    expect(sayTheSame(words(STORY), words(other))).toBe(false);
    expect(sayTheSame(words('Bé vui trung thu'), words('Bé vui trung thu'))).toBe(false);
  });
});
