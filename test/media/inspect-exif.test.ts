import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectMedia } from '../../src/media/inspect.js';
import { readTakenAt } from '../../src/media/inspect-exif.js';
import { cameraPhoto, save, scene, temporaryFolder } from './sample-media.js';

const folder = await temporaryFolder();
const VIETNAM = 'Asia/Ho_Chi_Minh';

async function exifOf(tags: Record<string, string>): Promise<Buffer> {
  const { exif } = await sharp(await cameraPhoto(1, tags)).metadata();
  if (exif === undefined) throw new Error('the sample has no EXIF');
  return exif;
}

/** A block in the other byte order than sharp writes: one folder that points to another with the time. */
function bigEndianBlock(time: string): Buffer {
  const block = Buffer.alloc(64);
  block.write('MM\0*', 'latin1');
  block.writeUInt32BE(8, 4);
  for (const [folderAt, tag, type, count, value] of [
    [8, 0x8769, 4, 1, 26],
    [26, 0x9003, 2, 20, 44],
  ] as const) {
    block.writeUInt16BE(1, folderAt);
    block.writeUInt16BE(tag, folderAt + 2);
    block.writeUInt16BE(type, folderAt + 4);
    block.writeUInt32BE(count, folderAt + 6);
    block.writeUInt32BE(value, folderAt + 10);
  }
  block.write(`${time}\0`, 44, 'latin1');
  return block;
}

describe('when a photo was taken', () => {
  it('is the time on the camera, in its own offset where it wrote one', async () => {
    const tags = { DateTimeOriginal: '2026:11:20 07:30:15', OffsetTimeOriginal: '+09:00' };
    expect(readTakenAt(await exifOf(tags), VIETNAM)).toEqual(new Date('2026-11-19T22:30:15Z'));
    const west = { DateTimeOriginal: '2026:11:20 07:30:15', OffsetTimeOriginal: '-03:30' };
    expect(readTakenAt(await exifOf(west), VIETNAM)).toEqual(new Date('2026-11-20T11:00:15Z'));
  });

  it('is read in the zone of the plan where the camera wrote no offset', async () => {
    const exif = await exifOf({ DateTimeOriginal: '2026:11:20 07:30:15' });
    expect(readTakenAt(exif, VIETNAM)).toEqual(new Date('2026-11-20T00:30:15Z'));
    expect(readTakenAt(exif, 'UTC')).toEqual(new Date('2026-11-20T07:30:15Z'));
    expect(readTakenAt(exif, 'America/New_York')).toEqual(new Date('2026-11-20T12:30:15Z'));
  });

  it('falls back to when it was made digital, and not to when it was edited', async () => {
    const digitized = await exifOf({ DateTimeDigitized: '2026:11:20 07:30:15' });
    expect(readTakenAt(digitized, VIETNAM)).toEqual(new Date('2026-11-20T00:30:15Z'));
    const edited = await sharp(
      await scene(1)
        .withExif({ IFD0: { DateTime: '2026:11:20 07:30:15' } })
        .jpeg()
        .toBuffer(),
    ).metadata();
    expect(readTakenAt(edited.exif ?? Buffer.alloc(0), VIETNAM)).toBeUndefined();
  });

  it('is unknown where the clock was never set or shows no real day', async () => {
    for (const time of [
      '0000:00:00 00:00:00',
      '2026:02:30 10:00:00',
      '2026:13:01 10:00:00',
      '2026:11:20 24:00:00',
      '    :  :     :  :  ',
    ]) {
      expect(readTakenAt(bigEndianBlock(time), VIETNAM), time).toBeUndefined();
    }
    expect(readTakenAt(bigEndianBlock('2026:11:20 07:30:15'), VIETNAM)).toEqual(new Date('2026-11-20T00:30:15Z'));
  });

  it('is found in PNG and WebP too, whatever mark stands before the block', async () => {
    for (const format of ['png', 'webp', 'jpeg'] as const) {
      const photo = await scene(1, 80, 60)
        .withExif({ IFD2: { DateTimeOriginal: '2026:11:20 07:30:15' } })
        .toFormat(format)
        .toBuffer();
      const found = await inspectMedia(await save(folder, photo));
      expect(found, format).toMatchObject({ ok: true, takenAt: new Date('2026-11-20T00:30:15Z') });
    }
  });

  it('never makes a damaged block throw', async () => {
    const good = await exifOf({ DateTimeOriginal: '2026:11:20 07:30:15', OffsetTimeOriginal: '+07:00' });
    const damage = fc.record({
      keep: fc.nat(good.length),
      at: fc.nat(good.length),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(damage, ({ keep, at, put }) => {
        const block = Buffer.from(good);
        Buffer.from(put).copy(block, Math.min(at, block.length));
        const found = readTakenAt(block.subarray(0, keep), VIETNAM);
        expect(found === undefined || !Number.isNaN(found.getTime())).toBe(true);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});
